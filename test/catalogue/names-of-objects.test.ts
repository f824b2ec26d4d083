import { Fn } from 'aws-cdk-lib';
import {
  actionFacts,
  actionsOf,
  apisOf,
  bindingsOf,
  conditionKeys,
  managedPolicyFacts,
  originFacts,
  placeFacts,
  policyVersion,
  resourcePlace,
  resourceType,
  resourceTypesOf,
} from '../../src/catalogue/catalogue';
import { statementSizeIn } from '../../src/constructs/private/statement-size';
import { prepareCondition } from '../../src/evaluator/condition';
import { RequestContext } from '../../src/evaluator/request-context';
import { ConnectScope } from '../../src/index';
import { statement } from '../support/compiled';
import { newStack } from '../support/template';

/** Every object has these without anybody having written them. */
const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];

test.each(NAMES)('%s is a name that the catalogue does not have', (name) => {
  expect(bindingsOf(name)).toBeUndefined();
  expect(bindingsOf(name, name)).toBeUndefined();
  expect(bindingsOf('connect:DescribeUser', name)).toEqual(bindingsOf('connect:DescribeUser'));
  expect(apisOf(name)).toEqual(['v1', 'v2']);
  expect([
    actionFacts(name),
    actionFacts(`${name}:${name}`),
    actionFacts(`connect:${name}`),
  ]).toEqual([undefined, undefined, undefined]);
  expect([actionsOf(name), resourceTypesOf(name), conditionKeys(`${name}:${name}`)]).toEqual([
    [],
    [],
    [],
  ]);
  expect([
    resourceType(name, name),
    resourceType('connect', name),
    placeFacts(name),
    resourcePlace(name),
  ]).toEqual([undefined, undefined, undefined, undefined]);
  expect(policyVersion('AmazonConnect_FullAccess', name)).toBeUndefined();
  expect(() => managedPolicyFacts(name)).toThrow(`The catalogue has no managed policy ${name}`);
  expect(() => originFacts(name)).toThrow(`The catalogue has no job ${name}`);
  expect(() => ConnectScope.allInstances().withResources(name)).toThrow(
    'there is no such resource type in an instance',
  );
});

test('a service or a resource of the template may be called constructor', () => {
  const stack = newStack();
  const size = (service: string, id: string) =>
    statementSizeIn(stack)(
      statement({ actions: [`${service}:A`.padEnd(20, 'x')], resources: [Fn.ref(id)] }),
    );
  expect(size('constructor', 'constructor')).toBe(size('other', 'Other'));
});

test('an operator on truth values compares no other texts', () => {
  const holds = prepareCondition(
    { operator: 'Bool', key: 'aws:SecureTransport', values: ['constructor'] },
    true,
  );
  expect(
    holds.answer(
      new RequestContext({
        action: 'connect:DescribeUser',
        resource: '*',
        context: { 'aws:SecureTransport': 'constructor' },
      }),
    ),
  ).toBe('no');
});
