import { textsOf } from './possible-trust';
import { isStopped, mayHold, rolesOfSession } from './trusting-statements';
import { trustFacts } from '../catalogue/trust';
import { parseArn } from '../policy/arn';
import { deployTimeNames, hasOwnText, PolicyText } from '../policy/deploy-time-text';
import { effectiveTrust } from '../policy/effective-trust';
import { listedValues } from '../policy/listed-values';
import { Principal } from '../policy/model';
import { mayNamePrincipalOf, namesPrincipal } from '../policy/principal-names';
import { pathOfName } from '../policy/role-name';
import { TrustPrincipal, TrustStatement } from '../policy/trust';

/** A name in a trust policy that may be that of a principal. */
export interface PossibleCaller {
  readonly statement: TrustStatement;
  readonly trustedAs: PolicyText;
}

/**
 * Returns the names in the trust policy of a role that deployment may give to a principal: by a
 * parameter or a pseudo parameter in one of the names, or by a generated name.
 */
export function possibleCallers(role: Principal, principal: Principal): readonly PossibleCaller[] {
  const { assume } = trustFacts();
  const own = principal.identity?.names ?? [];
  if (isStopped(role, principal, assume)) return [];
  return effectiveTrust(role)(assume)
    .filter(
      ({ notPrincipal, conditions }) =>
        !notPrincipal && conditions.every((one) => mayHold(one, principal, role)),
    )
    .flatMap((statement) =>
      statement.principals
        .filter(
          (one) =>
            (isAsKnown(one, own) && mayBe(one, principal, role)) ||
            isExported(one, principal, role),
        )
        .map(({ value }) => ({ statement, trustedAs: value })),
    );
}

const hasText = (name: PolicyText): boolean => hasOwnText(name.slice(pathOfName(name).length));

/**
 * Returns whether a principal of a trust policy is any name where the own names are, and only there. It is
 * not any name if it has letters of its own, or nothing that deployment chooses for it alone.
 */
function isAsKnown({ type, value }: TrustPrincipal, own: readonly PolicyText[]): boolean {
  if (type !== 'AWS') return false;
  const resource = parseArn(value)?.resource ?? '';
  const isAny = own.length > 0 && !own.some(hasText);
  if (isAny) return resource !== '' && !hasText(resource);
  if (hasText(resource)) return true;
  const names = own.flatMap(deployTimeNames);
  return deployTimeNames(value).every((name) => name.startsWith('AWS::') || names.includes(name));
}

/** Returns whether a principal of a trust policy has an import that may be the export of another. */
const isExported = ({ type, value }: TrustPrincipal, principal: Principal, role: Principal) =>
  type === 'AWS' &&
  (listedValues(value, role.values)?.texts ?? []).some((one) =>
    namesPrincipal(one, principal, role.place.file),
  );

const mayBe = ({ value }: TrustPrincipal, principal: Principal, role: Principal): boolean => {
  const { file } = role.place;
  const isOf = (one: PolicyText) => mayNamePrincipalOf(one, principal, file);
  return (
    [value, ...rolesOfSession(value)].some(isOf) ||
    textsOf(value, role)
      .flatMap((text) => [text, ...rolesOfSession(text)])
      .some((one) => isOf(one) || namesPrincipal(one, principal, file))
  );
};
