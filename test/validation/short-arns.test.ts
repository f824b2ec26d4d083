import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policyDetails, roleDetails, userDetails } from '../support/accounts';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { policy } from '../support/documents';

/*
 * The operators on ARNs compare each of six parts. AWS does not say what a pattern of fewer parts matches.
 */
const WRITE = 'iam:PutUserPolicy';
const ATTACH = 'iam:AttachUserPolicy';
const CALLER = 'aws:PrincipalArn';
const POLICY = 'iam:PolicyARN';
const SHORT = ['*', '**', 'arn:*', 'arn:aws:*', 'arn:aws:iam::*'];

const deny = (Action: string, Condition: object) => ({
  Effect: 'Deny',
  Action,
  Resource: '*',
  Condition,
});

const found = (statements: readonly object[], roles: readonly object[] = []): readonly string[] =>
  audit(
    read('account.json', {
      UserDetailList: [userDetails('u', connectHolder(...statements))],
      GroupDetailList: [],
      RoleDetailList: roles,
      Policies: [policyDetails('Other', [])],
    })!,
  )
    .filter(({ id }) => /escalation|trust-in-anyone/.test(id))
    .map(({ severity, id }) => `${severity} ${id}`);

const UNSURE = ['warning limited-escalation'];
const SURE = ['fatal escalation'];

describe.each(SHORT)('whether %s is for all ARNs is not known', (short) => {
  test.each(['ArnLike', 'ArnEquals', 'ArnNotLike', 'ArnNotEquals', 'ArnLikeIfExists'])(
    'under %s',
    (operator) => {
      for (const [action, key] of [
        [WRITE, CALLER],
        [ATTACH, POLICY],
      ]) {
        const condition = { [operator]: { [key]: short } };
        expect(found([allow(action, '*', condition)])).toEqual(UNSURE);
        expect(found([allow(action), deny(action, condition)])).toEqual(UNSURE);
      }
    },
  );

  test.each(['ArnLike', 'ArnNotLike'])('by which a role trusts everybody, under %s', (operator) => {
    const trust = {
      Effect: 'Allow',
      Principal: '*',
      Action: 'sts:AssumeRole',
      Condition: { [operator]: { [CALLER]: short } },
    };
    const role = roleDetails('R', policy(trust), connectHolder());
    expect(found([], [role])).toContain('warning trust-in-anyone');
  });
});

describe('what a pattern matches is known', () => {
  test('if it has six parts', () => {
    const all = { ArnLike: { [CALLER]: 'arn:*:*:*:*:*' } };
    expect(found([allow(WRITE, '*', all)])).toEqual(SURE);
    expect(found([allow(WRITE), deny(WRITE, all)])).toEqual([]);
  });

  test('if it is compared as text', () => {
    const all = { StringLike: { [CALLER]: '*' } };
    expect(found([allow(WRITE, '*', all)])).toEqual(SURE);
    expect(found([allow(WRITE), deny(WRITE, all)])).toEqual([]);
  });

  test('if it matches no ARN of the holder as text either', () => {
    const none = { ArnLike: { [CALLER]: 'arn:aws:s3:*' } };
    expect(found([allow(WRITE, '*', none)])).toEqual([]);
    expect(found([allow(WRITE), deny(WRITE, none)])).toEqual(SURE);
  });

  test('if another value of the condition is for all ARNs', () => {
    const all = { ArnLike: { [CALLER]: ['*', 'arn:aws:iam::*:user/*'] } };
    expect(found([allow(WRITE, '*', all)])).toEqual(SURE);
  });
});
