import { App, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import { ConnectAccess, ConnectAccessRole, ConnectScope } from '../../src';
import { ConnectAccessValidation } from '../../src/validation/connect-access-validation';
import { JOURNEYS } from '../conformance/variants';
import { World } from '../conformance/variants/world';
import { allows, Rule } from '../laws/matcher';
import { occurringRequests } from '../laws/occurring';
import { scopeOf } from '../laws/world';
import { inputOf } from '../oracle/drawn';
import { ACCESSES } from '../oracle/drawn-accesses';
import { DRAWN } from '../oracle/drawn-constructs';
import { GRANTS } from '../oracle/drawn-grants';
import { SCOPES } from '../oracle/drawn-scopes';
import { everyRole } from '../support/every-role';
import { ALL_JOBS, ALL_USE_CASES, withEverything, withStorage } from '../support/full-scope';
import { ACCOUNT, INSTANCE_ID, newStack, readable } from '../support/template';

/*
 * Every template that a construct can make: what our own audit finds in it, and whether each of its
 * statements allows something. The constructs and options are those that the oracle draws, and
 * test/oracle/drawn.test.ts checks that these are all.
 */
const env = { account: ACCOUNT, region: 'us-east-1' };
const assumedBy = new AccountRootPrincipal();

/** The templates of an app, and what the plug-in finds in them. */
function synthesized(app: App) {
  const { stacks } = app.synth();
  const templatePaths = stacks.map((stack) => stack.templateFullPath);
  const { violations } = new ConnectAccessValidation(app).validate({ templatePaths });
  return {
    templates: stacks.map(({ template }) => template),
    found: [...new Set(violations.map(({ ruleName }) => ruleName))].filter(isOfLibrary).sort(),
  };
}

/** What is no fault of the access: a name that AWS publishes elsewhere, and a service at its end. */
const isOfLibrary = (name: string) => !/^(published-action|end-of-support)\[/.test(name);

/** The statements of templates, as rules of the matcher. */
const rulesIn = (template: any): Rule[] =>
  Object.values<any>(template.Resources)
    .flatMap(({ Type, Properties = {} }) =>
      Type === 'AWS::KMS::Key'
        ? []
        : [
            ...(Properties.Policies ?? []).map((policy: any) => policy.PolicyDocument),
            Properties.PolicyDocument,
            Properties.InlinePolicy,
          ],
    )
    .flatMap((document) => document?.Statement ?? [])
    .map((statement) => JSON.parse(filled(JSON.stringify(readable(statement)))))
    .map(({ Sid = '', Effect, Action, Resource, NotResource, Condition = {} }) => ({
      sid: Sid,
      effect: Effect,
      actions: [Action].flat(),
      resources: [Resource ?? NotResource].flat(),
      notResource: NotResource !== undefined,
      conditions: Condition,
    }));

const filled = (text: string) =>
  text
    .replaceAll('${AWS::Partition}', 'aws')
    .replaceAll('${AWS::Region}', env.region)
    .replaceAll(/\$\{(AWS::AccountId|aws:PrincipalAccount)\}/g, ACCOUNT);

/** The statements that allow nothing that can occur, with the denies that are there. */
const idleIn = (template: any): string[] => {
  const rules = rulesIn(template);
  return rules
    .filter(({ effect, actions }) => effect === 'Allow' && !actions[0].includes('*'))
    .filter((rule) => !occurringRequests(rule).some((request) => allows(rules, request)))
    .map(({ sid, actions }) => `${sid}: ${actions[0]}`)
    .filter((text) => !UNLISTED.test(text));
};

/** What the reference does not have: tagging on AI agents, and an action that the app invents. */
const UNLISTED = /: (wisdom:TagResource|connect:InventQueue)$/;

/** Stacks of an app, one for each construct and for each of some runs. */
function drawn(all: Readonly<Record<string, (stack: Stack, run: number) => void>>, runs: number) {
  const app = new App();
  Object.values(all).forEach((build, i) => {
    for (let run = 0; run < runs; run++) build(new Stack(app, `Stack${i}Run${run}`, { env }), run);
  });
  return synthesized(app);
}

const builds = (all: Readonly<Record<string, { build: (stack: Stack, run: number) => void }>>) =>
  Object.fromEntries(Object.entries(all).map(([name, { build }]) => [name, build]));

const { 'ConnectEmergencyAccess of the role': _, ...ELSEWHERE } = DRAWN;
/** A service control policy is beside a policy of the test, which allows everything. */
const { 'ConnectEmergencyAccess of another role': __, ...CONSTRUCTS } = ELSEWHERE;

const roleOf = (access: (run: number) => ConnectAccess) => (stack: Stack, run: number) => {
  const connectScope = scopeOf({ ...inputOf(run), companions: run % 2 === 1 });
  new ConnectAccessRole(stack, 'Role', { assumedBy, access: access(run), connectScope });
};

const accesses = Object.fromEntries(
  Object.entries(ACCESSES)
    // What is granted and denied allows nothing, which the construct says.
    .filter(([name]) => name !== 'a deny of federation')
    .map(([name, access]) => [name, roleOf(access)]),
);

/** What an app must accept itself: it asks for it, or the policy is its own. */
const FOR_THE_APP: Readonly<Record<string, readonly RegExp[]>> = {
  // A policy of this name, whose document the app does not have.
  constructs: [/^unread-part\[reports\]$/],
  // The statements are in a policy of the grantee, which the grant warns of.
  grants: [/^email-takeover\[/, /^instance-administrator\[/],
  // Roles without a permissions boundary, which take a reason.
  scopes: [/^escalation\[iam:PutRolePolicy/, /^unconfined\[iam:CreateRole\]/],
  // Actions one by one, without what they depend on.
  'ways to say access': [/^missing-dependent-action\[/],
};

test.each([
  ['constructs', builds(CONSTRUCTS), 6],
  ['grants', builds(GRANTS), 1],
  ['scopes', builds(SCOPES), 1],
  ['ways to say access', accesses, 3],
])('of %s the audit finds nothing more, and each statement allows a request', (name, all, runs) => {
  const { templates, found } = drawn(all, runs);
  const forTheApp = FOR_THE_APP[name];
  expect(found.filter((one) => !forTheApp.some((pattern) => pattern.test(one)))).toEqual([]);
  expect(forTheApp.filter((pattern) => !found.some((one) => pattern.test(one)))).toEqual([]);
  expect(templates.flatMap(idleIn)).toEqual([]);
});

/** What an app must accept itself in a variant: it asks for it, or the policy is its own. */
const IN_VARIANTS: readonly RegExp[] = [
  // As in grants, and in ways to say access.
  /^email-takeover\[/,
  /^instance-administrator\[/,
  /^missing-dependent-action\[/,
  // Roles without a permissions boundary, which take a reason.
  /^escalation\[iam:CreateRole,/,
  // Policies that the app attaches, or whose document it does not have.
  /^limited-escalation\[athena:Get/,
  /^star-resource\[connect:ListTagsForResource\]$/,
  /^unread-part\[connect\/Reports\]$/,
  // Every action and every row, emergency sign-in too.
  /^unlimited-emergency-access\[/,
];

test('of every variant of every construct the audit finds nothing more, and each statement allows a request', () => {
  const app = new App();
  JOURNEYS.forEach(({ construct, variants }, i) =>
    variants.forEach((variant, j) => {
      const description = `${construct}, ${variant.name}`;
      const stack = new Stack(app, `Variant${i}x${j}`, { env, description });
      variant.make(stack, new World(stack));
    }),
  );
  const { templates, found } = synthesized(app);
  expect(found.filter((one) => !IN_VARIANTS.some((pattern) => pattern.test(one)))).toEqual([]);
  expect(IN_VARIANTS.filter((pattern) => !found.some((one) => pattern.test(one)))).toEqual([]);
  const idle = templates.flatMap((one) => idleIn(one).map((text) => `${one.Description}: ${text}`));
  expect(idle).toEqual([]);
});

const REGIONS = [
  ['aws', 'eu-central-1'],
  ['aws-us-gov', 'us-gov-west-1'],
  ['aws-cn', 'cn-north-1'],
] as const;

describe.each(REGIONS)('in the partition %s', (partition, region) => {
  const here = { account: ACCOUNT, region };

  test('the audit finds nothing in any construct with any option', () => {
    const app = new App();
    everyRole(new Stack(app, 'Every', { env: here }), assumedBy);
    expect(synthesized(app).found).toEqual([]);
  });

  test('the audit finds nothing in any job and row, and each statement allows a request', () => {
    const stack = newStack({ env: here });
    const where = [ACCOUNT, region, partition] as const;
    const connectScope = withStorage(
      stack,
      withEverything(stack, ConnectScope.instanceId(INSTANCE_ID), ...where),
      ...where,
    );
    const all = [
      ...ALL_JOBS.map((job) => ConnectAccess.jobs(job)),
      ...ALL_USE_CASES.map((row) => ConnectAccess.consoleUseCases(row)),
    ];
    all.forEach((access, i) => {
      new ConnectAccessRole(stack, `Role${i}`, { assumedBy, access, connectScope });
    });
    const { found, templates } = synthesized(App.of(stack) as App);
    expect(found).toEqual([]);
    expect(templates.flatMap(idleIn)).toEqual([]);
  });
});
