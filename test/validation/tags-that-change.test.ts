import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { roleDetails, userDetails } from '../support/accounts';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { defined } from '../support/defined';
import { policy } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';
const [ANN, ROLE, TAGGER] = [`${IAM}user/ann`, `${IAM}role/Admin`, `${IAM}role/Tagger`];
const [ASSUME, PUT, ATTACH] = ['sts:AssumeRole', 'iam:PutUserPolicy', 'iam:AttachUserPolicy'];
const [OWN_TEAM, TEAM_OF] = ['aws:PrincipalTag/team', 'aws:ResourceTag/team'];

const deny = (Action: string, Condition: object) => ({
  Effect: 'Deny',
  Action,
  Resource: '*',
  Condition,
});
const is = (key: string, value: string) => ({ StringEquals: { [key]: value } });
const isNot = (key: string, value: string) => ({ StringNotEquals: { [key]: value } });
const tagged = (Value: string) => ({ Tags: [{ Key: 'team', Value }] });

const TRUST = policy({ Effect: 'Allow', Principal: { AWS: `${IAM}root` }, Action: ASSUME });
const everything = policy({ Effect: 'Allow', Action: '*', Resource: '*' });

const managed = (PolicyName: string, Document: object) => ({
  PolicyName,
  Arn: `${IAM}policy/${PolicyName}`,
  DefaultVersionId: 'v1',
  PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document }],
});

/** What is found about ann, of the team dev, beside the roles Admin, of ops, and Tagger. */
const found = (
  statements: readonly object[],
  { ofTagger = [], team = 'dev' }: { ofTagger?: readonly object[]; team?: string } = {},
) =>
  audit(
    defined(
      read('account.json', {
        GroupDetailList: [],
        UserDetailList: [userDetails('ann', connectHolder(...statements), tagged(team))],
        RoleDetailList: [
          roleDetails('Admin', TRUST, policy(allow('connect:CreateUser')), tagged('ops')),
          roleDetails('Tagger', TRUST, policy(...ofTagger), tagged('all')),
        ],
        Policies: [managed('ops', everything), managed('dev', policy(allow('s3:GetObject')))],
      }),
    ),
  )
    .filter(({ id }) => /escalation/.test(id))
    .map(({ severity, what }) => `${severity}: ${what}`);

const TAGS_ITSELF = allow('iam:TagUser', ANN);

describe('a role whose tag decides who assumes it', () => {
  const byTag = allow(ASSUME, ROLE, is(TEAM_OF, 'dev'));
  const actsAsTagger = allow(ASSUME, TAGGER);
  const gets = 'warning: sts:AssumeRole on the role Admin: the holder gets connect:CreateUser';
  const byTagger = `${gets}, if the role Tagger changes the tags of the role Admin`;

  test.each<[string, readonly object[], string]>([
    ['aws:ResourceTag', [byTag], 'iam:TagRole'],
    ['iam:ResourceTag', [allow(ASSUME, ROLE, is('iam:ResourceTag/team', 'dev'))], 'iam:TagRole'],
    ['a deny', [allow(ASSUME, ROLE), deny(ASSUME, is(TEAM_OF, 'ops'))], 'iam:UntagRole'],
    ['the own tag', [allow(ASSUME, ROLE, is(TEAM_OF, `\${${OWN_TEAM}}`))], 'iam:TagRole'],
  ])('may get another from a role of the holder: %s', (_, statements, action) => {
    const ofTagger = [allow(action, ROLE)];
    expect(found([actsAsTagger, ...statements], { ofTagger })).toEqual([byTagger]);
    expect(found(statements, { ofTagger })).toEqual([]);
    expect(found([actsAsTagger, ...statements], { ofTagger: [allow(action, TAGGER)] })).toEqual([]);
  });

  test.each<[string, readonly object[]]>([
    ['an allow', [allow(ASSUME, ROLE, is(TEAM_OF, `\${${OWN_TEAM}}`))]],
    ['a deny', [allow(ASSUME, ROLE), deny(ASSUME, isNot(TEAM_OF, `\${${OWN_TEAM}}`))]],
  ])('is compared with the own tag, and one of both may change: %s', (_, statements) => {
    expect(found(statements)).toEqual([]);
    expect(found([TAGS_ITSELF, ...statements])).toEqual([gets]);
    expect(found([allow('iam:TagRole', ROLE), ...statements])).toEqual([gets]);
    expect(found([allow('iam:TagUser', `${IAM}user/bob`), ...statements])).toEqual([]);
  });
});

describe('a condition with the own tag in its value', () => {
  const admin = (key: string) => `arn:aws:iam::aws:policy/\${${key}}`;
  const attaches = (value: string) => allow(ATTACH, ANN, is('iam:PolicyARN', value));
  const region = is('aws:RequestedRegion', `\${${OWN_TEAM}}`);
  const arn = { ArnLike: { 'aws:PrincipalArn': `${IAM}user/\${${OWN_TEAM}}` } };
  const isNotIts = isNot('iam:PolicyARN', admin(OWN_TEAM));

  test.each<[string, readonly object[], string]>([
    ['a policy of AWS', [attaches(admin(OWN_TEAM))], 'attaches any policy to a user'],
    [
      'a policy of a deny',
      [allow(ATTACH, ANN), deny(ATTACH, isNotIts)],
      'attaches any policy to a user',
    ],
    ['a policy', [attaches(`${IAM}policy/\${${OWN_TEAM}}`)], 'attaches the policy ops'],
    ['the Region', [allow(PUT, '*', region)], 'if aws:RequestedRegion is'],
    ['the ARN of the holder', [allow(PUT, '*', arn)], 'if aws:PrincipalArn is'],
  ])('is met by another tag: %s', (_, statements, text) => {
    const [one, ...others] = found([TAGS_ITSELF, ...statements]);
    expect(others).toEqual([]);
    expect(one).toMatch(/^warning: /);
    expect(one).toContain(text);
    expect(one.length).toBeLessThan(300);
    expect(found(statements)).toEqual([]);
    const denied = { Effect: 'Deny', Action: 'iam:TagUser', Resource: '*' };
    expect(found([TAGS_ITSELF, denied, ...statements])).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['the Region', region, 'us-east-1'],
    ['the ARN of the holder', arn, 'ann'],
  ])('is met by the tag of today: %s', (_, condition, team) => {
    const writes = allow(PUT, '*', condition);
    const isFatal = [expect.stringMatching(/^fatal: /)];
    expect(found([writes], { team })).toEqual(isFatal);
    expect(found([TAGS_ITSELF, writes], { team })).toEqual(isFatal);
  });

  test('is met by a tag that another role gives', () => {
    const statements = [allow(ASSUME, TAGGER), allow(PUT, '*', region)];
    const ofTagger = [allow('iam:TagUser', ANN)];
    expect(found(statements, { ofTagger })).toEqual([
      expect.stringMatching(/if the role Tagger changes the tags of the user ann$/),
    ]);
    expect(found(statements)).toEqual([]);
  });
});

describe('a deny on what the own tag names', () => {
  const itself = { Effect: 'Deny', Action: PUT, Resource: `${IAM}user/\${${OWN_TEAM}}` };

  test('keeps the holder from itself unless the tag may change', () => {
    const statements = [allow(PUT), itself];
    expect(found(statements, { team: 'ann' })).toEqual([expect.stringMatching(/^error: /)]);
    expect(found([TAGS_ITSELF, ...statements], { team: 'ann' })).toEqual([
      expect.stringMatching(/^fatal: /),
    ]);
  });
});

describe('a session of federation with tags of its own', () => {
  const [FEDERATES, TAGS] = [allow('sts:GetFederationToken'), allow('sts:TagSession')];
  const CODE = 'lambda:UpdateFunctionCode';
  const ofSession = 'if aws:PrincipalType is FederatedUser and aws:PrincipalTag/team';

  test.each<[string, readonly object[]]>([
    ['an allow', [allow(CODE, '*', is(OWN_TEAM, 'ops'))]],
    ['a deny', [allow(CODE), deny('lambda:*', is(OWN_TEAM, 'dev'))]],
    ['of IAM', [allow(PUT, '*', is(OWN_TEAM, 'ops'))]],
  ])('is not held by the tag of the user: %s', (_, statements) => {
    expect(found([FEDERATES, TAGS, ...statements])).toEqual([expect.stringContaining(ofSession)]);
    expect(found([FEDERATES, ...statements])).toEqual([]);
    expect(found([TAGS, ...statements])).toEqual([]);
    expect(found([FEDERATES, allow('sts:TagSession', ROLE), ...statements])).toEqual([]);
  });
});
