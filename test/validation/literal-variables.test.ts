import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

const deny = (Condition: object) => ({
  Effect: 'Deny',
  Action: 'iam:*',
  Resource: '*',
  Condition,
});

/** What is found about more access of a user whose policy has a version. */
const found = (Version: string | undefined, ...statements: object[]) =>
  audit(
    read('template.json', {
      Resources: {
        Own: {
          Type: 'AWS::IAM::User',
          Properties: {
            UserName: 'own',
            Policies: [
              { PolicyName: 'P', PolicyDocument: { ...connectHolder(...statements), Version } },
            ],
          },
        },
      },
    })!,
  )
    .map(({ id }) => id)
    .filter((id) => /escalation/.test(id));

/** What is found about a role that trusts everybody on a condition in a document with a version. */
const foundInTrust = (Version: string | undefined, name: string) =>
  audit(
    read('template.json', {
      Resources: {
        Own: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version,
              Statement: {
                Effect: 'Allow',
                Principal: '*',
                Action: 'sts:AssumeRole',
                Condition: { StringEquals: { 'sts:RoleSessionName': name } },
              },
            },
            Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder() }],
          },
        },
      },
    })!,
  )
    .map(({ id }) => id)
    .filter((id) => /^trust/.test(id));

describe.each([['2008-10-17'], [undefined]])('in a policy of the version %s', (version) => {
  test('a user name is text, and no user has it', () => {
    const own = allow('iam:PutUserPolicy', 'arn:aws:iam::*:user/${aws:username}');
    expect(found(version, own)).toEqual([]);
    expect(found('2012-10-17', own)).toEqual(['escalation']);
  });

  test.each([['aws:PrincipalArn'], ['aws:PrincipalAccount'], ['aws:PrincipalType']])(
    'no caller has the text of a variable as its %s',
    (key) => {
      const all = allow('iam:PutUserPolicy');
      const same = { StringEquals: { [key]: `\${${key}}` } };
      const other = { StringNotEquals: { [key]: `\${${key}}` } };
      expect(found(version, { ...all, Condition: same })).toEqual([]);
      expect(found(version, all, deny(other))).toEqual([]);
      expect(found(version, all, deny(same))).toEqual(['escalation']);
    },
  );

  test.each([['aws:PrincipalTag/team'], ['aws:SourceIdentity']])(
    'no caller has the text of a variable as its %s',
    (key) => {
      const all = allow('iam:PutUserPolicy');
      const same = { StringEquals: { [key]: '${aws:username}' } };
      expect(found(version, { ...all, Condition: same })).toEqual([]);
      const other = { StringNotEquals: { [key]: '${aws:username}' } };
      expect(found(version, all, deny(other))).toEqual([]);
    },
  );

  test('nobody has the text of a variable as a session name', () => {
    expect(foundInTrust(version, '${aws:username}')).toEqual([]);
    expect(foundInTrust(version, 'agent')).toEqual(['trust-in-anyone']);
    expect(foundInTrust('2012-10-17', '${aws:username}')).toEqual(['trust-in-anyone']);
  });
});
