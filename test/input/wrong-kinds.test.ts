import { Stack } from 'aws-cdk-lib';
import { CfnGroup } from 'aws-cdk-lib/aws-iam';
import * as library from '../../src';
import { ConnectAccessError } from '../../src/input/error';
import { Callable, callables, Input, propertiesOf, structs } from '../support/public-members';
import { rightProps, rightValue } from '../support/right-values';
import { sample } from '../support/sample';
import { ACCOUNT, newStack } from '../support/template';

/** What no caller calls: enumeration-like classes make their own values, and the CDK calls the plug-in. */
const NOT_CALLED =
  /^((Con\w+Base|ConnectJob|ConsolePage|ConsoleUseCase|ConnectAccessChanges)\.constructor|\w+\.validate)$/;
const CALLED = callables().filter(({ name }) => !NOT_CALLED.test(name));

type Make = (stack: Stack) => unknown;
const WRONG: Readonly<Record<string, Make>> = {
  undefined: () => undefined,
  null: () => null,
  'a number': () => 7,
  'a text': () => 'wrong kind',
  'an empty object': () => ({}),
  'a list': () => ['wrong kind', 7],
  'an L1': (stack) => new CfnGroup(stack, 'Wrong'),
  'a function': () => () => 7,
};

/** What is right for a type, of what is wrong for others. */
function isRight(kind: string, { type, optional }: Input): boolean {
  if (type === 'any') return true;
  const isObject = type.startsWith('{') || structs().includes(type);
  const right: Readonly<Record<string, boolean>> = {
    undefined: optional,
    'a number': type === 'number',
    'a text': type === 'string',
    'an empty object': isObject,
    'an L1': /Construct$|IGroupRef$/.test(type),
  };
  return right[kind] ?? false;
}

const wrongFor = (input: Input): [string, Make][] =>
  Object.entries(WRONG).filter(([kind]) => !isRight(kind, input));

/** Calls the member with right arguments, but for one of them. */
function call({ name, isStatic, inputs }: Callable, at = -1, wrong?: (stack: Stack) => unknown) {
  const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
  const args = inputs
    .filter(({ optional }, i) => !optional || i <= at)
    .map((input, i) => (i === at ? wrong?.(stack) : rightValue(stack, name, input)));
  const [owner, method] = name.split('.');
  const type = (library as any)[owner];
  if (method === 'constructor') return new type(...args);
  const receiver = { name: 'receiver', type: owner, optional: false, variadic: false };
  return (isStatic ? type : rightValue(stack, name, receiver))[method](...args);
}

/** What is wrong with the answer of the library, if anything. */
function fault(run: () => unknown, isGiven: boolean): string | undefined {
  try {
    run();
    return 'accepted';
  } catch (error) {
    if (!(error instanceof ConnectAccessError)) return String(error);
    const { where, got, allowed, instead } = error.input;
    if (!where || !(allowed ?? instead)) return `says too little: ${error.message}`;
    return isGiven && got === undefined ? `does not say the value: ${error.message}` : undefined;
  }
}

test('every public constructor and method with parameters is here', () => {
  expect(CALLED.length).toBeGreaterThan(100);
});

describe.each(sample(CALLED, 4).map((one) => [one.name, one] as const))('%s', (_, one) => {
  test('takes right values', () => {
    expect(() => call(one)).not.toThrow(TypeError);
  });

  test('says what is wrong, what it got and what is allowed for every wrong kind', () => {
    const faults = one.inputs.flatMap((input, i) =>
      wrongFor(input).map(([kind, wrong]) => [
        `${input.name}: ${kind}`,
        fault(() => call(one, i, wrong), kind !== 'undefined'),
      ]),
    );
    expect(faults.filter(([, what]) => what)).toEqual([]);
  });

  const properties = one.inputs.flatMap(({ type }, i) =>
    propertiesOf(type).map((property) => ({ type, i, property })),
  );
  if (properties.length === 0) return;

  test('says the same of every property', () => {
    const faults = properties.flatMap(({ type, i, property }) =>
      wrongFor(property).map(([kind, wrong]) => {
        const props = (stack: Stack) => ({
          ...rightProps(stack, type),
          [property.name]: wrong(stack),
        });
        return [
          `${property.name}: ${kind}`,
          fault(() => call(one, i, props), kind !== 'undefined'),
        ];
      }),
    );
    expect(faults.filter(([, what]) => what)).toEqual([]);
  });

  test('takes no misspelt property', () => {
    const faults = properties.map(({ type, i, property }) => {
      const name = `${property.name}x`;
      const props = (stack: Stack) => ({ ...rightProps(stack, type), [name]: true });
      return [name, fault(() => call(one, i, props), true)];
    });
    expect(faults.filter(([, what]) => what)).toEqual([]);
  });
});
