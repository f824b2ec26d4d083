import { relocated } from '../../src/reader/relocated';

test('places are moved in lists, objects and maps, and what is shared stays shared', () => {
  const shared = { place: { file: 'a', pointer: ['x'] } };
  const moved = relocated({ list: [shared], map: new Map([['one', shared]]) }, (place) => ({
    ...place,
    pointer: ['y', ...place.pointer],
  }));
  expect(moved).toEqual({
    list: [{ place: { file: 'a', pointer: ['y', 'x'] } }],
    map: new Map([['one', { place: { file: 'a', pointer: ['y', 'x'] } }]]),
  });
  expect(moved.map.get('one')).toBe(moved.list[0]);
});
