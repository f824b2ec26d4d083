import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { deny, policy, roleWith } from '../support/documents';

/* Only deployment knows whether the name in an allow is that of the one who has the deny. */

const IAM = 'arn:aws:iam::111122223333:';
const sub = (text: string) => ({ 'Fn::Sub': text });
const inline = (name: string, PolicyDocument: object) => ({ PolicyName: name, PolicyDocument });

/** What templates, each with a parameter Env, say of the way of a holder. */
const found = (...templates: readonly object[]) =>
  audit(
    readTogether(
      templates.map((content, i) => ({
        file: `${i}.json`,
        content: { Parameters: { Env: { Type: 'String' } }, ...content },
      })),
    ),
  )
    .filter(({ id, place }) => /escalation$/.test(id) && place.logicalId === 'Own')
    .map(
      ({ severity, what }) => `${severity}: ${what.replace(/gets connect:.*? more/, 'gets all')}`,
    );

const group = (GroupName: unknown) => ({
  Type: 'AWS::IAM::Group',
  Properties: {
    ...(GroupName !== undefined && { GroupName }),
    Policies: [inline('D', policy(deny('iam:PutUserPolicy')))],
  },
});
const member = (Groups: readonly unknown[], ...statements: readonly object[]) => ({
  Type: 'AWS::IAM::User',
  Properties: {
    Groups,
    Policies: [inline('P', connectHolder(allow('iam:PutUserPolicy'), ...statements))],
  },
});
const BY_STAGE = sub('cc-${Env}-g');
const THEN = 'the holder takes a deny off itself, and then writes any permission into a user';

describe.each(['iam:RemoveUserFromGroup', 'iam:DeleteGroupPolicy'])('%s on a name', (action) => {
  /** What is found of a user in a group of its template, or of another one by an export. */
  const inOne = (name: unknown, ...statements: readonly object[]) =>
    found({ Resources: { G: group(name), Own: member([{ Ref: 'G' }], ...statements) } });
  const inTwo = (name: unknown, ...statements: readonly object[]) =>
    found(
      {
        Resources: { G: group(name) },
        Outputs: { G: { Value: { Ref: 'G' }, Export: { Name: 'G' } } },
      },
      { Resources: { Own: member([{ 'Fn::ImportValue': 'G' }], ...statements) } },
    );
  const on = (name: string) => allow(action, sub(`${IAM}group/${name}`));
  const warning = (name: string, condition: string) => [
    `warning: ${action} and iam:PutUserPolicy on ${IAM}group/${name}, if ${condition}: ${THEN}`,
  ];

  test.each<[string, unknown, string, string]>([
    ['a literal name', 'cc-prod-g', 'cc-${Env}-g', 'cc-prod-g is cc-${Env}-g'],
    ['any name', 'g', '${Env}', 'g is ${Env}'],
    ['a generated name', undefined, 'base-G-*', 'the name of G is base-G-*'],
  ])('may be that of a group with %s', (_, name, named, condition) => {
    expect(inOne(name, on(named))).toEqual(warning(named, condition));
    expect(inTwo(name, on(named))).toEqual(warning(named, condition));
  });

  test('may be that of a group with a literal in the allow', () => {
    const condition = 'cc-prod-g is cc-${Env}-g';
    expect(inOne(BY_STAGE, on('cc-prod-g'))).toEqual(warning('cc-prod-g', condition));
  });

  test('with the same parameter is surely that of the group in one stack, and perhaps in two', () => {
    const condition = 'cc-${Env}-g is cc-${1.json/Env}-g';
    expect(inOne(BY_STAGE, on('cc-${Env}-g'))).toEqual([
      `fatal: ${action} and iam:PutUserPolicy on ${IAM}group/cc-\${Env}-g: ${THEN}`,
    ]);
    expect(inTwo(BY_STAGE, on('cc-${Env}-g'))).toEqual(warning('cc-${Env}-g', condition));
  });

  test.each<[string, unknown, string]>([
    ['other text', 'dd-prod-g', 'cc-${Env}-g'],
    ['a name that is not generated', undefined, 'cc-${Env}-g'],
    ['another literal name', 'one', 'two'],
  ])('is not that of a group with %s', (_, name, named) => {
    expect(inOne(name, on(named))).toEqual([]);
    expect(inTwo(name, on(named))).toEqual([]);
  });

  test('takes nothing off where a deny is on the group', () => {
    const denied = deny(action, `${IAM}group/cc-prod-g`);
    expect(inOne('cc-prod-g', on('cc-${Env}-g'), denied)).toEqual([]);
  });
});

describe('a name in an allow may be that of a role', () => {
  const guarded = (statements: readonly object[], RoleName: string, more: object = {}) =>
    roleWith('P', connectHolder(...statements), {
      RoleName,
      Policies: [
        inline('P', connectHolder(...statements)),
        inline('D', policy(deny('iam:PutRolePolicy'))),
      ],
      ...more,
    });
  const OFF = allow('iam:DeleteRolePolicy', sub(`${IAM}role/cc-\${Env}-r`));
  const trusting = (Principal: object) => ({
    AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }),
  });
  const ROOT = trusting({ AWS: `${IAM}root` });
  const WRITES = allow('iam:PutRolePolicy');
  const assumes = (name: string) => allow('sts:AssumeRole', `${IAM}role/${name}`);

  test('that takes a deny off itself', () => {
    expect(found({ Resources: { Own: guarded([WRITES, OFF], 'cc-prod-r') } })).toEqual([
      `warning: iam:DeleteRolePolicy and iam:PutRolePolicy on ${IAM}role/cc-\${Env}-r, ` +
        'if cc-prod-r is cc-${Env}-r: ' +
        'the holder takes a deny off itself, and then writes any permission into a role',
    ]);
    expect(found({ Resources: { Own: guarded([WRITES, OFF], 'other') } })).toEqual([]);
  });

  test('off which somebody takes a deny who then acts as it', () => {
    const Own = roleWith('P', connectHolder(assumes('cc-prod-r'), OFF));
    expect(found({ Resources: { Own, App: guarded([WRITES], 'cc-prod-r', ROOT) } })).toEqual([
      'warning: iam:DeleteRolePolicy and sts:AssumeRole on the role cc-prod-r: the holder takes a ' +
        'deny off the role cc-prod-r, if cc-prod-r is cc-${Env}-r, and so gets all',
    ]);
  });

  test('off which another role takes a deny', () => {
    const Own = guarded([WRITES, assumes('taker')], 'cc-prod-r');
    const Taker = roleWith('P', policy(OFF), { RoleName: 'taker', ...ROOT });
    expect(found({ Resources: { Own, Taker } })).toEqual([
      'warning: sts:AssumeRole on the role taker: the holder gets iam:DeleteRolePolicy, ' +
        'which takes a deny off the role cc-prod-r',
    ]);
  });
});
