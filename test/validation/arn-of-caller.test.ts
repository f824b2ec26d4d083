import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { accountWith } from '../support/accounts';
import { allowing as allow, connectHolder } from '../support/connect-holder';

const ARN = 'arn:aws:iam::111122223333:role';
const WRITES = allow('iam:PutRolePolicy');
const DENIES = { Effect: 'Deny', Action: 'iam:*', Resource: '*' };
const when = (statement: object, operator: string, ...values: string[]) => ({
  ...statement,
  Condition: { [operator]: { 'aws:PrincipalArn': values } },
});

/** The severities of what is found about more access of the role App. */
const found = (...statements: object[]) => foundOn('App', ...statements);

const foundOn = (RoleName: unknown, ...statements: object[]) => {
  const Role = {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName,
      Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }],
    },
  };
  const Conditions = { Prod: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-2'] } };
  return audit(read('template.json', { Conditions, Resources: { Role } })!)
    .filter(({ id }) => /escalation/.test(id))
    .map(({ severity }) => severity);
};

describe.each(['StringEquals', 'StringEqualsIgnoreCase'])('%s takes no wildcards', (operator) => {
  const negated = operator.replace('String', 'StringNot');
  const others = [`${ARN}/ci`, `${ARN}/A*`];

  test('so that a deny of others leaves the holder', () => {
    expect(found(WRITES, when(DENIES, operator, ...others))).toEqual(['fatal']);
    expect(found(WRITES, when(DENIES, operator, ...others, `${ARN}/App`))).toEqual([]);
  });

  test('so that a deny of all but others closes everything', () => {
    expect(found(WRITES, when(DENIES, negated, ...others))).toEqual([]);
    expect(found(WRITES, when(DENIES, negated, ...others, `${ARN}/App`))).toEqual(['fatal']);
  });

  test('so that an allow of others is none', () => {
    expect(found(when(WRITES, operator, ...others))).toEqual([]);
    expect(found(when(WRITES, operator, ...others, `${ARN}/App`))).toEqual(['fatal']);
    expect(found(when(WRITES, negated, ...others))).toEqual(['fatal']);
  });
});

test('StringEqualsIgnoreCase takes the ARN of the holder in any case', () => {
  const [operator, negated] = ['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'];
  for (const name of ['app', 'APP']) {
    expect(found(when(WRITES, operator, `${ARN}/${name}`))).toEqual(['fatal']);
    expect(found(when(WRITES, negated, `${ARN}/${name}`))).toEqual([]);
    expect(found(WRITES, when(DENIES, operator, `${ARN}/${name}`))).toEqual([]);
    expect(found(WRITES, when(DENIES, negated, `${ARN}/${name}`))).toEqual(['fatal']);
    expect(found(when(WRITES, 'StringEquals', `${ARN}/${name}`))).toEqual([]);
    expect(found(WRITES, when(DENIES, 'StringEquals', `${ARN}/${name}`))).toEqual(['fatal']);
  }
  expect(found(when(WRITES, operator, `${ARN}/APPS`))).toEqual([]);
});

test.each(['StringLike', 'ArnLike', 'ArnEquals'])('%s takes wildcards', (operator) => {
  expect(found(WRITES, when(DENIES, operator, `${ARN}/ci`, `${ARN}/A*`))).toEqual([]);
  expect(found(when(WRITES, operator, `${ARN}/ci`, `${ARN}/A*`))).toEqual(['fatal']);
});

test.each(['ForAllValues', 'ForAnyValue'])('%s of the one value is no limit', (set) => {
  for (const [operator, negated] of [
    ['StringLike', 'StringNotLike'],
    ['StringEquals', 'StringNotEquals'],
    ['ArnLike', 'ArnNotLike'],
  ].map((some) => some.map((one) => `${set}:${one}`))) {
    expect(found(when(WRITES, operator, `${ARN}/App`))).toEqual(['fatal']);
    expect(found(when(WRITES, operator, `${ARN}/ci`))).toEqual([]);
    expect(found(when(WRITES, negated, `${ARN}/App`))).toEqual([]);
    expect(found(when(WRITES, negated, `${ARN}/ci`))).toEqual(['fatal']);
    expect(found(WRITES, when(DENIES, operator, `${ARN}/App`))).toEqual([]);
    expect(found(WRITES, when(DENIES, operator, `${ARN}/ci`))).toEqual(['fatal']);
    expect(found(WRITES, when(DENIES, negated, `${ARN}/App`))).toEqual(['fatal']);
    expect(found(WRITES, when(DENIES, negated, `${ARN}/ci`))).toEqual([]);
  }
});

/** The severities of what is found about more access of the role App of an account. */
const foundInAccount = (...statements: object[]) =>
  audit(read('account.json', accountWith({ App: connectHolder(...statements) }))!)
    .filter(({ id }) => /escalation/.test(id))
    .map(({ severity }) => severity);

describe('the variable of the own account is that account', () => {
  const own = 'arn:aws:iam::${aws:PrincipalAccount}:role';

  test('in a deny', () => {
    expect(foundInAccount(WRITES, when(DENIES, 'ArnNotLike', `${own}/App*`))).toEqual(['fatal']);
    expect(foundInAccount(WRITES, when(DENIES, 'ArnNotLike', `${own}/ci*`))).toEqual([]);
    expect(foundInAccount(WRITES, when(DENIES, 'ArnLike', `${own}/App`))).toEqual([]);
    expect(foundInAccount(WRITES, when(DENIES, 'ArnLike', `${own}/*`))).toEqual([]);
  });

  test('in an allow', () => {
    expect(foundInAccount(when(WRITES, 'ArnLike', `${own}/*`))).toEqual(['fatal']);
    expect(foundInAccount(when(WRITES, 'StringEquals', `${own}/App`))).toEqual(['fatal']);
    expect(foundInAccount(when(WRITES, 'ArnLike', `${own}/ci`))).toEqual([]);
  });
});

describe('no role and no user has an ARN of another service, whatever the wildcards', () => {
  const others = ['arn:aws:sts::*:*', 'arn:*:sts::111122223333:*', 'arn:aws:s3::*:*'];

  test.each([...others, 'arn:aws:iam:eu-west-2:*:*'])('%s', (other) => {
    for (const operator of ['ArnLike', 'StringLike']) {
      const negated = operator.replace('Like', 'NotLike');
      expect(foundInAccount(WRITES, when(DENIES, operator, other))).toEqual(['fatal']);
      expect(foundInAccount(WRITES, when(DENIES, negated, other))).toEqual([]);
      expect(foundInAccount(when(WRITES, operator, other))).toEqual([]);
      expect(foundInAccount(when(WRITES, negated, other))).toEqual(['fatal']);
    }
  });

  test.each(['arn:aws:iam::*:*', 'arn:aws:*::*:*', 'arn:*:i?m:*:*:role/*', 'arn:aws:iam:*:*:*'])(
    'unlike %s',
    (own) => {
      expect(foundInAccount(WRITES, when(DENIES, 'ArnLike', own))).toEqual([]);
      expect(foundInAccount(when(WRITES, 'ArnLike', own))).toEqual(['fatal']);
    },
  );

  test('nor has a user of a group', () => {
    const Group = {
      Type: 'AWS::IAM::Group',
      Properties: {
        Policies: [
          {
            PolicyName: 'P',
            PolicyDocument: connectHolder(
              allow('iam:PutGroupPolicy'),
              when(DENIES, 'ArnLike', others[0]),
            ),
          },
        ],
      },
    };
    const severities = audit(read('template.json', { Resources: { Group } })!)
      .filter(({ id }) => /escalation/.test(id))
      .map(({ severity }) => severity);
    expect(severities).toEqual(['fatal']);
  });

  test('which a policy of nobody may have, in the session of a user', () => {
    const document = connectHolder(WRITES, when(DENIES, 'ArnLike', others[0]));
    const severities = audit(read('policy.json', document)!)
      .filter(({ id }) => /escalation/.test(id))
      .map(({ severity }) => severity);
    expect(severities).toEqual(['warning']);
  });
});

test('several values together have each name that a role may have', () => {
  const name = { 'Fn::If': ['Prod', 'App', 'Test'] };
  const [app, other, ci] = ['App', 'Test', 'ci'].map((one) => `${ARN}/${one}`);
  const foundExcept = (...values: string[]) =>
    foundOn(name, WRITES, when(DENIES, 'ArnNotLike', ...values));
  expect(foundExcept(app, other)).toEqual(['fatal']);
  expect(foundExcept(app, ci)).toEqual(['warning']);
  expect(foundExcept(ci)).toEqual([]);
  expect(foundOn(name, when(WRITES, 'ArnLike', other, app))).toEqual(['fatal']);
});
