import { familyServices } from '../../src/catalogue/family';
import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { connectHolder, REACHES_CONNECT } from '../support/connect-holder';
import { roleWith } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';
const ROLES = `${IAM}role/*`;
const BOB = { 'Fn::GetAtt': ['Bob', 'Arn'] };

/** A statement on everything except some actions. */
const allowingAllBut = (NotAction: readonly string[], Resource: unknown) => ({
  Effect: 'Allow',
  NotAction,
  Resource,
});

/** What is found in a policy of somebody who reaches Amazon Connect. */
const foundBeside = (statement: object) =>
  audit(read('policy.json', connectHolder(statement))!).map(
    ({ id, subject, severity }) => `${severity} ${id}[${subject}]`,
  );

describe('a statement on all but some actions', () => {
  test('is a way where it is not on Amazon Connect', () => {
    expect(foundBeside(allowingAllBut(['iam:PutUserPolicy'], ROLES))).toEqual([
      'fatal escalation[iam:PutRolePolicy, iam:AttachRolePolicy, iam:UpdateAssumeRolePolicy]',
    ]);
  });

  test('is one cause, and one finding, where it is on Amazon Connect', () => {
    expect(foundBeside(allowingAllBut(['s3:*'], '*'))).toEqual(['fatal not-action[s3:*]']);
  });

  test.each<[string, unknown, string]>([
    ['a user of the file by reference', BOB, 'fatal'],
    ['that user and Amazon Connect', [BOB, REACHES_CONNECT.Resource], 'fatal'],
    ['that user by name and Amazon Connect', [`${IAM}user/bob`, REACHES_CONNECT.Resource], 'fatal'],
    ['another name and Amazon Connect', [`${IAM}user/eve`, REACHES_CONNECT.Resource], 'error'],
  ])('is as severe as its ways, on %s', (_, resource, severity) => {
    const found = audit(
      read('template.json', {
        Resources: {
          Agent: roleWith('Access', connectHolder(allowingAllBut(['iam:CreateUser'], resource))),
          Bob: { Type: 'AWS::IAM::User', Properties: { UserName: 'bob' } },
        },
      })!,
    );
    expect(found.map((one) => `${one.severity} ${one.id}[${one.subject}]`)).toContain(
      `${severity} not-action[iam:CreateUser]`,
    );
  });

  test('is none where it leaves no way', () => {
    expect(foundBeside(allowingAllBut(['iam:*', 'sts:*'], ROLES))).toEqual([]);
  });

  test('takes the access of others, by somebody without access to Amazon Connect', () => {
    const others = allowingAllBut(
      familyServices().map((service) => `${service}:*`),
      '*',
    );
    const found = audit(
      read('template.json', {
        Resources: {
          Agent: roleWith('Access', connectHolder()),
          Other: roleWith('Access', { Version: '2012-10-17', Statement: [others] }),
        },
      })!,
    );
    expect(found.map(({ id, severity }) => `${severity} ${id}`)).toEqual(['warning escalation']);
  });
});
