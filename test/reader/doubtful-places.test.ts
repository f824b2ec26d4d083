import { named, template } from './read-access';
import { unknownOf } from '../../src/policy/model';
import { withDoubtfulPlaces } from '../../src/reader/doubtful-places';

const doc = { Statement: { Effect: 'Allow', Action: 'a:B', Resource: '*' } };
const world = template({
  R: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [{ Ref: 'P' }] } },
  P: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: doc } },
  S: { Type: 'AWS::IAM::Role', Properties: {} },
});
const doubtful = (...pointer: string[]) => {
  const place = { file: 't.json', pointer };
  const read = withDoubtfulPlaces(world, [{ problem: 'it stands twice', place }]);
  return ['R', 'S'].filter((name) => unknownOf(named(read, name)).length > 0);
};

test('a doubtful place in a policy is one of everybody who has it', () => {
  expect(doubtful('Resources', 'P', 'Properties', 'PolicyDocument', 'Statement', 'Action')).toEqual(
    ['R'],
  );
});

test('a doubtful place in a role is one of the role', () => {
  expect(doubtful('Resources', 'S', 'Properties', 'Path')).toEqual(['S']);
});

test('a doubtful place around roles is one of all of them', () => {
  expect(doubtful('Resources')).toEqual(['R', 'S']);
});

test('a doubtful place elsewhere is nobody’s', () => {
  expect(doubtful('Outputs', 'X')).toEqual([]);
});

test('may change everything that was read', () => {
  const place = { file: 't.json', pointer: ['Resources', 'S'] };
  const read = withDoubtfulPlaces(world, [{ problem: 'the key "S" stands twice', place }]);
  expect(unknownOf(named(read, 'S'))).toEqual([
    {
      kind: 'document',
      what: 'a part that AWS may read otherwise, because the key "S" stands twice',
      mayAllow: true,
      mayDeny: true,
      mayReplace: true,
      place,
    },
  ]);
});

test('a doubtful place of another file is nobody’s', () => {
  const place = { file: 'u.json', pointer: ['Resources'] };
  const read = withDoubtfulPlaces(world, [{ problem: 'it stands twice', place }]);
  expect(unknownOf(named(read, 'S'))).toEqual([]);
});

test('without doubtful places a world is as it is', () =>
  expect(withDoubtfulPlaces(world, [])).toBe(world));
