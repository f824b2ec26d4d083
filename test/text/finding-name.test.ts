import {
  acknowledgedName,
  acknowledgementId,
  findingName,
  isAcknowledgementOf,
} from '../../src/text/finding-name';

const FOUND = { id: 'star-resource', subject: 'connect:ListUsers' };

test('a finding is named by its id and its subject', () => {
  expect(findingName(FOUND)).toBe('star-resource[connect:ListUsers]');
});

test('a name has no two colons in a row, and no bracket without its pair', () => {
  expect(findingName({ id: 'unknown-arn', subject: 'arn:aws:iam::aws:policy/A(' })).toBe(
    'unknown-arn[arn:aws:iam:aws:policy/A]',
  );
});

test.each([
  ['cdk-amazon-connect-iam:star-only', 'star-only'],
  ['cdk-amazon-connect-iam::star-only', 'star-only'],
  ['annotation::cdk-amazon-connect-iam:star-only', 'star-only'],
  ['Annotation::cdk-amazon-connect-iam::star-only', 'star-only'],
  ['AwsSolutions-IAM5', undefined],
  ['cdk-amazon-connect-iam', undefined],
])('the acknowledgement %s is about %s', (acknowledged, name) => {
  expect(acknowledgedName(acknowledged)).toBe(name);
});

test.each([
  ['cdk-amazon-connect-iam:star-resource', true],
  ['cdk-amazon-connect-iam::star-resource', true],
  ['cdk-amazon-connect-iam:star-resource[connect:ListUsers]', true],
  ['cdk-amazon-connect-iam::star-resource[connect:ListUsers]', true],
  ['cdk-amazon-connect-iam::star-resource[connect:ListQueues]', false],
  ['cdk-amazon-connect-iam::star', false],
])('whether %s acknowledges a finding on connect:ListUsers: %s', (acknowledged, expected) => {
  expect(isAcknowledgementOf(acknowledged, FOUND)).toBe(expected);
});

test('the id for an acknowledgement has the prefix', () => {
  expect(acknowledgementId('star-only')).toBe('cdk-amazon-connect-iam::star-only');
});
