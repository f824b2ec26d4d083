import { groupBy } from '../../src/input/group-by';

test('items with one key are one group, in the order in which they come', () => {
  const groups = groupBy(['queue', 'user', 'quick connect', 'usage'], (name) => name[0]);
  expect([...groups]).toEqual([
    ['q', ['queue', 'quick connect']],
    ['u', ['user', 'usage']],
  ]);
});

test('nothing has no groups', () => {
  expect([...groupBy([], String)]).toEqual([]);
});
