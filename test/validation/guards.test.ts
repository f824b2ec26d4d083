import { read } from '../../src/reader/read';
import { findingName } from '../../src/text/finding-name';
import { audit } from '../../src/validation/run-rules';

const INSTANCE =
  'arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012';
const deny = (Action: unknown, Resource: unknown = '*', Condition?: object) => ({
  Effect: 'Deny',
  Action,
  Resource,
  ...(Condition && { Condition }),
});
const allow = (Action: unknown, Resource: unknown) => ({ Effect: 'Allow', Action, Resource });

const found = (...Statement: object[]) =>
  audit(read('policy.json', { Version: '2012-10-17', Statement })!).map((finding) => [
    finding.severity,
    findingName(finding),
  ]);

describe('a deny of an instance', () => {
  test('without what is in it leaks the actions on what is in it', () => {
    const used = allow(['connect:DeleteUser', 'connect:ListUsers'], `${INSTANCE}*`);
    const [finding] = audit(
      read('policy.json', {
        Version: '2012-10-17',
        Statement: [used, deny('connect:*', INSTANCE)],
      })!,
    );
    expect(finding).toMatchObject({
      id: 'partial-resource',
      severity: 'warning',
      what: `the deny of connect:* on ${INSTANCE} leaves out an action on what is in it, connect:DeleteUser`,
      instead: `Deny them on ${INSTANCE}/* too`,
    });
  });

  test('without itself leaks the actions on the instance', () => {
    const [finding] = audit(
      read('policy.json', {
        Version: '2012-10-17',
        Statement: [allow('connect:DeleteInstance', INSTANCE), deny('connect:*', `${INSTANCE}/*`)],
      })!,
    );
    expect(finding.what).toBe(
      `the deny of connect:* on ${INSTANCE}/* leaves out an action on the instance itself, connect:DeleteInstance`,
    );
  });

  test.each([
    ['with both', [deny('connect:*', [INSTANCE, `${INSTANCE}/*`])]],
    ['as AWS documents it', [deny('connect:*', `${INSTANCE}*`)]],
    ['in two statements', [deny('connect:*', INSTANCE), deny('connect:*', `${INSTANCE}/*`)]],
    ['on one kind of resource', [deny('connect:*', `${INSTANCE}/queue/*`)]],
    [
      'of what the holder is not allowed',
      [allow('connect:ListUsers', INSTANCE), deny('connect:Delete*', INSTANCE)],
    ],
  ])('%s leaks nothing', (_, statements) => {
    expect(found(...statements)).toEqual([]);
  });

  test('of a domain denies what is in it, because each request names the domain too', () => {
    const domain = 'arn:aws:cases:eu-west-2:111122223333:domain/d-1';
    expect(found(deny('cases:*', domain))).toEqual([]);
  });
});

describe('a deny under a key that some actions do not carry', () => {
  const ofInstance = {
    StringEquals: { 'connect:InstanceId': '12345678-1234-1234-1234-123456789012' },
  };

  test('leaks those that the holder is allowed', () => {
    const leak = 'partial-condition[connect:* with connect:InstanceId]';
    expect(
      found(
        allow('connect:StartOutboundVoiceContact', `${INSTANCE}/contact/*`),
        deny('connect:*', '*', ofInstance),
      ),
    ).toContainEqual(['warning', leak]);
  });

  test.each([
    ['the holder is allowed none', [allow('connect:DescribeUser', `${INSTANCE}/agent/*`)]],
    ['none is of an instance', [allow('connect:ListInstances', '*')]],
    ['another deny has them', [deny('connect:*', `${INSTANCE}*`)]],
  ])('leaks nothing if %s', (_, statements) => {
    expect(found(...statements, deny('connect:*', '*', ofInstance))).toEqual([]);
  });

  test('that is negated denies them all', () => {
    expect(
      found(deny('connect:*', '*', { StringNotEquals: { 'aws:ResourceTag/Team': 'North' } })),
    ).toEqual([]);
  });
});

describe('a name that denies nothing', () => {
  test.each([
    ['error', 'renamed-action[connect:DestroyInstance]', deny('connect:DestroyInstance')],
    [
      'warning',
      'renamed-action[connect:DestroyInstance]',
      deny(['connect:DestroyInstance', 'connect:DeleteInstance']),
    ],
    ['warning', 'idle-prefix[customer-profiles]', deny('customer-profiles:*')],
    ['error', 'unknown-action[connect:DeleteUsers]', deny('connect:DeleteUsers')],
  ])('is %s %s', (severity, name, statement) => {
    expect(found(statement)).toEqual([[severity, name]]);
  });

  test('and should is an error', () => {
    const domain = 'arn:aws:profile:eu-west-2:111122223333:domains/acme';
    expect(found(allow('profile:GetDomain', domain), deny('customer-profiles:*'))).toEqual([
      ['error', 'look-alike-prefix[customer-profiles]'],
    ]);
  });
});

describe('a service control policy', () => {
  const template = (Content: unknown, Type = 'SERVICE_CONTROL_POLICY') => ({
    Resources: {
      Guard: { Type: 'AWS::Organizations::Policy', Properties: { Name: 'g', Type, Content } },
    },
  });
  const names = (content: unknown) =>
    audit(read('template.json', content)!).map((finding) => findingName(finding));
  const document = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });

  test.each([
    ['a name', deny('connect:DestroyInstance'), ['renamed-action[connect:DestroyInstance]']],
    ['a prefix', deny('customer-profiles:*'), ['look-alike-prefix[customer-profiles]']],
    [
      'a key',
      deny('connect:DeleteUser', '*', { StringEquals: { 'connect:InstanceArn': 'x' } }),
      ['condition-key[connect:InstanceArn]'],
    ],
    ['a leak', deny('connect:*', INSTANCE), ['partial-resource[connect:*]']],
  ])('is judged by %s', (_, statement, expected) => {
    expect(names(template(document(statement)))).toEqual(expected);
    expect(names(template(JSON.stringify(document(statement))))).toEqual(expected);
  });

  test('is never judged as a grant', () => {
    const grants = ['*', 'connect:*', 'iam:PutRolePolicy'].map((action) => allow(action, '*'));
    expect(names(template(document(...grants)))).toEqual([]);
    expect(read('template.json', template(document(...grants)))!.principals).toEqual([]);
  });

  test('is read from the output of the AWS CLI', () => {
    const output = {
      Policy: {
        PolicySummary: { Name: 'g', Type: 'SERVICE_CONTROL_POLICY' },
        Content: JSON.stringify(document(deny('connect:DestroyInstance'))),
      },
    };
    expect(names(output)).toEqual(['renamed-action[connect:DestroyInstance]']);
  });

  test('of another type is not one', () => {
    const content = template(document(deny('connect:DestroyInstance')), 'TAG_POLICY');
    expect(names(content)).toEqual([]);
  });
});

describe('a resource control policy', () => {
  const TYPE = 'RESOURCE_CONTROL_POLICY';
  const forEverybody = (statement: object, Principal: unknown = '*') => ({
    ...statement,
    Principal,
  });
  const document = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
  const template = (Content: unknown) => ({
    Resources: {
      Guard: { Type: 'AWS::Organizations::Policy', Properties: { Name: 'g', Type: TYPE, Content } },
    },
  });
  const output = (content: object) => ({
    Policy: { PolicySummary: { Name: 'g', Type: TYPE }, Content: JSON.stringify(content) },
  });
  const worlds = (content: object) =>
    [template(content), template(JSON.stringify(content)), output(content), content].map((one) =>
      read('file.json', one)!,
    );
  const names = (content: object) =>
    worlds(content).map((world) => audit(world).map((finding) => findingName(finding)));

  const PERIMETER = {
    StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
    BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
  };

  test.each(['*', { AWS: '*' }])('for %j is read whole, and trusts nobody', (everybody) => {
    const perimeter = document(
      forEverybody(deny(['s3:*', 'sts:AssumeRole'], '*', PERIMETER), everybody),
    );
    expect(names(perimeter)).toEqual([[], [], [], []]);
    for (const { principals, unread, policies } of worlds(perimeter)) {
      expect([principals, unread]).toEqual([[], []]);
      expect(policies.map(({ isControlPolicy }) => isControlPolicy)).toEqual([true]);
    }
  });

  test('is judged by its names', () => {
    const guard = document(forEverybody(deny('connect:DestroyInstance')));
    const renamed = ['renamed-action[connect:DestroyInstance]'];
    expect(names(guard)).toEqual([renamed, renamed, renamed, renamed]);
  });

  test('that lets everything pass is no grant', () => {
    const all = document(forEverybody(allow('*', '*')));
    const [inTemplate, asText, asOutput] = names(all);
    expect([inTemplate, asText, asOutput]).toEqual([[], [], []]);
  });

  test('for one account is not read whole', () => {
    const [world] = worlds(document(forEverybody(deny('s3:*'), { AWS: '111122223333' })));
    expect(world.unread.map(({ problem }) => problem)).toEqual([
      'a Principal stands in policies of resources and in trust policies, ' +
        'not in policies of those who have access',
      'a deny that IAM may not take as it is written',
    ]);
  });
});
