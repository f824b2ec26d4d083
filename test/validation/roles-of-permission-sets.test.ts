import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { stackInfo } from '../reader/read-access';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

const ACCOUNT = 'arn:aws:iam::111122223333';
const PATH = 'role/aws-reserved/sso.amazonaws.com/';
const END = '0123456789abcdef';

/** The role of a permission set as an ARN names it: with a Region in its path, or without one. */
const reserved = (name: string, directory = 'eu-west-1/') =>
  `${ACCOUNT}:${PATH}${directory}AWSReservedSSO_${name}`;
const AGENTS = reserved(`Agents_${END}`);
const session = (name: string) =>
  `arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_${name}_${END}/jdoe`;

const setOf = (Name: unknown, ...may: readonly object[]) => ({
  Type: 'AWS::SSO::PermissionSet',
  Properties: { Name, InlinePolicy: connectHolder(...may) },
});
const trusting = (Principal: unknown, Condition?: object, ...more: object[]) =>
  roleWith('P', policy(allow('*')), {
    AssumeRolePolicyDocument: policy(
      { Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...(Condition && { Condition }) },
      ...more,
    ),
  });
const TARGET = { 'Fn::GetAtt': ['Target', 'Arn'] };
const assumes = allow('sts:AssumeRole', TARGET);

const chains = (...files: readonly object[]) =>
  audit(readTogether(files.map((content, i) => ({ file: `${i}.json`, content: { ...content } }))))
    .filter(({ id, what }) => /escalation/.test(id) && /the role Target/.test(what))
    .map(
      ({ severity, what }) => `${severity}: ${what.replace(/[:,] (which|the holder) gets .*/, '')}`,
    );

const chain = (Set: object, Target: object, sections: object = {}) =>
  chains({ ...sections, Resources: { Set, Target } });

const TRUSTED = ['warning: the role Target trusts the permission set Agents'];
const ASSUMED = ['warning: sts:AssumeRole on the role Target'];

describe('a trust policy names the role of a permission set:', () => {
  test.each<[string, unknown]>([
    ['with the Region', AGENTS],
    ['without a Region', reserved(`Agents_${END}`, '')],
    [
      'with the partition at deployment',
      { 'Fn::Sub': AGENTS.replace('aws:iam', '${AWS::Partition}:iam') },
    ],
    ['with the Region of the stack', { 'Fn::Sub': AGENTS.replace('eu-west-1', '${AWS::Region}') }],
    ['in a list', [`${ACCOUNT}:role/other`, AGENTS]],
    ['by a session', session('Agents')],
  ])('%s', (_, AWS) => {
    expect(chain(setOf('Agents'), trusting({ AWS }))).toEqual(TRUSTED);
    expect(chain(setOf('Agents', assumes), trusting({ AWS }))).toEqual(ASSUMED);
  });

  test('from another file, and by the same parameter', () => {
    const Target = trusting({ AWS: AGENTS });
    expect(chains({ Resources: { Set: setOf('Agents') } }, { Resources: { Target } })).toEqual(
      TRUSTED,
    );
    const Parameters = { Env: { Type: 'String' } };
    const named = (text: string) => ({ 'Fn::Sub': text });
    const set = setOf(named('Agents-${Env}'));
    expect(
      chain(set, trusting({ AWS: named(reserved(`Agents-\${Env}_${END}`)) }), { Parameters }),
    ).toEqual(['warning: the role Target trusts the permission set Set']);
  });

  test.each<[string, unknown]>([
    ['another permission set', reserved(`Agents_Old_${END}`)],
    ['one whose name is shorter', reserved(`Age_${END}`)],
    ['a role without the suffix', reserved('Agents')],
    ['a role of a user in another path', `${ACCOUNT}:role/ops/AWSReservedSSO_Agents_${END}`],
    ['a user', `${ACCOUNT}:user/AWSReservedSSO_Agents_${END}`],
    ['a session of another one', session('Agents_Old')],
  ])('but not %s', (_, AWS) => {
    expect(chain(setOf('Agents'), trusting({ AWS }))).toEqual([]);
    expect(chain(setOf('Agents', assumes), trusting({ AWS }))).toEqual([]);
  });
});

test('a deny names the role of a permission set', () => {
  const denying = (AWS: string) =>
    trusting({ AWS: `${ACCOUNT}:root` }, undefined, {
      Effect: 'Deny',
      Principal: { AWS },
      Action: 'sts:AssumeRole',
    });
  const set = setOf('Agents', assumes);
  expect(chain(set, denying(AGENTS))).toEqual([]);
  expect(chain(set, denying(reserved(`Agents_Old_${END}`)))).toEqual(ASSUMED);
  expect(chain(set, denying(session('Agents')))).toEqual(ASSUMED);
});

describe('a condition is on the ARN of the role of a permission set:', () => {
  const account = { AWS: `${ACCOUNT}:root` };
  const on = (operator: string, value: string) => ({ [operator]: { 'aws:PrincipalArn': value } });

  test.each(['StringEquals', 'StringLike', 'ArnEquals', 'ArnLike'])('%s', (operator) => {
    for (const directory of ['', 'eu-west-1/']) {
      const its = (name: string) => on(operator, reserved(`${name}_${END}`, directory));
      const set = setOf('Agents', assumes);
      expect(chain(set, trusting(account, its('Agents')))).toEqual(ASSUMED);
      expect(chain(set, trusting(account, its('Agents_Old')))).toEqual([]);
      expect(chain(setOf('Agents'), trusting('*', its('Agents')))).toEqual(TRUSTED);
      expect(chain(setOf('Agents'), trusting('*', its('Age')))).toEqual([]);
    }
  });

  test('by a pattern of the name, in a path without a Region', () => {
    const its = (name: string) => on('ArnLike', reserved(name, ''));
    const set = setOf('Agents', assumes);
    expect(chain(set, trusting(account, its('Agents_*')))).toEqual(ASSUMED);
    expect(chain(set, trusting(account, its('Agents_01*')))).toEqual(ASSUMED);
    expect(chain(set, trusting(account, its('Admins_*')))).toEqual([]);
  });

  test('a deny of all others leaves it', () => {
    const deny = (operator: string) => ({
      Effect: 'Deny',
      Principal: '*',
      Action: 'sts:AssumeRole',
      Condition: on(operator, reserved(`Agents_${END}`, '')),
    });
    const set = setOf('Agents', assumes);
    expect(chain(set, trusting(account, undefined, deny('ArnNotEquals')))).toEqual(ASSUMED);
    expect(
      chain(setOf('Audit', assumes), trusting(account, undefined, deny('ArnNotEquals'))),
    ).toEqual([]);
  });
});

describe('a permission set of a stack in a known account', () => {
  const inAccount = (name: string, account: string, Resources: object) => ({
    file: `${name}.json`,
    content: { Resources },
    stack: stackInfo(name, { environment: { 'AWS::AccountId': account } }),
  });
  const OTHER = '444455556666';
  const elsewhere = AGENTS.replace('111122223333', OTHER);
  const assumesIn = (account: string) =>
    allow('sts:AssumeRole', `arn:aws:iam::${account}:role/Roles-*`);
  const of = (account: string, Set: object, Target: object) =>
    audit(
      readTogether([
        inAccount('Sets', '111122223333', { Set }),
        inAccount('Roles', account, { Target }),
      ]),
    )
      .filter(({ id, what }) => /escalation/.test(id) && /the role Target/.test(what))
      .map(({ what }) => what.replace(/[:,] (which|the holder) gets .*/, ''));

  test('is a role of each account to which somebody assigns it', () => {
    const Target = trusting({ AWS: elsewhere });
    expect(of(OTHER, setOf('Agents'), Target)).toEqual([
      'the role Target trusts the permission set Agents',
    ]);
    expect(of(OTHER, setOf('Others'), Target)).toEqual([]);
    const root = trusting({ AWS: `arn:aws:iam::${OTHER}:root` });
    expect(of(OTHER, setOf('Agents', assumesIn(OTHER)), root)).toHaveLength(1);
    expect(of(OTHER, setOf('Agents'), root)).toEqual([]);
  });

  test('needs a permission for a role of another account', () => {
    const Target = trusting({ AWS: elsewhere });
    expect(of('111122223333', setOf('Agents'), Target)).toEqual([]);
    expect(of('111122223333', setOf('Agents', assumesIn('111122223333')), Target)).toHaveLength(1);
    const open = trusting({ AWS: '*' }, { ArnLike: { 'aws:PrincipalArn': elsewhere } });
    expect(of('111122223333', setOf('Agents'), open)).toEqual([]);
    expect(of(OTHER, setOf('Agents'), open)).toHaveLength(1);
  });

  test('changes IAM of every account', () => {
    const found = (account: string) =>
      audit(
        readTogether([
          inAccount('Sets', '111122223333', {
            Set: setOf('Agents', allow('iam:PutRolePolicy', `arn:aws:iam::${account}:role/*`)),
          }),
        ]),
      ).filter(({ id }) => /escalation$/.test(id));
    expect(found(OTHER)).toHaveLength(1);
    expect(found('111122223333')).toHaveLength(1);
  });
});
