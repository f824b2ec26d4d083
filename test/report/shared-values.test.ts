import { shareValues } from '../../src/report/shared-values';
import { unshared } from '../support/unshared';

const role = (name: string) => ({
  name,
  actions: ['connect:DescribeUser', 'connect:DescribeQueue'],
  why: 'A sentence that is said of every role in the same words.',
});

test('what is equal stands once', () => {
  const { shared, value } = shareValues({ roles: [role('a'), role('b'), role('c')] });
  expect(shared).toEqual([
    ['connect:DescribeUser', 'connect:DescribeQueue'],
    'A sentence that is said of every role in the same words.',
  ]);
  expect(value).toEqual({
    roles: ['a', 'b', 'c'].map((name) => ({ name, actions: { $: 0 }, why: { $: 1 } })),
  });
});

test('nothing is lost, however values are nested', () => {
  const one = role('same');
  const data = { all: [[one, one], [role('same'), [one]], {}, [], null, 1, 'x', undefined] };
  const found = shareValues(data);
  expect(unshared(JSON.parse(JSON.stringify(found)))).toEqual(JSON.parse(JSON.stringify(data)));
});

test('the same object by way of a short list is counted each time', () => {
  const large = role('large');
  const short = [large];
  expect(shareValues([short, short]).shared).toHaveLength(1);
});
