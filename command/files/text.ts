import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { FileError } from './file-error';

const MIB = 1024 * 1024;
/**
 * The maximum size of a file. The result of JSON.parse needs memory in addition. See
 * test/command/files.test.ts for the needs of 50 MB.
 */
const LARGEST = 100 * MIB;

/** The display name of standard input. */
export const STANDARD_INPUT = '<stdin>';

/** Reads the text of a file, a pipe, or standard input (`-`), without its byte order mark. */
export const textOf = async (file: string): Promise<string> => (await digestedText(file)).text;

/** Reads the text of a file, with the SHA-256 of its bytes. */
export async function digestedText(
  file: string,
): Promise<{ readonly text: string; readonly sha256: string }> {
  if (await isNamedPipe(file))
    throw new FileError({
      file,
      problem: 'it is a pipe, which may never end',
      instead: 'Write to standard input and name it `-`',
    });
  const bytes = await bytesOf(file);
  const text = decoded(file === '-' ? STANDARD_INPUT : file, bytes);
  if (text.trim() === '')
    throw new FileError({
      file: file === '-' ? STANDARD_INPUT : file,
      problem: 'the file is empty',
    });
  return { text, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Returns whether a file is a pipe that has a name. The shell makes those under /dev, and ends them. */
async function isNamedPipe(file: string): Promise<boolean> {
  if (file === '-' || /^\/(dev|proc)\//.test(file)) return false;
  try {
    return (await stat(file)).isFIFO();
  } catch {
    // The attempt to read the file tells what is wrong.
    return false;
  }
}

/** Reads a stream up to a limit, because pipes and devices do not report their length. */
async function bytesOf(file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of file === '-'
      ? process.stdin
      : createReadStream(file, { highWaterMark: MIB })) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > LARGEST) break;
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  if (size > LARGEST) {
    throw new FileError({
      file: file === '-' ? STANDARD_INPUT : file,
      problem: `it is larger than ${LARGEST / MIB} MiB`,
      instead:
        'Read it in parts: `aws iam get-account-authorization-details` takes --filter ' +
        'Role, User, Group or LocalManagedPolicy',
    });
  }
  return Buffer.concat(chunks, size);
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
};

/** Describes an error of the operating system in words. */
export function unreadable(file: string, error: unknown): FileError {
  const code = (error as NodeJS.ErrnoException)?.code ?? String(error);
  return new FileError({ file, problem: PROBLEMS[code] ?? `it cannot be read (${code})` });
}

function decoded(file: string, bytes: Buffer): string {
  // PowerShell redirects output to a file as UTF-16 with a byte order mark.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const zero = bytes.indexOf(0);
  if (zero >= 0)
    throw new FileError({
      file,
      problem: `it is not text: byte ${zero + 1} is zero`,
      instead: 'Give JSON or YAML in UTF-8',
    });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileError({
      file,
      problem: 'it is not text in UTF-8',
      instead: 'Give JSON or YAML in UTF-8',
    });
  }
}
