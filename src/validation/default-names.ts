import { parseArn } from '../policy/arn';
import { DefaultValues, defaultValues } from '../policy/default-values';
import { hasDeployTimeValue, nameOfOpaque, PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { ownNames } from '../policy/own-names';
import { matchesPattern, patternIncludes } from '../policy/pattern';
import { PrincipalIdentity } from '../policy/principal-identity';
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
  return named.flatMap(({ kind, name, values }) => {
    const its = defaultValues(values);
    const names = namesBy(its)(name);
    const isNamed = paths.some(
      (path) =>
        !patternIncludes(path, `${kind}/*`) &&
        names.some((one) => matchesPattern(path, `${kind}/${one}`)),
    );
    return isNamed ? its.parametersIn(name) : [];
  });
}

/** Returns how policies name a principal that has its names, and the reference to its ARN, by defaults. */
export function identityAsDeployed(
  identity: PrincipalIdentity,
  defaults: DefaultValues,
): PrincipalIdentity {
  const { arn: written, names: all } = identity;
  const names = all.flatMap(namesBy(defaults));
  const [arn = '', ...others] = written === undefined ? [] : defaults.textsFor(written);
  const isReference = nameOfOpaque(arn) !== undefined && others.length === 0;
  const areSame = names.every((one, i) => one === all[i]) && names.length === all.length;
  if (areSame && (!isReference || arn === written)) return identity;
  return { ...identity, names, ...(isReference && { arn }) };
}
