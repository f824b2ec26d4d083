import { AccessReport, ReportedPrincipal } from './model';
import { stackIn } from './stack-names';
import { groupBy } from '../input/group-by';
import { memoize } from '../input/memoize';
import { displayParts } from '../policy/deploy-time-definition';

/** The members of a principal with texts of its template. */
const TEXTS = [
  'trust',
  'requirements',
  'boundary',
  'managedPolicies',
  'unknown',
  'usableRoles',
  'capabilities',
  'useCases',
  'grants',
  'otherActions',
  'escalations',
  'findings',
  'accepted',
  'statements',
] as const;

/**
 * Returns the principals of a report with the values of templates under the names that other stacks
 * give them: `${Stack/Instance.Arn}`. Two templates may each have a value `${Instance.Arn}`. A
 * report of one template keeps the short names.
 */
export function withStackNames(report: AccessReport): readonly ReportedPrincipal[] {
  const { principals, definitions } = report;
  const byFile = groupBy(principals, ({ file }) => file);
  if (byFile.size < 2 || definitions.length === 0) return principals;
  const prefixes = prefixesIn(report);
  const renamings = new Map(
    [...byFile].map(([file, its]) => {
      const stack = stackOf(file, its, prefixes);
      const own = ownNames(report, file);
      return [file, memoize((part: object) => renamed(part, stack, own))];
    }),
  );
  return principals.map((principal) => {
    const rename = renamings.get(principal.file);
    const parts = TEXTS.flatMap((name) => {
      const part = principal[name];
      return part && rename ? [[name, rename(part)] as const] : [];
    });
    return { ...principal, ...Object.fromEntries(parts) };
  });
}

/** Returns the names of the resources and parameters of a template. */
const ownNames = ({ definitions }: AccessReport, file: string): ReadonlySet<string> =>
  new Set(
    definitions
      .filter((one) => one.file === file && /^(resource|parameter)$/.test(one.kind))
      .map(({ name }) => name)
      .filter((name) => !name.includes('/')),
  );

/** Returns the stacks that the names of values begin with. */
const prefixesIn = ({ definitions }: AccessReport): ReadonlySet<string> =>
  new Set(definitions.map(({ name }) => name.slice(0, Math.max(0, name.lastIndexOf('/')))));

/** Returns the name of the stack of a template, as other stacks write it where they do. */
function stackOf(
  file: string,
  principals: readonly ReportedPrincipal[],
  prefixes: ReadonlySet<string>,
): string {
  const stack = stackIn(file, principals);
  const ids = stack.split('/');
  const stacks = ids.map((_, i) => ids.slice(0, i + 1).join('/'));
  return [file, ...stacks].find((one) => prefixes.has(one)) ?? stack;
}

/** Returns a part of a principal with the stack before each own name. */
function renamed(part: unknown, stack: string, own: ReadonlySet<string>): unknown {
  if (typeof part === 'string') return part.includes('${') ? renamedText(part, stack, own) : part;
  if (Array.isArray(part)) return part.map((one) => renamed(one, stack, own));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, member]) => [name, renamed(member, stack, own)]),
  );
}

const renamedText = (text: string, stack: string, own: ReadonlySet<string>): string =>
  displayParts(text)
    .map(({ text: as, name }) => {
      if (name === undefined) return as;
      return `\${${own.has(name) ? `${stack}/${name}` : renamedText(name, stack, own)}}`;
    })
    .join('');
