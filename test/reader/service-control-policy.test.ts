import { lines, template } from './read-access';
import { read } from '../../src/reader/read';
import { defined } from '../support/defined';
import { deny, policy } from '../support/documents';

const document = policy(deny('connect:DeleteInstance'));
const ofTemplate = (Type: string, Content: unknown = document) =>
  template({
    S: { Type: 'AWS::Organizations::Policy', Properties: { Name: 'Guard', Type, Content } },
  });
const ofOrganization = (Type: string) =>
  read('t.json', {
    Policy: { PolicySummary: { Name: 'Guard', Type }, Content: JSON.stringify(document) },
  });

test('a service control policy of a template is a policy without a holder', () => {
  const world = ofTemplate('SERVICE_CONTROL_POLICY');
  expect(world.principals).toEqual([]);
  expect(lines(world)).toEqual(['Deny connect:DeleteInstance on *']);
  expect(world.policies).toMatchObject([
    {
      name: 'Guard',
      place: {
        file: 't.json',
        logicalId: 'S',
        pointer: ['Resources', 'S', 'Properties', 'Content'],
      },
    },
  ]);
});

test('what cannot be read in it is said with its place', () => {
  const { unread } = ofTemplate('SERVICE_CONTROL_POLICY', 'not a document');
  expect(unread.map(({ place }) => place.pointer)).toEqual([
    ['Resources', 'S', 'Properties', 'Content'],
  ]);
});

test('another policy of an organization says nothing about actions', () => {
  expect(ofTemplate('TAG_POLICY').policies).toEqual([]);
  expect(ofOrganization('TAG_POLICY')).toBeUndefined();
});

test('the output of describe-policy is the same policy', () => {
  const world = defined(ofOrganization('SERVICE_CONTROL_POLICY'));
  expect(world.principals).toEqual([]);
  expect(lines(world)).toEqual(['Deny connect:DeleteInstance on *']);
  expect(world.policies).toMatchObject([
    { name: 'Guard', place: { file: 't.json', pointer: ['Policy', 'Content'] } },
  ]);
});
