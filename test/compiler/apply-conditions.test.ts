import { applyConditions } from '../../src/compiler/apply-conditions';
import { Grant } from '../../src/compiler/grant';
import { CompiledStatement } from '../../src/policy/compiled-statement';
import { conditionsIn } from '../../src/policy/conditions';
import { conditionsOf, contextIn, findingTexts, statement } from '../support/compiled';
import { newStack } from '../support/template';

const ATTRIBUTE = 'connect:AttributeType';
const STORAGE = 'connect:StorageResourceType';
const UPDATE = 'connect:UpdateInstanceAttribute';
const ASSOCIATE = 'connect:AssociateInstanceStorageConfig';
const OTHER = 'connect:DescribeUser';

type Nested = Parameters<typeof conditionsIn>[0];
const equals = (key: string, ...values: string[]) => ({ StringEquals: { [key]: values } });
const grant = (action: string, conditions?: Nested): Grant => ({
  actions: [action],
  resources: ['{Instance}'],
  templates: ['{Instance}'],
  conditions: conditionsIn(conditions),
  origins: [],
});

interface Access {
  readonly grants?: readonly Grant[];
  readonly documented?: readonly CompiledStatement[];
  readonly managedPolicies?: readonly string[];
}
const run = ({ grants = [], documented = [], managedPolicies = [] }: Access, wanted: Nested) =>
  applyConditions(
    contextIn(newStack()),
    { grants, documented, managedPolicies },
    conditionsIn(wanted),
  );

describe('a condition of the scope', () => {
  const contactLens = equals(ATTRIBUTE, 'CONTACT_LENS');

  test('is added to the actions that carry its key, and to no other', () => {
    const { grants, findings } = run({ grants: [grant(UPDATE), grant(OTHER)] }, contactLens);
    expect(grants.map(conditionsOf)).toEqual([
      { StringEquals: { [ATTRIBUTE]: 'CONTACT_LENS' } },
      undefined,
    ]);
    expect(findings).toEqual([]);
  });

  test('stands beside conditions on other keys', () => {
    const { grants } = run(
      { grants: [grant(UPDATE, equals('connect:InstanceId', 'x'))] },
      contactLens,
    );
    expect(grants.map(conditionsOf)).toEqual([
      { StringEquals: { 'connect:InstanceId': 'x', [ATTRIBUTE]: 'CONTACT_LENS' } },
    ]);
  });

  test('leaves the values that the action has too, and its other conditions', () => {
    const own = { StringEquals: { [STORAGE]: ['A', 'B', 'C'], 'connect:InstanceId': 'x' } };
    const { grants } = run({ grants: [grant(ASSOCIATE, own)] }, equals(STORAGE, 'B', 'C', 'D'));
    expect(grants.map(conditionsOf)).toEqual([
      { StringEquals: { [STORAGE]: ['B', 'C'], 'connect:InstanceId': 'x' } },
    ]);
  });

  test('that leaves none of the values is an error', () => {
    expect(() =>
      run({ grants: [grant(ASSOCIATE, equals(STORAGE, 'A', 'B'))] }, equals(STORAGE, 'C', 'D')),
    ).toThrow(
      `Here: ${ASSOCIATE} needs ${STORAGE} A or B, which the scope leaves out. Got 'C, D'. ` +
        'Leave the action out of the access, or add the value to the condition.',
    );
  });

  test('has an operator of its own beside one on the same key', () => {
    const own = { StringNotEquals: { [STORAGE]: 'A' } };
    const { grants } = run({ grants: [grant(ASSOCIATE, own)] }, equals(STORAGE, 'B'));
    expect(grants.map(conditionsOf)).toEqual([
      { StringNotEquals: { [STORAGE]: 'A' }, StringEquals: { [STORAGE]: 'B' } },
    ]);
  });

  test('that no action carries is a warning, with the keys in order', () => {
    const wanted = {
      StringEquals: { [STORAGE]: 'A', 'connect:Channel': 'CHAT', [ATTRIBUTE]: 'B' },
    };
    const { findings } = run({ grants: [grant(UPDATE), grant(OTHER)] }, wanted);
    expect(findingTexts(findings)).toEqual([
      `unused-condition: no action of the access carries: connect:Channel, ${STORAGE}`,
    ]);
    expect(findings[0].subject).toBe(`connect:Channel, ${STORAGE}`);
  });

  test('that is absent changes nothing, also where it could not be', () => {
    const access = { grants: [grant(UPDATE)], managedPolicies: ['AmazonConnect_FullAccess'] };
    expect(run(access, {})).toEqual({ grants: access.grants, documented: [], findings: [] });
  });
});

describe('a statement that AWS documents', () => {
  const documented = (...actions: string[]) => statement({ sid: 'S', actions });
  const partsOf = (wanted: Nested, one: CompiledStatement) =>
    run({ documented: [one] }, wanted).documented.map((part) => [
      part.sid,
      part.actions,
      conditionsOf(part),
    ]);
  const wanted = equals(ATTRIBUTE, 'CONTACT_LENS');

  test('keeps its Sid where all or none of its actions are limited', () => {
    expect(partsOf(wanted, documented(UPDATE, 'connect:DescribeInstanceAttribute'))).toEqual([
      [
        'S',
        [UPDATE, 'connect:DescribeInstanceAttribute'],
        { StringEquals: { [ATTRIBUTE]: 'CONTACT_LENS' } },
      ],
    ]);
    expect(partsOf({ ...wanted }, documented(OTHER, 'connect:DescribeQueue'))).toEqual([
      ['S', [OTHER, 'connect:DescribeQueue'], undefined],
    ]);
  });

  test('is divided where only some are limited, and the Sid of those names the key', () => {
    expect(partsOf(wanted, documented(OTHER, UPDATE, 'connect:DescribeQueue'))).toEqual([
      ['S', [OTHER, 'connect:DescribeQueue'], undefined],
      ['SByAttributeType', [UPDATE], { StringEquals: { [ATTRIBUTE]: 'CONTACT_LENS' } }],
    ]);
  });

  test('counts as one that carries the key', () => {
    expect(run({ documented: [documented(UPDATE)] }, wanted).findings).toEqual([]);
  });
});

describe('what conditions cannot limit is an error:', () => {
  const wanted = equals(ATTRIBUTE, 'CONTACT_LENS');
  const remedy = 'Build the access from use cases, jobs and actions instead.';

  test('managed policies', () => {
    const managedPolicies = ['AmazonConnect_FullAccess', 'AmazonConnectReadOnlyAccess'];
    expect(() => run({ managedPolicies }, wanted)).toThrow(
      'Here: conditions cannot limit the managed policy ' +
        `AmazonConnect_FullAccess, AmazonConnectReadOnlyAccess. ${remedy}`,
    );
  });

  test('a pattern of all actions', () => {
    const documented = [statement({ actions: [UPDATE, 'connect:*'] })];
    expect(() => run({ documented }, wanted)).toThrow(
      `Here: conditions cannot limit connect:*. ${remedy}`,
    );
  });
});
