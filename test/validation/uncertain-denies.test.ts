import { readTogether } from '../../src/reader/read';
import { report } from '../../src/report/build-report';
import { audit } from '../../src/validation/run-rules';
import { allowing, connectHolder } from '../support/connect-holder';
import { deny, policy, roleWith } from '../support/documents';

/* A deny that deployment may attach to a principal closes a way, or does not. */

const PARAMETER = { V: { Type: 'String', Default: 'prod' } };
const DENY = policy(deny('iam:*'));
const sub = (text: string) => ({ 'Fn::Sub': text });

const world = (properties: object, resources: object, Parameters: object = PARAMETER) =>
  readTogether([
    {
      file: 't.json',
      content: {
        Parameters,
        Resources: {
          R: roleWith('P', connectHolder(allowing('iam:PutRolePolicy')), properties),
          ...resources,
        },
      },
    },
  ]);

const found = (...given: Parameters<typeof world>) =>
  audit(world(...given))
    .filter(({ id }) => /escalation$/.test(id))
    .map(({ severity, what }) => [severity, /, if (.*?):/.exec(what)?.[1]]);

const inline = (properties: object, PolicyDocument: object = DENY) => ({
  D: { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'd', PolicyDocument, ...properties } },
});
const managed = (properties: object, PolicyDocument: object = DENY) => ({
  D: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument, ...properties } },
});
const arn = (name: string) => sub(`arn:aws:iam::\${AWS::AccountId}:policy/${name}`);
const FATAL = [['fatal', undefined]];
const NO_DEFAULT = { V: { Type: 'String' } };

describe('a deny leaves a warning, which says what decides, where it is attached', () => {
  test.each<[string, string, ...Parameters<typeof world>]>([
    [
      'by a name that the default of a parameter gives',
      'the parameter V does not have its default',
      { RoleName: sub('${V}-r') },
      inline({ Roles: ['prod-r'] }),
    ],
    [
      'to a name that the default of a parameter makes its own',
      'the parameter V does not have its default',
      { RoleName: 'prod-r' },
      inline({ Roles: [sub('${V}-r')] }),
    ],
    [
      'to a name that only deployment knows',
      '${V} is not R',
      {},
      inline({ Roles: [{ Ref: 'V' }] }),
      NO_DEFAULT,
    ],
    [
      'by the name of a managed policy that the default of a parameter gives',
      '${V}-mine is not prod-mine',
      { ManagedPolicyArns: [arn('prod-mine')] },
      managed({ ManagedPolicyName: sub('${V}-mine') }),
    ],
  ])('%s', (_, condition, ...given) => {
    expect(found(...given)).toEqual([['warning', condition]]);
  });
});

describe('a way stays sure where', () => {
  test.each<[string, ...Parameters<typeof world>]>([
    ['the name is another', { RoleName: sub('${V}-r') }, inline({ Roles: ['prod-s'] })],
    ['the default is that of another', { RoleName: 'r' }, inline({ Roles: [{ Ref: 'V' }] })],
    ['the default names no role of a made name', {}, inline({ Roles: [{ Ref: 'V' }] })],
    [
      'the managed policy has another name',
      { ManagedPolicyArns: [arn('prod-yours')] },
      managed({ ManagedPolicyName: sub('${V}-mine') }),
    ],
    [
      'the policy denies something else',
      { RoleName: sub('${V}-r') },
      inline({ Roles: ['prod-r'] }, policy(deny('s3:*'))),
    ],
    [
      'the policy only allows',
      { RoleName: sub('${V}-r') },
      inline({ Roles: ['prod-r'] }, policy(allowing('iam:*'))),
    ],
  ])('%s', (_, ...given) => {
    expect(found(...given)).toContainEqual(FATAL[0]);
  });
});

test('a deny that is attached for sure leaves nothing', () => {
  expect(found({ RoleName: sub('${V}-r') }, inline({ Roles: [{ Ref: 'R' }] }))).toEqual([]);
  expect(found({ ManagedPolicyArns: [{ Ref: 'D' }] }, managed({}))).toEqual([]);
});

test('a deny of a group that a user may be in leaves a warning', () => {
  const resources = {
    U: {
      Type: 'AWS::IAM::User',
      Properties: {
        Policies: [
          {
            PolicyName: 'P',
            PolicyDocument: connectHolder(allowing('iam:PutUserPolicy')),
          },
        ],
      },
    },
    G: {
      Type: 'AWS::IAM::Group',
      Properties: { Policies: [{ PolicyName: 'D', PolicyDocument: DENY }] },
    },
    Add: {
      Type: 'AWS::IAM::UserToGroupAddition',
      Properties: { GroupName: { Ref: 'G' }, Users: [{ Ref: 'V' }] },
    },
  };
  const its = found({}, resources, NO_DEFAULT);
  expect(its).toEqual([
    ['fatal', undefined],
    ['warning', 'a group of U is not ${G}'],
  ]);
});

test('a report on such a principal has the statements of the files', () => {
  const its = world({ RoleName: sub('${V}-r') }, inline({ Roles: ['prod-r'] }));
  const [{ escalations }] = report(its, []).principals;
  expect(escalations).toMatchObject([
    { statement: 1, requirements: [{ name: 'the parameter V has its default' }] },
  ]);
});
