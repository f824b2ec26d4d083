import { PolicyStatement, Principal, Reading } from '../../../src/private/policy/model';
import { shown } from '../../../src/private/policy/text';
import { read } from '../../../src/private/reading/read';

export const template = (resources: object, more: object = {}): Reading => read('t.json', { ...more, Resources: resources })!;

/** A role with a policy of some statements. */
export const roleOf = (statements: unknown, more: object = {}): Reading => template({ Role: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyName: 'P', PolicyDocument: { Statement: statements } }] } } }, more);

/** A role with one statement, of which a part is what the test is about. */
export const roleWith = (statement: object, more: object = {}): Reading =>
  roleOf(JSON.parse(JSON.stringify({ Effect: 'Allow', Action: 'a:B', Resource: '*', ...statement })), more);

/** `Allow a:B on * if Prod`. */
export function line({ effect, actions, notAction, resources, notResource, conditions, onlyIf }: PolicyStatement): string {
  const when = conditions.map(({ operator, key, values }) => `${key} ${operator} ${values.join(',')}`);
  const parts = [
    `${effect} ${notAction ? 'not ' : ''}${actions.join(',')} on ${notResource ? 'not ' : ''}${resources.join(',')}`,
    ...(when.length > 0 ? [`when ${when.join(' and ')}`] : []),
    ...(onlyIf.length > 0 ? [`if ${onlyIf.join(' and ')}`] : []),
  ];
  return shown(parts.join(' '));
}

export const lines = ({ policies }: Pick<Reading, 'policies'>): string[] => policies.flatMap(({ statements }) => statements.map(line));

/** All that a principal has: the names of its policies, and the ARNs of those whose documents are not known. */
export const has = ({ inline, attached }: Principal): string[] => [
  ...inline.map(({ name }) => name),
  ...attached.map(({ arn, policy }) => (policy ? policy.name : `${shown(arn)}?`)),
];

export const named = ({ principals }: Reading, name: string): Principal => principals.find((principal) => principal.name === name)!;

/** `Resources/Role/Properties: what is wrong`. */
export const unreadOf = ({ unread }: Reading): string[] => unread.map(({ problem, place }) => `${place.pointer.join('/')}: ${shown(problem)}`);
