import { processIo } from './io';
import { main } from './main';

// Whoever reads may stop reading, as `head` does: nothing is wrong then.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

void main(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code;
});
