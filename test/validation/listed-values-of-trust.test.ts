import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { REACHES_CONNECT } from '../support/connect-holder';
import { defined } from '../support/defined';
import { policy, roleWith } from '../support/documents';

const GITHUB = 'token.actions.githubusercontent.com';
const OF_STAGE = { 'Fn::FindInMap': ['Stages', { Ref: 'Stage' }, 'who'] };
const OWN = 'arn:aws:iam::111122223333:role/Deploy';

const principal = (AWS: unknown) => ({
  Effect: 'Allow',
  Principal: { AWS },
  Action: 'sts:AssumeRole',
});
const subject = (value: unknown) => ({
  Effect: 'Allow',
  Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${GITHUB}` },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: { StringLike: { [`${GITHUB}:sub`]: value } },
});

interface Stages {
  readonly prod: unknown;
  readonly dev: unknown;
}

/** What is found about a trust with a value of each stage in it. */
function found(trust: object, { prod, dev }: Stages, Stage: object = {}) {
  const template = {
    Parameters: {
      Stage: { Type: 'String', AllowedValues: ['prod', 'dev'], ...Stage },
      List: { Type: 'String', Default: `${OWN}|*` },
    },
    Mappings: { Stages: { prod: { who: prod }, dev: { who: dev } } },
    Resources: {
      Role: roleWith('P', policy(REACHES_CONNECT), { AssumeRolePolicyDocument: policy(trust) }),
    },
  };
  return audit(defined(read('template.json', template)))
    .filter(({ id }) => /trust-in|without-subject/.test(id))
    .map(({ severity, what }) => `${severity}: ${what}`);
}
const DEV = { Default: 'dev' };

describe('what functions make of the default of a parameter', () => {
  test('is a principal: a value of a mapping', () => {
    expect(found(principal(OF_STAGE), { prod: OWN, dev: '*' }, DEV)).toEqual([
      'fatal: anyone can assume the role Role, by the default of Stage',
    ]);
  });

  test('is a principal: one of a list', () => {
    const ofList = principal({ 'Fn::Select': [1, { 'Fn::Split': ['|', { Ref: 'List' }] }] });
    expect(found(ofList, { prod: OWN, dev: OWN })).toEqual([
      'fatal: anyone can assume the role Role, by the default of List',
    ]);
  });

  test('is a subject', () => {
    const [one, ...others] = found(
      subject(OF_STAGE),
      { prod: 'repo:acme/app:*', dev: 'repo:*' },
      DEV,
    );
    expect(one).toMatch(/^fatal: everybody with an account at .*, by the default of Stage$/);
    expect(others).toEqual([]);
  });

  test('is nothing that the mapping has for other values', () => {
    expect(found(principal(OF_STAGE), { prod: '*', dev: OWN }, DEV)).toEqual([]);
    expect(found(subject(OF_STAGE), { prod: 'repo:*', dev: 'repo:acme/app:*' }, DEV)).toEqual([]);
  });
});

describe('without a default, the values that the template lists count', () => {
  test.each([
    ['anyone in one of them', { prod: OWN, dev: '*' }],
    ['anyone in each', { prod: '*', dev: '*' }],
    ['a list', { prod: [OWN], dev: [OWN, '*'] }],
  ])('as principals: %s', (_, stages) => {
    expect(found(principal(OF_STAGE), stages)).toEqual([
      'warning: anyone can assume the role Role, by a value that the template lists for FindInMap Stages ${Stage} who',
    ]);
  });

  test('and so do allowed values', () => {
    const [one] = found(
      principal({ Ref: 'Stage' }),
      { prod: OWN, dev: OWN },
      { AllowedValues: ['*', OWN] },
    );
    expect(one).toMatch(/^warning: anyone .*, by a value that the template lists for Stage$/);
  });

  test('other accounts are named', () => {
    const ofAccount = principal({
      'Fn::Sub': ['arn:aws:iam::${Account}:root', { Account: OF_STAGE }],
    });
    const [one] = found(ofAccount, { prod: '444455556666', dev: '777788889999' });
    expect(one).toMatch(/^warning: everybody in the accounts 444455556666 and 777788889999 /);
  });

  test.each([
    ['names', principal(OF_STAGE), { prod: OWN, dev: `${OWN}2` }],
    ['subjects of one owner', subject(OF_STAGE), { prod: 'repo:acme/a:*', dev: 'repo:acme/*' }],
  ])('%s are sound', (_, trust, stages) => {
    expect(found(trust, stages)).toEqual([]);
  });

  test('a subject with a pattern for the owner is found', () => {
    const [one] = found(subject(OF_STAGE), { prod: 'repo:acme/a:*', dev: 'repo:*' });
    expect(one).toMatch(/^warning: everybody with an account at /);
  });
});

describe('without a default, what functions make of the listed values counts', () => {
  const OTHER = 'arn:aws:iam::111122223333:role/Other';
  const inRegion = (key: string, ...more: readonly object[]) => ({
    'Fn::FindInMap': ['Regions', { Ref: 'AWS::Region' }, key, ...more],
  });

  /** What is found about a role that anyone may assume. Values differ in two Regions. */
  function ofRegions(AWS: unknown, [one, other]: readonly unknown[], Index: object = {}) {
    const trust = policy(principal(AWS));
    const template = {
      Parameters: {
        Map: { Type: 'String' },
        Any: { Type: 'String' },
        Index: { Type: 'String', ...Index },
      },
      Mappings: {
        Regions: { 'us-east-1': { who: one, at: '0' }, 'us-west-2': { who: other, at: '1' } },
        More: { 'us-east-1': { who: other } },
      },
      Resources: {
        Role: roleWith('P', policy(REACHES_CONNECT), { AssumeRolePolicyDocument: trust }),
      },
    };
    return audit(defined(read('template.json', template)))
      .filter(({ id }) => id === 'trust-in-anyone')
      .map(({ severity, what }) => `${severity}: ${what}`);
  }
  const ONE_OPEN = ['*', OWN];
  const selected = (index: unknown, list: unknown) => ({ 'Fn::Select': [index, list] });
  const INDEX = { Ref: 'Index' };
  const split = (text: unknown) => ({ 'Fn::Split': [',', text] });
  const WHO = inRegion('who');

  test.each<[string, unknown, readonly unknown[], object?]>([
    ['the default value of a mapping', inRegion('none', { DefaultValue: '*' }), [OWN, OWN]],
    [
      'a mapping by its name',
      { 'Fn::FindInMap': [{ Ref: 'Map' }, 'us-east-1', 'who'] },
      [OWN, '*'],
    ],
    ['one of a list of a mapping', selected(0, WHO), [['*', OWN], [OWN]]],
    ['one of a list by a mapping', selected(inRegion('at'), [OWN, '*']), [OWN, OWN]],
    ['a list of a mapping, joined', { 'Fn::Join': ['', WHO] }, [['*'], [OWN]]],
    ['a text of a mapping, split', split(WHO), [`${OWN},*`, OWN]],
    ['one of a text of a mapping', selected(1, split(WHO)), [`${OWN},*`, `${OWN},${OTHER}`]],
    ['the same in Fn::Sub', { 'Fn::Sub': ['${Who}', { Who: WHO }] }, ONE_OPEN],
    ['the same in Fn::Join', { 'Fn::Join': ['', [WHO]] }, ONE_OPEN],
    ['one of a list', selected(INDEX, [OWN, '*']), [OWN, OWN]],
    ['one of a list, split', selected(INDEX, split(`${OWN},*`)), [OWN, OWN]],
    [
      'one by allowed values',
      selected(INDEX, [OWN, '*']),
      [OWN, OWN],
      { AllowedValues: ['0', '1'] },
    ],
  ])('%s', (_, AWS, values, index = {}) => {
    const [one, ...others] = ofRegions(AWS, values, index);
    expect(one).toMatch(/^warning: anyone .*, by a value that the template lists for /);
    expect(others).toEqual([]);
  });

  test.each<[string, unknown, readonly unknown[], object?]>([
    ['default value', inRegion('none', { DefaultValue: OTHER }), ONE_OPEN],
    [
      'value in the mappings',
      { 'Fn::FindInMap': [{ Ref: 'Map' }, 'us-west-2', 'who'] },
      ['*', OWN],
    ],
    ['first of a list', selected(0, WHO), [[OWN, '*'], [OWN]]],
    ['list by a mapping', selected(inRegion('at'), [OWN, OTHER, '*']), [OWN, OWN]],
    ['text of a mapping', split(WHO), [`${OWN},${OTHER}`, OWN]],
    ['list', selected(INDEX, [OWN, OTHER]), ONE_OPEN],
    [
      'allowed index',
      selected(INDEX, [OWN, '*', OTHER]),
      [OWN, OWN],
      { AllowedValues: ['0', '2'] },
    ],
    ['default index', selected(INDEX, [OWN, '*']), [OWN, OWN], { Default: '0' }],
    ['list that a caller passes', selected(0, split({ Ref: 'Any' })), ONE_OPEN],
  ])('a sound %s is not found', (_, AWS, values, index = {}) => {
    expect(ofRegions(AWS, values, index)).toEqual([]);
  });

  test('a subject with the default value of a mapping', () => {
    const owner = inRegion('none', { DefaultValue: '*' });
    const trust = subject({ 'Fn::Sub': ['repo:${Owner}/*', { Owner: owner }] });
    const Role = roleWith('P', policy(REACHES_CONNECT), {
      AssumeRolePolicyDocument: policy(trust),
    });
    const Mappings = { Regions: { 'us-east-1': { none: 'acme' } } };
    const all = audit(defined(read('template.json', { Mappings, Resources: { Role } })));
    expect(all.filter(({ id }) => id === 'oidc-without-subject')).toMatchObject([
      { severity: 'warning' },
    ]);
  });
});
