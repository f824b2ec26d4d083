import { read } from '../../../src/reader/read';
import { defaultOf } from '../../../src/reader/serverless/variable-defaults';
import { audit } from '../../../src/validation/run-rules';
import { REACHES_CONNECT } from '../../support/connect-holder';
import { policy, roleWith } from '../../support/documents';

const OWN = 'arn:aws:iam::111122223333:root';
const FILE = {
  service: 'app',
  provider: { name: 'aws', stage: "${opt:stage, 'dev'}", region: 'eu-west-2' },
  custom: { who: { dev: '*', prod: OWN }, stages: ['dev', 'prod'], loop: '${self:custom.loop}' },
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
  ])('%s is %s', (variable, expected) => {
    expect(defaultOf(variable, FILE)).toBe(expected);
  });

  test.each(['opt:stage', 'env:WHO', 'self:custom.who.${opt:stage}', 'self:custom.none'])(
    '%s is not known',
    (variable) => {
      expect(defaultOf(variable, FILE)).toBeUndefined();
    },
  );

  test.each(['self:custom.loop', 'self:custom.who'])('%s is no text', (variable) => {
    expect(defaultOf(variable, FILE)).toBeUndefined();
  });

  test('the framework has a stage if the file says none', () => {
    expect(defaultOf('sls:stage', { service: 'app', provider: { name: 'aws' } })).toBe('dev');
  });
});

/** What is found about a role that trusts a principal. */
function found(AWS: string, provider: object = FILE.provider) {
  const trust = { Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' };
  const Role = roleWith('P', policy(REACHES_CONNECT), { AssumeRolePolicyDocument: policy(trust) });
  const file = { ...FILE, provider, resources: { Resources: { Role } } };
  return audit(read('serverless.yml', file)!)
    .filter(({ id }) => id === 'trust-in-anyone')
    .map(({ severity, what }) => `${severity}: ${what}`);
}

describe('a variable in a trust policy has its default, and the finding names it', () => {
  test.each([
    ["${param:who, '*'}", "param:who, '*'"],
    ['${self:custom.who.${sls:stage}}', 'self:custom.who.${sls:stage}'],
  ])('%s', (principal, name) => {
    expect(found(principal)).toEqual([
      `fatal: anyone can assume the role Role, by the default of ${name}`,
    ]);
  });

  test('also where only the command line can say another stage', () => {
    expect(
      found('${self:custom.who.${self:provider.stage}}', { name: 'aws', stage: 'dev' }),
    ).toEqual([
      'fatal: anyone can assume the role Role, by the default of self:custom.who.${self:provider.stage}',
    ]);
  });

  test.each(["${self:custom.who.${opt:stage, 'prod'}}", `\${param:who, '${OWN}'}`])(
    'it is sound by the default of %s',
    (principal) => {
      expect(found(principal)).toEqual([]);
    },
  );
});
