import { samlSignInFacts } from '../../catalogue/saml-sign-in';
import { trustFacts } from '../../catalogue/trust';
import { memoize } from '../../input/memoize';
import { parseArn } from '../../policy/arn';
import { isKey } from '../../policy/confining-conditions';
import { hasDeployTimeValue, PolicyText, toDisplayText } from '../../policy/deploy-time-text';
import { patternIncludes } from '../../policy/pattern';
import { TrustStatement } from '../../policy/trust';
import { demands, trustAllows } from '../../policy/trust-queries';
import { rule } from '../rule';
import { trustFindings } from '../trust-findings';

export const samlWithoutAudience = rule('saml-without-audience', (world) =>
  trustFindings(world, (statement, { name }) => {
    const isSaml = statement.principals.some(
      ({ type, value }) => type === 'Federated' && value.includes(':saml-provider/'),
    );
    if (!isSaml || !trustAllows(statement, trustFacts().assumeWithSaml)) return undefined;
    const audience = foreignAudience(statement);
    if (audience === undefined) return undefined;
    const what = `users of a SAML identity provider assume the role ${name} for ${audience}`;
    return { subject: name, what };
  }),
);

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
