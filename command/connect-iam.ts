import { EXIT, processIo } from './io';
import { main } from './main';
import { unwritable } from './output';

for (const [stream, name] of [
  [process.stdout, 'standard output'],
  [process.stderr, undefined],
] as const) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader may stop early, as `head` does. This is not an error.
    if (error.code === 'EPIPE') return;
    process.exitCode = EXIT.unusable;
    if (name !== undefined)
      process.stderr.write(`connect-iam: ${unwritable(name, error).message}.\n`);
  });
}

void main(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode ??= code;
});
