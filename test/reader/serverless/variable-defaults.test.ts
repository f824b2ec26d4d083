import { read } from '../../../src/reader/read';
import { defaultOf } from '../../../src/reader/serverless/variable-defaults';
import { audit } from '../../../src/validation/run-rules';
import { REACHES_CONNECT } from '../../support/connect-holder';
import { policy, roleWith } from '../../support/documents';

const OWN = 'arn:aws:iam::111122223333:root';
const FILE = {
  service: 'app',
  provider: { name: 'aws', stage: "${opt:stage, 'dev'}", region: 'eu-west-2' },
  custom: {
    who: { dev: '*', prod: OWN },
    lists: { dev: ['*', '${self:custom.who.prod}'] },
    stages: ['dev', 'prod'],
    loop: '${self:custom.loop}',
  },
  params: {
    default: { who: OWN, owner: '${self:custom.who.dev}', all: ['*', OWN], none: { a: '*' } },
    dev: { who: '*', all: null },
  },
  stages: { default: { params: { later: 'a', who: 'b' } }, dev: { params: { last: 3 } } },
};

describe('the default of a variable', () => {
  test.each([
    ["opt:stage, 'dev'", 'dev'],
    ["opt:owner, 'a, b'", 'a, b'],
    ['opt:stage, "dev"', 'dev'],
    ['opt:count, 3', '3'],
    ['opt:stage, self:provider.region', 'eu-west-2'],
    ['self:provider.stage', 'dev'],
    ['sls:stage', 'dev'],
    ['self:custom.who.${self:provider.stage}', '*'],
    ["self:custom.who.${opt:stage, 'prod'}", OWN],
    ['self:custom.stages.1', 'prod'],
    ['param:who', '*'],
    [`param:who, '${OWN}'`, '*'],
    ['param:owner', '*'],
    ['param:later', 'a'],
    ['param:last', '3'],
    ["param:other, 'c'", 'c'],
  ])('%s is %s', (variable, expected) => {
    expect(defaultOf(variable, FILE)).toBe(expected);
  });

  test.each(['self:custom.lists.${sls:stage}', 'param:all'])('%s is a list', (variable) => {
    expect(defaultOf(variable, FILE)).toEqual(['*', OWN]);
  });

  test('a parameter has the value of the stage of the file, or else that of all stages', () => {
    const of = (stage: string) => defaultOf('param:who', { ...FILE, provider: { stage } });
    expect([of('dev'), of('prod'), of('${opt:stage}')]).toEqual(['*', OWN, OWN]);
  });

  test.each([
    'opt:stage',
    'env:WHO',
    'self:custom.who.${opt:stage}',
    'self:custom.none',
    'param:other',
    'a${param:all}',
  ])('%s is not known', (variable) => {
    expect(defaultOf(variable, FILE)).toBeUndefined();
  });

  test.each(['self:custom.loop', 'self:custom.who', 'param:none'])('%s is no text', (variable) => {
    expect(defaultOf(variable, FILE)).toBeUndefined();
  });

  test('the framework has a stage if the file says none', () => {
    expect(defaultOf('sls:stage', { service: 'app', provider: { name: 'aws' } })).toBe('dev');
  });
});

/** What is found about a role that trusts a principal. */
function found(AWS: string, { provider = FILE.provider, ...others }: Partial<typeof FILE> = {}) {
  const trust = { Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' };
  const Role = roleWith('P', policy(REACHES_CONNECT), { AssumeRolePolicyDocument: policy(trust) });
  const file = { ...FILE, provider, ...others, resources: { Resources: { Role } } };
  return audit(read('serverless.yml', file)!)
    .filter(({ id }) => id === 'trust-in-anyone')
    .map(({ severity, what }) => `${severity}: ${what}`);
}

describe('a variable in a trust policy has its default, and the finding names it', () => {
  test.each([
    ["${param:who, '*'}", "param:who, '*'"],
    ['${self:custom.who.${sls:stage}}', 'self:custom.who.${sls:stage}'],
    ['${self:custom.lists.${sls:stage}}', 'self:custom.lists.${sls:stage}'],
    ['${param:who}', 'param:who'],
    ['${param:all}', 'param:all'],
    [`\${param:who, '${OWN}'}`, `param:who, '${OWN}'`],
  ])('%s', (principal, name) => {
    expect(found(principal)).toEqual([
      `fatal: anyone can assume the role Role, by the default of ${name}`,
    ]);
  });

  test('also where only the command line can say another stage', () => {
    expect(
      found('${self:custom.who.${self:provider.stage}}', {
        provider: { ...FILE.provider, stage: 'dev' },
      }),
    ).toEqual([
      'fatal: anyone can assume the role Role, by the default of self:custom.who.${self:provider.stage}',
    ]);
  });

  test.each([
    "${self:custom.who.${opt:stage, 'prod'}}",
    `\${param:other, '${OWN}'}`,
    '${param:later}',
  ])('it is sound by the default of %s', (principal) => {
    expect(found(principal)).toEqual([]);
  });

  test('it is sound if only another stage has somebody else', () => {
    expect(found('${param:who}', { provider: { ...FILE.provider, stage: 'prod' } })).toEqual([]);
  });
});

describe('a variable without a default has the values of all stages', () => {
  const provider = { ...FILE.provider, stage: '${opt:stage}' };
  const params = { default: {}, dev: { who: OWN }, prod: { who: '*', hidden: '${env:WHO}' } };

  test.each<[string, object?]>([
    ['self:custom.who.${self:provider.stage}'],
    ['self:custom.who.${opt:stage}'],
    ['self:custom.lists.${opt:stage}'],
    ['param:who'],
    ['param:other, self:custom.who.${opt:stage}', { other: OWN }],
  ])('%s', (name, dev = { who: OWN }) => {
    const file = { provider, stages: {}, params: { ...params, dev } } as unknown as typeof FILE;
    expect(found(`\${${name}}`, file)).toEqual([
      `warning: anyone can assume the role Role, by a value that the template lists for ${name}`,
    ]);
  });

  test('the only one is its default', () => {
    const name = 'self:custom.who.d${opt:rest}v';
    expect(found(`\${${name}}`, { provider })).toEqual([
      `fatal: anyone can assume the role Role, by the default of ${name}`,
    ]);
  });

  test.each([
    'self:custom.who.${opt:stage}, env:WHO',
    'self:custom.who.p${opt:rest}d',
    'self:custom.${opt:stage}',
    'param:hidden',
    'param:other',
    'opt:who',
  ])('%s is sound, or not known', (name) => {
    const file = { provider, stages: {}, params } as unknown as typeof FILE;
    expect(found(`\${${name}}`, file)).toEqual([]);
  });
});
