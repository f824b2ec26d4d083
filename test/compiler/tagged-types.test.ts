import { UnsupportedTagBehavior } from '../../src';
import { isTaggable, taggedResources } from '../../src/compiler/tagged-types';
import { taggedPlace } from '../../src/scope/named-places';
import { ACCOUNT, INSTANCE_ARN } from '../support/template';

/** Tags that only resources of the types have; without types, all have them. */
const tagsOf = (...types: string[]) => ({
  tags: { Team: 'a' },
  onUnsupported: UnsupportedTagBehavior.FAIL,
  ...(types.length > 0 && { places: types.map((type) => taggedPlace('Here', type)) }),
});

describe('an action is limited by tags', () => {
  test.each([
    ['that every resource has', 'connect:ListUsers', []],
    ['of its type', 'connect:DescribeUser', ['user']],
    [
      'of each type that a request names',
      'connect:UpdateUserRoutingProfile',
      ['user', 'routing-profile'],
    ],
    ['of one type of several', 'connect:TagResource', ['queue']],
    ['that a search asks for, whatever has them', 'connect:SearchUsers', ['queue']],
  ])('%s: %s', (_, action, types) => {
    expect(isTaggable(action, tagsOf(...types))).toBe(true);
  });

  test.each([
    ['that its resource cannot have', 'connect:ListInstances', []],
    ['of another type', 'connect:DescribeUser', ['queue']],
    ['of one type where a request names two', 'connect:UpdateUserRoutingProfile', ['user']],
    ['of none of several types', 'connect:TagResource', ['cases:Case']],
    ['of users, where it lists them by the instance', 'connect:ListUsers', ['user']],
  ])('but not of those %s: %s', (_, action, types) => {
    expect(isTaggable(action, tagsOf(...types))).toBe(false);
  });
});

describe('the resources that have the tags', () => {
  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    [
      'are all, without types',
      [],
      ['{Instance}/agent/*', '{Instance}'],
      ['{Instance}/agent/*', '{Instance}'],
    ],
    [
      'are those of the types',
      ['user'],
      ['{Instance}/agent/*', '{Instance}/queue/*'],
      ['{Instance}/agent/*'],
    ],
    [
      'are those of either type, also where all of a type are listed',
      ['user', 'queue'],
      ['{Instance}/queue/{Any}', '{Instance}/agent/*', '{Instance}/rule/*'],
      ['{Instance}/queue/{Any}', '{Instance}/agent/*'],
    ],
    [
      'may be named',
      ['queue'],
      [`${INSTANCE_ARN}/queue/one`, `${INSTANCE_ARN}/agent/one`],
      [`${INSTANCE_ARN}/queue/one`],
    ],
    [
      'may be in a domain',
      ['profile:object-types'],
      [`arn:aws:profile:us-east-1:${ACCOUNT}:domains/d/object-types/o`, '{Instance}'],
      [`arn:aws:profile:us-east-1:${ACCOUNT}:domains/d/object-types/o`],
    ],
    [
      'are all where none is of the types, as a documented form',
      ['user'],
      ['{Instance}/user/x'],
      ['{Instance}/user/x'],
    ],
  ])('%s', (_, types, resources, expected) => {
    expect(taggedResources(tagsOf(...types), resources)).toEqual(expected);
  });
});
