import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { connectHolder } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

const ALL = 'arn:aws:iam::111122223333:role/';
const trusting = (Condition: object) =>
  policy({ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole', Condition });
const role = (RoleName: string, condition: object, tags?: readonly object[]) => ({
  RoleName,
  Arn: `${ALL}${RoleName}`,
  AssumeRolePolicyDocument: trusting(condition),
  RolePolicyList: [{ PolicyName: 'P', PolicyDocument: connectHolder() }],
  AttachedManagedPolicies: [],
  ...(tags && { Tags: tags }),
});
const inAccount = (...RoleDetailList: object[]) =>
  audit(read('account.json', { RoleDetailList })!)
    .filter(({ id }) => id === 'trust-in-anyone')
    .map(({ severity, what }) => `${severity}: ${what}`);
const severities = (condition: object, tags?: readonly object[]) =>
  inAccount(role('App', condition, tags)).map((one) => one.replace(/:.*/, ''));

const YES = [{ Key: 'Open', Value: 'yes' }];
const NO = [{ Key: 'Open', Value: 'no' }];
const SAME = '${aws:ResourceTag/Open}';

describe('trust in anyone by a tag of the role', () => {
  test.each<[string, object]>([
    ['with a value', { StringEquals: { 'aws:ResourceTag/Open': 'yes' } }],
    ['by the key of IAM', { StringLike: { 'iam:ResourceTag/open': 'y*' } }],
    ['without another value', { StringNotEquals: { 'aws:ResourceTag/Open': 'no' } }],
  ])('%s, is decided by the tags in the details of an account', (_, condition) => {
    expect(severities(condition, YES)).toEqual(['fatal']);
    expect(severities(condition, NO)).toEqual([]);
    expect(severities(condition)).toEqual(['StringNotEquals' in condition ? 'fatal' : 'warning']);
  });

  test('that it lacks, lets nobody in', () => {
    expect(severities({ StringEquals: { 'aws:ResourceTag/Open': 'yes' } }, [])).toEqual([]);
    expect(severities({ Null: { 'aws:ResourceTag/Open': 'true' } }, [])).toEqual(['fatal']);
    expect(severities({ StringNotEquals: { 'aws:ResourceTag/Open': 'no' } }, [])).toEqual([
      'fatal',
    ]);
  });

  test('that is a value to compare with, lets in who has that value, if the role has it', () => {
    const same = { StringEquals: { 'aws:PrincipalTag/Open': SAME } };
    expect(severities(same, [])).toEqual([]);
    expect(severities(same, YES)).toEqual(['fatal']);
    const withDefault = "${aws:ResourceTag/Open, 'none'}";
    expect(severities({ StringEquals: { 'aws:PrincipalTag/Open': withDefault } }, [])).toEqual([
      'fatal',
    ]);
    const own = { StringEquals: { 'aws:PrincipalTag/Open': [SAME, 'x'] } };
    expect(severities(own, [])).toEqual(['fatal']);
  });

  test('is said of each role by its own tags', () => {
    const condition = { StringEquals: { 'aws:ResourceTag/Open': 'yes' } };
    expect(inAccount(role('A', condition, NO), role('B', condition, YES))).toEqual([
      'fatal: anyone can assume the role B',
    ]);
  });

  test('is not known of a template, as its stack may give tags', () => {
    const found = audit(
      read('template.json', {
        Resources: {
          Role: roleWith('P', connectHolder(), {
            AssumeRolePolicyDocument: trusting({ StringEquals: { 'aws:ResourceTag/Open': 'yes' } }),
            Tags: NO,
          }),
        },
      })!,
    ).filter(({ id }) => id === 'trust-in-anyone');
    expect(found.map(({ severity }) => severity)).toEqual(['warning']);
  });
});
