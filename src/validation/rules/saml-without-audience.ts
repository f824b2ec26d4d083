import { samlSignInFacts } from '../../catalogue/saml-sign-in';
import { trustFacts } from '../../catalogue/trust';
import { memoize } from '../../input/memoize';
import { parseArn } from '../../policy/arn';
import { isKey } from '../../policy/confining-conditions';
import {
  hasDeployTimeValue,
  nameOfOpaque,
  PolicyText,
  toDisplayText,
} from '../../policy/deploy-time-text';
import { patternIncludes } from '../../policy/pattern';
import { TrustPrincipal, TrustStatement } from '../../policy/trust';
import { demands, isAnyone } from '../../policy/trust-queries';
import { rule } from '../rule';
import { trustFindings } from '../trust-findings';

export const samlWithoutAudience = rule('saml-without-audience', (world) =>
  trustFindings(
    world,
    { rule: 'saml-without-audience', actions: [trustFacts().assumeWithSaml] },
    (statement, { name }) => {
      const { notPrincipal, principals } = statement;
      if (principals.some(isAnyone) !== notPrincipal) {
        const what = `users of any SAML identity provider can assume the role ${name}`;
        return { subject: name, what, severity: 'error' };
      }
      if (notPrincipal || !principals.some(isSaml)) return undefined;
      const audience = foreignAudience(statement);
      if (audience === undefined) return undefined;
      const what = `users of a SAML identity provider assume the role ${name} for ${audience}`;
      return { subject: name, what };
    },
  ),
);

/** Returns whether a principal is a SAML identity provider, or a reference to one. */
const isSaml = ({ type, value }: TrustPrincipal): boolean =>
  type === 'Federated' && (value.includes(':saml-provider/') || nameOfOpaque(value) !== undefined);

/** Returns an audience that is accepted and is not a sign-in endpoint that AWS documents. */
function foreignAudience(statement: TrustStatement): string | undefined {
  const { audienceKeys } = trustFacts();
  if (!demands(statement, audienceKeys)) return 'any audience';
  const foreign = statement.conditions
    .filter(({ key }) => audienceKeys.some((one) => isKey(key, one)))
    .flatMap(({ values }) => values)
    .find((value) => !isEndpoint(value, partitionOf(statement)));
  return foreign === undefined
    ? undefined
    : `the audience ${toDisplayText(foreign)}, which is not a sign-in endpoint that AWS documents`;
}

/** Returns the partition of the identity provider, if the catalogue has its endpoints. */
const partitionOf = ({ principals }: TrustStatement): string | undefined =>
  principals
    .map(({ value }) => parseArn(value)?.partition)
    .find((partition) => partition !== undefined && partition in samlSignInFacts());

const isEndpoint = (value: PolicyText, partition: string | undefined): boolean =>
  hasDeployTimeValue(value) ||
  endpointsIn(partition).some((known) => patternIncludes(known, value));

/** The sign-in endpoints of a partition or of all, and the paths below them, as patterns. */
const endpointsIn = memoize((partition: string | undefined) =>
  Object.entries(samlSignInFacts())
    .filter(([one]) => partition === undefined || one === partition)
    .map(([, facts]) => facts)
    .flatMap(({ endpoint, regional, globalResiliency }) => [endpoint, regional, globalResiliency])
    .flatMap((url) => url ?? [])
    .map((url) => `${url.replace(/\{[^}]*\}/g, '*').replace(/\*$/, '')}*`),
);
