import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, holderTemplate } from '../support/connect-holder';
import { policy } from '../support/documents';

const TRUST = policy({
  Effect: 'Allow',
  Principal: { Service: 'ec2.amazonaws.com' },
  Action: 'sts:AssumeRole',
});
const [ONE, OTHER] = ['111122223333', '444455556666'];
const WRITE = 'iam:PutRolePolicy';

/** The severities of the ways of a role of a template that does not say its account. */
const found = (...statements: readonly object[]) => {
  const properties = { RoleName: 'deploy', AssumeRolePolicyDocument: TRUST };
  return audit(read('template.json', holderTemplate('Role', statements, properties))!)
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity }) => severity);
};
const deny = (condition: object) => ({ ...allow('iam:*', '*', condition), Effect: 'Deny' });
const roles = (account: string) => `arn:aws:iam::${account}:role/*`;
const equals = (key: string, account: string) => ({ StringEquals: { [key]: account } });
const equalsNot = (key: string, account: string) => ({ StringNotEquals: { [key]: account } });

describe.each(['aws:PrincipalAccount', 'aws:ResourceAccount'])('%s', (key) => {
  test('of another account than that of the ARN closes a way', () => {
    expect(found(allow(WRITE, roles(ONE), equals(key, OTHER)))).toEqual([]);
    expect(found(allow(WRITE, roles(ONE)), deny(equalsNot(key, OTHER)))).toEqual([]);
    expect(found(allow(WRITE, roles(ONE), equalsNot(key, ONE)))).toEqual([]);
    expect(found(allow(WRITE, roles(ONE)), deny(equals(key, ONE)))).toEqual([]);
  });

  test('of the account of the ARN leaves it open', () => {
    expect(found(allow(WRITE, roles(ONE), equals(key, ONE)))).toEqual(['fatal']);
    expect(found(allow(WRITE, roles(ONE)), deny(equalsNot(key, ONE)))).toEqual(['fatal']);
  });

  test('but another leaves ways on others open', () => {
    expect(found(allow(WRITE, roles(ONE), equalsNot(key, OTHER)))).toEqual(['error']);
    expect(found(allow(WRITE, roles(ONE)), deny(equals(key, OTHER)))).toEqual(['error']);
  });

  test('may be of the own account where no ARN has one', () => {
    expect(found(allow(WRITE, '*', equals(key, ONE)))).toEqual(['fatal']);
    expect(found(allow(WRITE, roles('*'), equals(key, ONE)))).toEqual(['fatal']);
  });

  test('is met by one of two statements, each for its account', () => {
    const both = [ONE, OTHER].map((one) => allow(WRITE, roles(one), equals(key, one)));
    expect(found(...both)).toEqual(['fatal']);
  });
});

test('the ARN of a caller in another account closes a way', () => {
  const caller = (account: string) => ({ ArnLike: { 'aws:PrincipalArn': roles(account) } });
  expect(found(allow(WRITE, roles(ONE), caller(OTHER)))).toEqual([]);
  expect(found(allow(WRITE, roles(ONE), caller(ONE)))).toEqual(['fatal']);
  expect(found(allow(WRITE, roles('*'), caller(ONE)))).toEqual(['fatal']);
});
