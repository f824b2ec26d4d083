import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { deny, policy } from '../support/documents';

const NAME = { Ref: 'Name' };
const sub = (text: string) => ({ 'Fn::Sub': text });
const CHOICE = { 'Fn::FindInMap': ['Names', NAME, 'name'] };

const trusting = (Principal: object) =>
  policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
const LAMBDA = trusting({ Service: 'lambda.amazonaws.com' });

const template = (Resources: object) =>
  read('template.json', {
    Parameters: {
      Name: { Type: 'String' },
      Other: { Type: 'String' },
      Either: { Type: 'String', AllowedValues: ['app-prod', 'app-dev'] },
      Known: { Type: 'String', Default: 'app-dev' },
    },
    Mappings: { Names: { prod: { name: 'app-prod' }, dev: { name: 'app-dev' } } },
    Resources,
  })!;

const withPolicy = (...statements: readonly object[]) => ({
  Policies: [{ PolicyName: 'P', PolicyDocument: policy(REACHES_CONNECT, ...statements) }],
});

/** The resources of a principal with a name that may do an action, but not on some names. */
const KINDS = {
  role: ['iam:PutRolePolicy', 'RoleName'],
  user: ['iam:PutUserPolicy', 'UserName'],
  group: ['iam:PutGroupPolicy', 'GroupName'],
  policy: ['iam:CreatePolicyVersion', 'ManagedPolicyName'],
} as const;

type Kind = keyof typeof KINDS;

function resources(kind: Kind, named: object, statements: readonly object[]): object {
  const given = withPolicy(...statements);
  const trusted = { AssumeRolePolicyDocument: LAMBDA };
  const own = { Type: `AWS::IAM::${kind === 'policy' ? 'ManagedPolicy' : 'Group'}` };
  switch (kind) {
    case 'role':
      return { Ops: { Type: 'AWS::IAM::Role', Properties: { ...named, ...trusted, ...given } } };
    case 'user':
      return { Ops: { Type: 'AWS::IAM::User', Properties: { ...named, ...given } } };
    case 'group':
      return {
        Own: { ...own, Properties: named },
        Ops: { Type: 'AWS::IAM::User', Properties: { Groups: [{ Ref: 'Own' }], ...given } },
      };
    case 'policy':
      return {
        Own: { ...own, Properties: { ...named, PolicyDocument: policy(allow('s3:Get*')) } },
        Ops: {
          Type: 'AWS::IAM::Role',
          Properties: { ManagedPolicyArns: [{ Ref: 'Own' }], ...trusted, ...given },
        },
      };
  }
}

/** How severe it is what a principal may do on all of a kind but those with a name. */
function severityOf(kind: Kind, name: unknown, denied: string, Path?: unknown) {
  const [action, property] = KINDS[kind];
  const named = { [property]: name, ...(Path !== undefined && { Path }) };
  const Resource = sub(`arn:aws:iam::*:${kind}${denied}`);
  const statements = [allow(action), deny(action, Resource)];
  return audit(template(resources(kind, named, statements))).find(({ what }) =>
    what.startsWith(action),
  )?.severity;
}

describe.each(Object.keys(KINDS) as Kind[])('for a %s', (kind) => {
  test.each<[string, unknown, string]>([
    ['a parameter, any name', NAME, '/g'],
    ['a parameter, a pattern', NAME, '/app-*'],
    ['an import', { 'Fn::ImportValue': 'name' }, '/g'],
    ['a value of Parameter Store', '{{resolve:ssm:/name}}', '/g'],
    ['a parameter, a beginning', sub('app-${Name}'), '/app-prod'],
    ['a parameter, an end', sub('${Name}-ops'), '/prod-*'],
    ['a parameter, another one', sub('app-${Name}'), '/app-${Other}'],
    ['allowed values, one of them', { Ref: 'Either' }, '/app-prod'],
    ['allowed values, all of them', { Ref: 'Either' }, '/app-*'],
    ['a mapping, one value of it', CHOICE, '/app-prod'],
    ['a default', { Ref: 'Known' }, '/app-dev'],
    ['the Region', sub('app-${AWS::Region}'), '/app-eu-west-2'],
    ['the name of the stack', sub('app-${AWS::StackName}'), '/app-prod'],
    ['the account', sub('app-${AWS::AccountId}'), '/app-111122223333'],
    ['the Region, a parameter', sub('app-${AWS::Region}'), '/app-${Name}'],
    ['a parameter and the Region', sub('app-${Name}-${AWS::Region}'), '/app-x-eu-west-2'],
    ['nobody, a parameter', 'app-prod', '/app-${Name}'],
    ['nobody, allowed values', 'app-prod-x', '/${Either}-x'],
    ['nobody, the Region', 'app-eu-west-2', '/app-${AWS::Region}'],
    ['nobody, the name of the stack', 'app-prod', '/app-${AWS::StackName}'],
  ])('a deny may be on a name by %s', (_, name, denied) => {
    expect(severityOf(kind, name, denied)).toBe('error');
  });

  test.each<[string, unknown, string]>([
    ['another beginning', sub('app-${Name}'), '/prod-*'],
    ['another end', sub('app-${Name}'), '/ops-${Name}'],
    ['other allowed values', { Ref: 'Either' }, '/g'],
    ['another value of a mapping', CHOICE, '/g'],
    ['another default', { Ref: 'Known' }, '/app-prod'],
    ['the name of the stack', sub('${AWS::StackName}-ops'), '/g'],
    ['the Region', sub('app-${AWS::Region}'), '/app-prod'],
    ['a parameter and the Region', sub('app-${Name}-${AWS::Region}'), '/app-x-prod'],
    ['other text than a parameter has', 'app-prod', '/dev-${Name}'],
    ['other text than the Region has', 'app-prod', '/app-${AWS::Region}'],
    ['none of the allowed values', 'app-stage-x', '/${Either}-x'],
    ['none of a default', 'app-prod', '/${Known}'],
  ])('a deny is not on a name with %s', (_, name, denied) => {
    expect(severityOf(kind, name, denied)).toBe('fatal');
  });

  test.each<[string, string]>([
    ['the path', '${Name}Team'],
    ['a path that it may be', '/app/Team'],
    ['no path', '/Team'],
    ['all in a path that it may be', '/app/*'],
  ])('a deny may be on a path by a parameter: %s', (_, denied) => {
    expect(severityOf(kind, 'Team', denied, NAME)).toBe('error');
  });

  test.each<[string, string]>([
    ['another name in the path', '${Name}Other'],
    ['another name in a path', '/app/Other'],
    ['another name in no path', '/Other'],
    ['the path with a slash more', '${Name}/Team'],
  ])('a deny is not on a path by a parameter: %s', (_, denied) => {
    expect(severityOf(kind, 'Team', denied, NAME)).toBe('fatal');
  });
});

test('a deny may be on the own name under a condition', () => {
  const severityIf = (Condition: object) => {
    const denies = deny('iam:PutUserPolicy', 'arn:aws:iam::*:user/g', { Condition });
    const statements = [allow('iam:PutUserPolicy'), denies];
    const found = audit(template(resources('user', { UserName: NAME }, statements)));
    return found.find(({ what }) => what.startsWith('iam:PutUserPolicy'))?.severity;
  };
  expect(severityIf({ NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })).toBe('error');
  expect(severityIf({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } })).toBe('fatal');
});

test('a deny may be on a role as which a user acts', () => {
  const severityWith = (...denies: readonly object[]) => {
    const trusted = trusting({ AWS: { 'Fn::GetAtt': ['Ops', 'Arn'] } });
    const Properties = { RoleName: NAME, AssumeRolePolicyDocument: trusted };
    return audit(
      template({
        Ops: {
          Type: 'AWS::IAM::User',
          Properties: withPolicy(allow('iam:PutRolePolicy'), ...denies),
        },
        Role: { Type: 'AWS::IAM::Role', Properties },
      }),
    ).find(({ what }) => what.startsWith('iam:PutRolePolicy'))?.severity;
  };
  expect(severityWith()).toBe('fatal');
  expect(severityWith(deny('iam:PutRolePolicy', 'arn:aws:iam::*:role/g'))).toBe('error');
});

test.each<[string, string, string]>([
  ['${Name}ops/', '/ops/Team', 'error'],
  ['${Name}ops/', '/Team', 'fatal'],
  ['/${Name}/', '/Team', 'fatal'],
])('a deny on a path %s: %s', (path, denied, severity) => {
  expect(severityOf('role', 'Team', denied, sub(path))).toBe(severity);
});

describe('a name that CloudFormation generates', () => {
  const found = (denied: string) => severityOf('role', undefined, denied);

  test.each(['/base-Ops-*', '/base-Ops*', '/${AWS::StackName}-*'])('may be one of %s', (denied) => {
    expect(found(denied)).toBe('error');
  });

  test.each(['/base-*', '/base-Other-*', '/app-${Name}'])(
    'is not taken for one of %s',
    (denied) => {
      expect(found(denied)).toBe('fatal');
    },
  );
});
