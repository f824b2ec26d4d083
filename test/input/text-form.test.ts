import { CfnCondition, CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { checkForm, checkFormInStack, TextForm } from '../../src/input/text-form';
import { ACCOUNT, newStack } from '../support/template';

const NAME: TextForm = {
  noun: 'a name',
  pattern: /^[a-z]{2,4}$/,
  part: /^[a-z]*$/,
  allowed: '2 to 4 letters',
};

/** Returns the text as it is in the template of a stack. */
const inStack = (given: (stack: Stack) => string) => {
  const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
  const text = given(stack);
  checkForm('Here', text, NAME);
  return stack.resolve(checkFormInStack('Here', stack, text, NAME));
};
const lazy = (text: string) => () => Lazy.string({ produce: () => text });
const parameter = (stack: Stack, defaultValue?: string) =>
  new CfnParameter(stack, 'Name', { default: defaultValue }).valueAsString;

test.each<[string, (stack: Stack) => string, unknown]>([
  ['a text', () => 'acme', 'acme'],
  ['a lazy text', lazy('acme'), 'acme'],
  ['a parameter', (stack) => parameter(stack), { Ref: 'Name' }],
  ['a parameter with a default', (stack) => parameter(stack, 'acme'), { Ref: 'Name' }],
  ['a parameter that the deployment must give', (stack) => parameter(stack, ''), { Ref: 'Name' }],
  [
    'a parameter beside a text',
    (stack) => `a${parameter(stack, 'b')}`,
    { 'Fn::Join': ['', ['a', { Ref: 'Name' }]] },
  ],
  [
    'a value that the CDK looks up, in the first run',
    (stack) => StringParameter.valueFromLookup(stack, '/name'),
    'dummy-value-for-/name',
  ],
])('%s may have the form', (_, given, expected) => {
  expect(inStack(given)).toEqual(expected);
});

test.each<[string, (stack: Stack) => string, string]>([
  ['a text', () => 'a', "Got 'a'"],
  ['a lazy text', lazy('a/b'), "Got 'a/b'"],
  ['an empty lazy text', lazy(''), "Got ''"],
  ['the default of a parameter', (stack) => parameter(stack, 'ACME'), "Got 'ACME'"],
  ['a text with its parameter', (stack) => `abc${parameter(stack, 'de')}`, "Got 'abcde'"],
  ['text beside a parameter', (stack) => `A${parameter(stack)}`, "Got 'A"],
  [
    'joined text beside a parameter',
    (stack) => Fn.join('/', [parameter(stack), lazy('b')()]),
    "Got '/b'",
  ],
  [
    'the branch of a condition',
    (stack) => {
      const condition = new CfnCondition(stack, 'C', { expression: Fn.conditionEquals('a', 'b') });
      return Fn.conditionIf(condition.logicalId, 'acme', 'a.b').toString();
    },
    "Got 'a.b'",
  ],
])('%s without the form is an error', (_, given, got) => {
  expect(() => inStack(given)).toThrow(`Here: this is not a name. ${got}`);
  expect(() => inStack(given)).toThrow('Allowed: 2 to 4 letters.');
});

test('a lazy text is the one that was checked', () => {
  const stack = newStack();
  let asked = 0;
  const changing = Lazy.uncachedString({ produce: () => (asked++ === 0 ? 'acme' : '*') });
  expect(checkFormInStack('Here', stack, changing, NAME)).toBe('acme');
});

test('an error has the problem and the remedy that a caller knows', () => {
  const advice = { problem: 'an ARN stands where a name belongs', instead: 'Give the name' };
  expect(() => checkForm('Here', 'arn:aws', NAME, advice)).toThrow(
    "Here: an ARN stands where a name belongs. Got 'arn:aws'. Allowed: 2 to 4 letters. Give the name.",
  );
});
