import { connectHolder, allowing as allow } from '../support/connect-holder';
import { reported } from '../support/readings';

const ADMINISTRATOR = { Effect: 'Allow', Action: '*', Resource: '*' };
const CONNECT = { Effect: 'Allow', Action: 'connect:Describe*', Resource: '*' };

/** Ways to more access of a role that must give the roles that it writes into a boundary. */
const ways = (boundary: object) => {
  const condition = { StringEquals: { 'iam:PermissionsBoundary': { Ref: 'Boundary' } } };
  const { principals } = reported({
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: { Statement: [] },
        Policies: [
          {
            PolicyName: 'P',
            PolicyDocument: connectHolder(allow('iam:PutRolePolicy', '*', condition)),
          },
        ],
      },
    },
    Boundary: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: { Version: '2012-10-17', Statement: boundary } },
    },
  });
  return principals[0].escalations.map(({ action }) => action);
};

describe('a boundary of the files, which a condition names', () => {
  test('is a way where it allows everything', () => {
    expect(ways(ADMINISTRATOR)).toEqual(['iam:PutRolePolicy']);
  });

  test('is none where it confines', () => {
    expect(ways(CONNECT)).toEqual([]);
  });
});
