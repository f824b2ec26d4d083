import { has, lines, template } from './read-access';
import { toDisplayText } from '../../src/policy/deploy-time-text';
import { allow, policy } from '../support/documents';

const set = (Properties: object) => ({
  S: { Type: 'AWS::SSO::PermissionSet', Properties: { Name: 'Audit', ...Properties } },
});
const place = (...more: readonly (string | number)[]) => ({
  file: 't.json',
  logicalId: 'S',
  pointer: ['Resources', 'S', 'Properties', ...more],
});

test('a permission set has an inline policy, policies of AWS and of accounts', () => {
  const world = template(
    set({
      InlinePolicy: policy(allow('a:B')),
      ManagedPolicies: ['arn:aws:iam::aws:policy/AmazonConnectReadOnlyAccess'],
      CustomerManagedPolicyReferences: [{ Name: 'Own' }, { Name: 'Other', Path: '/team/' }],
    }),
  );
  const [principal] = world.principals;
  expect(principal).toMatchObject({ kind: 'permission set', name: 'Audit', place: place() });
  expect(has(principal)).toEqual([
    'inline policy',
    'AmazonConnectReadOnlyAccess',
    'Own?',
    'team/Other?',
  ]);
  expect(lines(world)).toEqual(['Allow a:B on *']);
  expect(principal.attached.map((one) => one.place)).toEqual([
    place('ManagedPolicies', 0),
    place('CustomerManagedPolicyReferences', 0, 'Name'),
    place('CustomerManagedPolicyReferences', 1, 'Name'),
  ]);
  expect(principal.unknown).toEqual([]);
  expect(principal.trust).toEqual([]);
});

test.each<[string, object, string]>([
  ['of AWS', { ManagedPolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }, 'ReadOnlyAccess'],
  ['of the accounts', { CustomerManagedPolicyReference: { Name: 'Limit' } }, 'Limit'],
])('a boundary may be a policy %s', (_, PermissionsBoundary, expected) => {
  const { boundary } = template(set({ PermissionsBoundary })).principals[0];
  expect(boundary?.policy?.name ?? toDisplayText(boundary?.arn ?? '')).toBe(expected);
  expect(boundary?.place.pointer.slice(0, 4)).toEqual(place('PermissionsBoundary').pointer);
});

test('a reference that is not read is an unknown policy', () => {
  const references = { CustomerManagedPolicyReferences: { Ref: 'References' } };
  expect(has(template(set(references)).principals[0])).toEqual(['${References}?']);
});
