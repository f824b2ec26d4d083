import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CACHE = join(__dirname, '..', '..', 'node_modules', '.cache', 'connect-iam-conformance');

/** A tool that somebody else wrote, or why it cannot be had on this machine. */
export type Tool = { readonly path: string } | { readonly missing: string };

/**
 * A folder of the cache that `fill` has filled once.
 * The key is of what is in it, so that another pin is another folder;
 * a folder that was not finished is begun again.
 */
export function installed(name: string, key: string, fill: (folder: string) => void): Tool {
  const folder = join(CACHE, `${name}-${key}`);
  const finished = join(folder, '.finished');
  if (existsSync(finished)) return { path: folder };
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    fill(folder);
    writeFileSync(finished, '');
    return { path: folder };
  } catch (e) {
    const { message, stderr } = e as Error & { stderr?: Buffer | null };
    const said = String(stderr ?? '')
      .trim()
      .split('\n')
      .slice(-3);
    return {
      missing: [`${name} cannot be installed:`, message.split('\n')[0], ...said].join(' ').trim(),
    };
  }
}

/**
 * What is tested with a tool. Where it cannot be had the tests are skipped, and the report says why; in CI, where
 * nobody reads that, they fail.
 */
export function describeWith(tool: Tool, title: string, tests: (path: string) => void): void {
  if ('path' in tool) {
    describe(title, () => tests(tool.path));
  } else if (process.env.CI) {
    test(title, () => {
      throw new Error(tool.missing);
    });
  } else {
    process.stderr.write(`SKIPPED ${title}: ${tool.missing}\n`);
    test.skip(`${title}: ${tool.missing}`, () => undefined);
  }
}
