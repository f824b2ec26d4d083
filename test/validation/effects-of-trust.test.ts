import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { REACHES_CONNECT } from '../support/connect-holder';
import { defined } from '../support/defined';
import { policy, roleWith } from '../support/documents';

const BY_PARAMETER = { Ref: 'Effect' };
const trusted = (AWS: unknown, Effect: unknown = BY_PARAMETER) => ({
  Effect,
  Principal: { AWS },
  Action: 'sts:AssumeRole',
});

/** Returns what is found in a template whose parameter `Effect` has some properties. */
function found(Resources: object, parameter: object, rules: RegExp) {
  const template = {
    Parameters: { Effect: { Type: 'String', ...parameter } },
    Conditions: { IsDenied: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } },
    Mappings: { Stages: { prod: { effect: 'Deny' }, dev: { effect: 'Allow' } } },
    Resources,
  };
  return audit(defined(read('template.json', template)))
    .filter(({ id }) => rules.test(id))
    .map(({ severity, what }) => `${severity}: ${what}`);
}

/** Returns what is found about a role by the statements of its trust policy. */
const onTrust = (statements: readonly object[], parameter: object = {}) => {
  const AssumeRolePolicyDocument = policy(...statements);
  const Role = roleWith('P', policy(REACHES_CONNECT), { AssumeRolePolicyDocument });
  return [...new Set(found({ Role }, parameter, /trust-in/))];
};

const OPEN = 'anyone can assume the role Role';

describe('the effect of a statement of a trust policy is a parameter', () => {
  test('whose default is Allow', () => {
    expect(onTrust([trusted('*')], { Default: 'Allow' })).toEqual([
      `fatal: ${OPEN}, by the default of Effect`,
    ]);
  });

  test('by which a mapping has it', () => {
    const ofStage = { 'Fn::FindInMap': ['Stages', BY_PARAMETER, 'effect'] };
    expect(onTrust([trusted('*', ofStage)], { Default: 'dev' })).toEqual([
      `fatal: ${OPEN}, by the default of Effect`,
    ]);
  });

  test.each([{}, { Default: 'Deny' }])('that somebody may pass: %j', (parameter) => {
    expect(onTrust([trusted('*')], parameter)).toEqual([`error: ${OPEN}, if \${Effect} is Allow`]);
  });

  test('that is always Allow', () => {
    expect(onTrust([trusted('*')], { AllowedValues: ['Allow'] })).toEqual([`fatal: ${OPEN}`]);
  });

  test('that is never Allow', () => {
    expect(onTrust([trusted('*')], { AllowedValues: ['Deny'] })).toEqual([]);
  });

  test('and it is under a condition', () => {
    const isOwn = { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } };
    const confined = { ...trusted('*'), Condition: isOwn };
    expect(onTrust([confined], { Default: 'Allow' })).toEqual([]);
  });
});

describe('a statement beside it is stopped by the effect that is a parameter', () => {
  const all = [trusted('*', 'Allow'), trusted('*')];

  test('only if it is Deny', () => {
    expect(onTrust(all)).toEqual([`error: ${OPEN}, if \${Effect} is Allow`]);
  });

  test('which the default may not be', () => {
    expect(onTrust(all, { Default: 'Allow' })).toEqual([
      `fatal: ${OPEN}, by the default of Effect`,
    ]);
  });

  test('which it always is', () => {
    expect(onTrust(all, { AllowedValues: ['Deny'] })).toEqual([]);
  });

  test('where a template condition decides about a deny', () => {
    const deny = { 'Fn::If': ['IsDenied', trusted('*', 'Deny'), { Ref: 'AWS::NoValue' }] };
    expect(onTrust([trusted('*', 'Allow'), deny])).toEqual([
      `error: ${OPEN}, if the condition IsDenied of the template does not hold`,
    ]);
  });
});

describe('a role that another may assume', () => {
  const own = { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' };
  const admin = { 'Fn::GetAtt': ['Admin', 'Arn'] };
  const assume = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: admin };
  const Holder = roleWith('P', policy(REACHES_CONNECT, assume));
  const chains = (statements: readonly object[], parameter: object = {}) => {
    const AssumeRolePolicyDocument = policy(...statements);
    const everything = policy({ Effect: 'Allow', Action: '*', Resource: '*' });
    const Admin = roleWith('P', everything, { AssumeRolePolicyDocument });
    return found({ Holder, Admin }, parameter, /escalation/).length;
  };

  test.each([{}, { Default: 'Allow' }])('by an effect that may allow: %j', (parameter) => {
    expect(chains([trusted(own)], parameter)).toBe(1);
  });

  test('not by an effect that never allows', () => {
    expect(chains([trusted(own)], { AllowedValues: ['Deny'] })).toBe(0);
  });

  test('unless a deny stops it for sure', () => {
    const deny = trusted({ 'Fn::GetAtt': ['Holder', 'Arn'] });
    expect(chains([trusted(own, 'Allow'), deny])).toBe(1);
    expect(chains([trusted(own, 'Allow'), deny], { AllowedValues: ['Deny'] })).toBe(0);
    expect(chains([trusted(own, 'Allow'), { ...deny, Effect: 'Deny' }])).toBe(0);
  });
});
