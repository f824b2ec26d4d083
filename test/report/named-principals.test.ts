import { principalsNamed } from '../../src/report/named-principals';
import { allow, reported, role } from '../support/readings';

const at = (path: string, more = {}) => ({
  ...role(allow('connect:DeleteInstance'), more),
  Metadata: { 'aws:cdk:path': `${path}/Resource` },
});
const REPORT = reported({
  AdminRole: at('Own/Admin', { RoleName: 'connect-admin', Path: '/team/' }),
  NestedAdmin: at('Other/Roles/Admin'),
  Role3: at('Own/Role3'),
  Role30: at('Own/Role30'),
});
const named = (who: string) => principalsNamed(REPORT, who).principals.map(({ id }) => id);

test.each([
  ['the name in every output', 'Own/Admin', ['Own/Admin']],
  ['the logical id', 'AdminRole', ['Own/Admin']],
  ['the name in IAM', 'connect-admin', ['Own/Admin']],
  ['the name in IAM with its path', 'team/connect-admin', ['Own/Admin']],
  ['the ARN', 'arn:aws:iam::111122223333:role/team/connect-admin', ['Own/Admin']],
  [
    'the ARN of a session',
    'arn:aws:sts::111122223333:assumed-role/connect-admin/me',
    ['Own/Admin'],
  ],
  ['the end of the path', 'Roles/Admin', ['Other/Roles/Admin']],
  ['the end of several paths', 'Admin', ['Own/Admin', 'Other/Roles/Admin']],
  ['another case', 'own/admin', ['Own/Admin']],
  ['the exact name, although others begin with it', 'Role3', ['Own/Role3']],
  ['a pattern', 'Role3*', ['Own/Role3', 'Own/Role30']],
  ['a part of a name', 'Role', []],
  ['the ARN of a user', 'arn:aws:iam::111122223333:user/connect-admin', []],
])('%s', (_, who, ids) => {
  expect(named(who)).toEqual(ids);
});

test('a name that nobody has comes with those that contain it, and those that look similar', () => {
  expect(principalsNamed(REPORT, 'ole3')).toEqual({
    principals: [],
    containing: ['Own/Role3', 'Own/Role30'],
    similar: ['Role3', 'Role30'],
  });
  expect(principalsNamed(REPORT, 'Rolle3').similar).toEqual(['Role3', 'Role30']);
});
