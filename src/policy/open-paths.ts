/**
 * Paths that only deployment knows. A name has the slashes of its path outside of the value; other
 * texts do not, because the value has them: `policy${Path}Team`.
 */
import { hasDeployTimeValue, PolicyText, textUnits } from './deploy-time-text';
import { mapPolicyTexts } from './map-texts';
import { Attachment, Policy, PolicyStatement, Principal } from './model';
import { memoize } from '../input/memoize';

/** Returns a path as names have it. One that deployment chooses ends with a slash, like each. */
export function pathInName(path: PolicyText): PolicyText {
  const rest = path.replace(/^\//, '');
  return rest === '' || rest.endsWith('/') ? rest : `${rest}/`;
}

/** Returns whether a path begins or ends with a deploy-time value, which has its slash. */
export const isOpenPath = (path: PolicyText): boolean => endsOf(path).some(hasDeployTimeValue);

/**
 * Returns the end of an ARN, and the same without an open path at its beginning: the value may be `/`.
 */
export const withRoot = (
  resource: PolicyText,
  paths: readonly PolicyText[] = [],
): readonly PolicyText[] => [
  ...new Set([
    resource,
    ...paths
      .map((path) => endsOf(path)[0])
      .filter(hasDeployTimeValue)
      .map((first) => resource.replace(`/${first}/`, () => '/')),
  ]),
];

/** Returns whether a name without its open path at the beginning is another one. */
export const mayBeWithoutPath = (
  name: PolicyText,
  other: PolicyText,
  paths?: readonly PolicyText[],
): boolean => withRoot(`/${name}`, paths).slice(1).includes(`/${other}`);

/** Returns a text with the slashes of the values of open paths outside of them, as names have it. */
export const withSlashes = (text: PolicyText, paths: readonly PolicyText[] = []): PolicyText =>
  paths.reduce((all, path) => {
    const [first, last] = endsOf(path);
    const begun = hasDeployTimeValue(first) ? all.split(first).join(`/${first}`) : all;
    return hasDeployTimeValue(last) ? begun.split(last).join(`${last}/`) : begun;
  }, text);

/** Returns a principal whose policies have the slashes of open paths as names have them. */
export const inOpenPaths = memoize((paths: readonly PolicyText[]) =>
  memoize((holder: Principal): Principal => {
    const text = (one: PolicyText) => withSlashes(one, paths);
    const statement = (one: PolicyStatement) => mapPolicyTexts(one, text);
    const policy = (one: Policy) => ({ ...one, statements: one.statements.map(statement) });
    const attachment = (one: Attachment) => ({
      ...one,
      ...(one.policy && { policy: policy(one.policy) }),
    });
    const { inline, attached, boundary } = holder;
    return {
      ...holder,
      inline: inline.map(policy),
      attached: attached.map(attachment),
      ...(boundary && { boundary: attachment(boundary) }),
    };
  }),
);

function endsOf(path: PolicyText): readonly [PolicyText, PolicyText] {
  const units = textUnits(path);
  return [units[0] ?? '', units[units.length - 1] ?? ''];
}
