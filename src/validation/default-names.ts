import { parseArn } from '../policy/arn';
import { DefaultValues } from '../policy/default-values';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { ownNames } from '../policy/own-names';
import { matchesPattern, patternIncludes } from '../policy/pattern';
import { WrittenStatement } from '../policy/unknown';

/** A path in a name has no slash before it, and one after it. The default of one has both. */
export const namesBy =
  ({ textsFor }: DefaultValues) =>
  (name: PolicyText): readonly PolicyText[] =>
    textsFor(name).map((text) =>
      text === name ? name : text.replace(/^\/+/, '').replace(/\/{2,}/, '/'),
    );

/** Returns the parameters by whose defaults a statement names its holder, or a policy that it has. */
export function namedByDefault(
  { resources }: WrittenStatement,
  principal: Principal,
  defaults: DefaultValues,
): readonly string[] {
  const named = ownNames(principal).filter(({ name }) => hasDeployTimeValue(name));
  if (named.length === 0) return [];
  const paths = resources
    .flatMap(defaults.textsFor)
    .flatMap((resource) => parseArn(resource)?.resource ?? []);
  return named
    .filter(({ kind, name }) =>
      paths.some(
        (path) =>
          !patternIncludes(path, `${kind}/*`) &&
          namesBy(defaults)(name).some((one) => matchesPattern(path, `${kind}/${one}`)),
      ),
    )
    .flatMap(({ name }) => defaults.parametersIn(name));
}
