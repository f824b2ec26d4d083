import { principalIds } from '../../src/policy/principal-ids';
import { readTogether } from '../../src/reader/read';
import { policy } from '../support/documents';

const trust = { AssumeRolePolicyDocument: policy() };
const account = (...names: readonly string[]) => ({
  UserDetailList: [{ UserName: 'Admin', Arn: 'arn:aws:iam::111122223333:user/Admin' }],
  GroupDetailList: [],
  Policies: [],
  RoleDetailList: names.map((RoleName) => ({
    RoleName,
    Arn: `arn:aws:iam::111122223333:role/${RoleName}`,
    ...trust,
  })),
});
const idsIn = (files: Readonly<Record<string, unknown>>) => [
  ...principalIds(
    readTogether(Object.entries(files).map(([file, content]) => ({ file, content }))).principals,
  ).values(),
];

test('a role and a user of one name differ by their kind', () => {
  expect(idsIn({ 'a.json': account('Admin', 'Other') }).sort()).toEqual([
    'Other',
    'role/Admin',
    'user/Admin',
  ]);
});

test('principals of one name in two files differ by the file', () => {
  const template = { Resources: { Role: { Type: 'AWS::IAM::Role', Properties: trust } } };
  expect(idsIn({ 'a.json': template, 'b.json': template })).toEqual(['a.json#Role', 'b.json#Role']);
});

test('principals of one kind and name in one file are numbered', () => {
  expect(idsIn({ 'a.json': account('Two', 'Two') }).sort()).toEqual([
    'Admin',
    'a.json#role/Two 1',
    'a.json#role/Two 2',
  ]);
});
