import { isStopped, mayHold, rolesOfSession } from './trusting-statements';
import { trustFacts } from '../catalogue/trust';
import { deployTimeNames, PolicyText, replaceDeployTimeValues } from '../policy/deploy-time-text';
import { effectiveTrust } from '../policy/effective-trust';
import { Principal } from '../policy/model';
import { mayNamePrincipalOf, pathOfName } from '../policy/principal-names';
import { TrustPrincipal, TrustStatement } from '../policy/trust';

/** A name in a trust policy that may be that of a principal. */
export interface PossibleCaller {
  readonly statement: TrustStatement;
  readonly trustedAs: PolicyText;
}

/**
 * Returns the names in the trust policy of a role that deployment may give to a principal: by a
 * parameter or a pseudo parameter in its own name, or by a generated name.
 */
export function possibleCallers(role: Principal, principal: Principal): readonly PossibleCaller[] {
  const { assume } = trustFacts();
  const own = namesWithText(principal);
  if (own === undefined || isStopped(role, principal, assume)) return [];
  return effectiveTrust(role)(assume)
    .filter(
      ({ notPrincipal, conditions }) =>
        !notPrincipal && conditions.every((one) => mayHold(one, principal, role)),
    )
    .flatMap((statement) =>
      statement.principals
        .filter((one) => isKnown(one, own) && mayBe(one, principal, role))
        .map(({ value }) => ({ statement, trustedAs: value })),
    );
}

/** Returns the names of a principal; undefined where each may be any name, as a parameter is. */
function namesWithText({ identity }: Principal): readonly PolicyText[] | undefined {
  const names = identity?.names ?? [];
  return names.length === 0 || names.some(hasText) ? names : undefined;
}

const hasText = (name: PolicyText): boolean =>
  /[a-z\d]/i.test(replaceDeployTimeValues(name.slice(pathOfName(name).length), () => ''));

/** Returns whether a principal of a trust policy has nothing that deployment chooses for it alone. */
const isKnown = ({ type, value }: TrustPrincipal, own: readonly PolicyText[]): boolean => {
  const names = own.flatMap(deployTimeNames);
  return (
    type === 'AWS' &&
    deployTimeNames(value).every((name) => name.startsWith('AWS::') || names.includes(name))
  );
};

const mayBe = ({ value }: TrustPrincipal, principal: Principal, role: Principal): boolean =>
  [value, ...rolesOfSession(value)].some((one) =>
    mayNamePrincipalOf(one, principal, role.place.file),
  );
