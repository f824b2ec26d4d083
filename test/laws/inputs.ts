import * as fc from 'fast-check';
import { actionsOn, actionsWith, TYPES } from './facts';
import { keyOf, Limit } from './limits';
import { isImpossibleIn } from './reference';
import {
  ACCOUNT,
  ACTIONS,
  ALL,
  anInput,
  Input,
  instanceArn,
  JOBS,
  SETTINGS,
  USE_CASES,
} from './world';
import { ConnectScope } from '../../src';

const ID = 'aaaaaaaa-2222-3333-4444-555555555555';
const user = (n: number) => `${instanceArn(n)}/agent/${ID}`;

/** Conditions of each kind: of one value and several, of ARNs, of a name. */
export const LIMITS: readonly Limit[] = [
  { method: 'attributeTypes', values: ['CONTACT_LENS', 'USE_CUSTOM_TTS_VOICES'] },
  {
    method: 'storageResourceTypes',
    values: ['ATTACHMENTS', 'CALL_RECORDINGS', 'CHAT_TRANSCRIPTS'],
  },
  { method: 'flowTypes', values: ['CAMPAIGN', 'CONTACT_FLOW'] },
  { method: 'channels', values: ['CHAT', 'VOICE'] },
  { method: 'initiationMethods', values: ['API'] },
  { method: 'monitorCapabilities', values: ['SILENT_MONITOR'] },
  { method: 'segmentOutputTypes', values: ['Redacted'] },
  { method: 'segmentTypes', values: ['Categories', 'Issues'] },
  { method: 'subtypes', values: ['SMS'] },
  { method: 'assignmentTypes', values: ['SELF'] },
  { method: 'contactAssociations', values: ['one'] },
  { method: 'users', values: [user(1)] },
  { method: 'preferredUsers', values: [user(1), user(2)] },
  { method: 'primaryAttribute', values: ['Leeds', 'York'], name: 'Site' },
  { method: 'expressions', values: ['a'] },
];

const PARENT_TYPES = [
  'wisdom:Assistant',
  'wisdom:KnowledgeBase',
  'cases:Domain',
  'app-integrations:application',
];

/** The types of the family whose resources a scope can name singly, as the scope itself says. */
export const NAMABLE: readonly string[] = Object.entries(TYPES).flatMap(([service, types]) =>
  Object.keys(types)
    .map((type) => (service === 'connect' ? type : `${service}:${type}`))
    .filter(isNamable),
);

function isNamable(type: string): boolean {
  try {
    ConnectScope.instanceArn(instanceArn(1)).withResources(type, exampleArn(type, 1, 'one'));
    return !PARENT_TYPES.includes(type);
  } catch {
    return false;
  }
}

/** An ARN of a type, in an instance. */
function exampleArn(type: string, instance: number, id: string): string {
  const [name, service = 'connect'] = type.split(':').reverse();
  return TYPES[service][name].arns[0]
    .replace('${Partition}', 'aws')
    .replace('${Region}', 'us-east-1')
    .replace('${Account}', ACCOUNT)
    .replace('${InstanceId}', instanceArn(instance).split('/')[1])
    .replace('${DomainName}', 'own')
    .replace(/:\$[{]\w+[}]$/, ':1')
    .replace(/\$[{]\w+[}]/g, id);
}

/**
 * Types that may have the tags: each that can be named, and the instance. The pattern of what
 * contains others takes them in, so that they have the tags too, or it has none.
 */
const TAGGABLE = ['instance', ...NAMABLE, ...PARENT_TYPES].filter(
  (type) => !/^cases:|^profile:/.test(type),
);

const TAGS: Record<string, string>[] = [
  { Team: 'red' },
  { Team: 'red', Stage: 'test' },
  { Team: '${aws:PrincipalTag/Team}' },
  { Owner: '${aws:username}', Stage: 'test' },
  { Owner: '${aws:userid}' },
];

const byType = (types: readonly string[], instance: number) =>
  Object.fromEntries(
    types.map((type, i) => [
      type,
      ['one', 'two'].slice(0, 1 + (i % 2)).map((id) => exampleArn(type, instance, id)),
    ]),
  );

/** What a scope can say beyond instances: tags of types and of principals, conditions, resources. */
const beyond = fc.record({
  tags: fc.option(fc.constantFrom(...TAGS), { nil: undefined, freq: 2 }),
  taggedTypes: fc.option(fc.subarray(TAGGABLE, { minLength: Math.floor(TAGGABLE.length / 2) }), {
    nil: undefined,
  }),
  limits: fc.subarray([...LIMITS], { maxLength: 3 }),
  types: fc.option(fc.subarray([...NAMABLE], { maxLength: 4 }), { nil: [], freq: 2 }),
  parents: fc.option(fc.subarray(PARENT_TYPES, { maxLength: 2 }), { nil: [], freq: 2 }),
});

/** Little access, so that what a scope says decides most of it. */
const small: fc.Arbitrary<Input> = fc
  .record({
    useCase: fc.option(fc.constantFrom(...USE_CASES), { freq: 1 }),
    job: fc.option(fc.constantFrom(...JOBS), { freq: 1 }),
    actions: fc.uniqueArray(fc.constantFrom(...ACTIONS), { minLength: 1, maxLength: 2 }),
    instances: fc.oneof(fc.constant([1]), fc.constant([1, 2]), fc.constant([])),
    companions: fc.boolean(),
  })
  .map(({ useCase, job, ...rest }) => ({
    ...rest,
    useCases: useCase ? [useCase] : [],
    jobs: job ? [job] : [],
  }));

/** Some of the actions that a scope is about: on what it names, and with the keys that it limits. */
const about = (types: readonly string[], limits: readonly Limit[]): fc.Arbitrary<string[]> => {
  const names = new Set([
    ...types.flatMap(actionsOn),
    ...limits.flatMap(({ method }) => actionsWith(keyOf(method))),
  ]);
  return fc.subarray([...names], { maxLength: Math.min(12, names.size) });
};

/** Inputs with all that a scope can say, whether or not a policy can say it. */
export const anyInput: fc.Arbitrary<Input> = fc
  .tuple(
    fc.oneof({ weight: 3, arbitrary: small }, { weight: 1, arbitrary: anInput({ tags: false }) }),
    beyond,
  )
  .chain(([input, { tags, taggedTypes, limits, types, parents }]) => {
    const [instance = 1] = input.instances;
    return about([...types, ...parents], limits).map((names) => ({
      ...input,
      names,
      ...(tags && { tags }),
      ...(tags && taggedTypes && input.instances.length > 0 && { taggedTypes }),
      limits,
      named: byType(withoutSamePlace(types), instance),
      parents: byType(parents, instance),
    }));
  });

/** A resource and its versions are named once. */
const withoutSamePlace = (types: readonly string[]) =>
  types.filter((type) => !types.includes(type.replace(/-version$/, '')) || !/-version$/.test(type));

/** Inputs that a policy can say. */
export const aWideInput = anyInput.filter((input) => !isImpossibleIn(input));

export const WIDE_SETTINGS = { ...SETTINGS, examples: [[ALL]] as [Input][] };
