import { stackInfo, template } from './read-access';
import { deployTimeValue } from '../../src/policy/deploy-time-text';
import { generatedName } from '../../src/policy/generated-name';
import { readTogether } from '../../src/reader/read';

const resources = {
  Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'admin', Path: '/ops/' } },
  User: { Type: 'AWS::IAM::User', Properties: { UserName: 'ann' } },
  Group: { Type: 'AWS::IAM::Group', Properties: { Path: '/ops/' } },
  Set: { Type: 'AWS::SSO::PermissionSet', Properties: { Name: 'Audit' } },
};
const reserved = [
  'aws-reserved/sso.amazonaws.com/',
  deployTimeValue('AWS::Region'),
  '/AWSReservedSSO_Audit_',
  deployTimeValue('end of the name'),
].join('');

test('policies name a principal by its path and name, which CloudFormation may generate', () => {
  const identities = template(resources).principals.map(({ identity }) => identity);
  const stack = 't.json';
  expect(identities).toEqual([
    { names: ['ops/admin'], id: 'Role', stack },
    { names: ['ann'], id: 'User', stack },
    { names: [`ops/${generatedName('Group')}`], id: 'Group', stack },
    { names: [reserved], id: 'Set', stack },
  ]);
});

test('in a stack with a name, a generated name begins with those of the stack and resource', () => {
  const environment = { 'AWS::AccountId': '111122223333' };
  const stack = stackInfo('Named', { displayName: 'Shown', environment });
  const content = { Resources: { Group: resources.Group } };
  const [{ identity }] = readTogether([{ file: 't.json', content, stack }]).principals;
  expect(identity).toEqual({
    names: [`ops/Named-Group-${deployTimeValue('end of the name of Group')}`],
    id: 'Group',
    stack: 'Shown',
    account: '111122223333',
  });
});
