import { AccessReport, ReportedPrincipal } from './model';
import { groupBy } from '../input/group-by';
import { memoize } from '../input/memoize';

/** Returns a text about a principal for people. */
export type StackNames = (principal: Pick<ReportedPrincipal, 'file'>, text: string) => string;

/**
 * Names the stack in deploy-time values whose name several templates have:
 * `${Production/Instance.Arn}`. `who-can --on` and `report --on` take these names.
 */
export const stackNames = memoize(({ definitions, principals }: AccessReport): StackNames => {
  const named = definitions.filter(({ kind }) => kind === 'resource' || kind === 'parameter');
  const byName = groupBy(named, ({ name }) => name);
  const stackOf = memoize((file: string) => stackIn(file, principals));
  return ({ file }, text) =>
    // A name with a stack is of that stack.
    text.replace(/\$\{([^{}/]+)\}/g, (whole: string, name: string) => {
      const files = new Set(byName.get(name)?.map((one) => one.file));
      return files.size > 1 && files.has(file) ? `\${${stackOf(file)}/${name}}` : whole;
    });
});

/** Returns what the construct paths of a template begin with, or else the name of the file. */
export function stackIn(file: string, principals: readonly ReportedPrincipal[]): string {
  const paths = principals
    .filter((one) => one.file === file && one.constructPath !== undefined)
    .map(({ constructPath = '' }) => constructPath.split('/').slice(0, -1));
  const [first = []] = paths;
  const end = first.findIndex((part, i) => paths.some((path) => path[i] !== part));
  return first.slice(0, end < 0 ? first.length : end).join('/') || file;
}
