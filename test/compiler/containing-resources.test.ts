import { withoutOthersInside } from '../../src/compiler/containing-resources';
import { deployTimeValue } from '../../src/policy/deploy-time-text';
import { ACCOUNT, INSTANCE_ARN } from '../support/template';

const DOMAINS = 'arn:{Partition}:cases:{Region}:{Account}:domain/*';
const FIELDS = `${DOMAINS}/field/*`;
const domain = (name: string) => `arn:aws:cases:us-east-1:${ACCOUNT}:domain/${name}`;
const every = { template: DOMAINS, resources: [DOMAINS] };
const without = (
  ofAction: readonly string[],
  named: Record<string, readonly string[]>,
  container: Parameters<typeof withoutOthersInside>[1] = every,
) => withoutOthersInside('Here', container, ofAction, named);

test('every domain would include every field, so it becomes the domains of the named fields', () => {
  const fields = ['a/field/1', 'a/field/2', 'b/field/1'].map(domain);
  expect(without([DOMAINS, FIELDS], { [FIELDS]: fields })).toEqual([domain('a'), domain('b')]);
});

test('the instance of a placeholder has a type and a name', () => {
  const queues = `{Instance}/queue/*`;
  const container = {
    template: '{Instance}',
    resources: ['arn:{Partition}:connect:*:*:instance/*'],
  };
  const named = { [queues]: [`${INSTANCE_ARN}/queue/q`] };
  expect(without([queues], named, container)).toEqual([INSTANCE_ARN]);
});

test.each<[string, () => unknown]>([
  ['the scope names none', () => without([DOMAINS, FIELDS], {})],
  ['the action takes none', () => without([DOMAINS], { [FIELDS]: [domain('a/field/1')] })],
  [
    'what is named is all of a type in a domain',
    () => without([DOMAINS, FIELDS], { [FIELDS]: [domain('a/field/*')] }),
  ],
  [
    'the action lists all of them',
    () => {
      const listed = FIELDS.replace(/\*$/, '{Any}');
      return without([listed], { [listed]: [domain('a/field/1')] });
    },
  ],
])('stays where %s', (_, resources) => {
  expect(resources()).toEqual([DOMAINS]);
});

test('a domain that is named stays', () => {
  const container = { template: DOMAINS, resources: [domain('c')] };
  const named = { [FIELDS]: [domain('a/field/1')] };
  expect(without([DOMAINS, FIELDS], named, container)).toEqual([domain('c')]);
});

test('a field that only deployment knows is an error', () => {
  const named = { [FIELDS]: [deployTimeValue('Field')] };
  expect(() => without([DOMAINS, FIELDS], named)).toThrow(
    'Here: only deployment knows which resource contains a named one. ' +
      'Name the instance, domain or other resource that contains it as well.',
  );
});
