import { tagFindings } from '../../src/compiler/tag-findings';
import { findingTexts } from '../support/compiled';

const found = (...actions: string[]) => findingTexts(tagFindings(actions));

test('an action whose tag key is listed for its types only is found, with the instance that it needs', () => {
  expect(found('connect:ListUsers', 'connect:StartChatContact')).toEqual([
    'tags-by-type: limited by the tags of the type only: connect:ListUsers, connect:StartChatContact',
    'tags-on-instance: usable only where the instance has the tags: connect:ListUsers',
  ]);
});

test.each([
  ['an action whose own key it is', 'connect:DescribeUser'],
  ['a search, which asks for tags of its own', 'connect:SearchUsers'],
  ['another service', 'ds:DescribeDirectories'],
  ['an action that the reference does not list', 'wisdom:TagResource'],
])('%s is not found', (_, action) => {
  expect(found(action)).toEqual([]);
});
