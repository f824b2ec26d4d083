import { toDisplayText } from '../../src/policy/deploy-time-text';
import { PolicyStatement, Principal, World } from '../../src/policy/model';
import { TemplateCondition } from '../../src/policy/template-condition';
import { read } from '../../src/reader/read';
import { StackInfo } from '../../src/reader/stacks/template-file';

export const template = (resources: object, more: object = {}): World =>
  read('t.json', { ...more, Resources: resources })!;

/** A stack of a cloud assembly, whose name is shown as it is. */
export const stackInfo = (stackName: string, more: Partial<StackInfo> = {}): StackInfo => ({
  assembly: 'cdk.out',
  displayName: stackName,
  stackName,
  environment: {},
  nestedTemplates: new Map(),
  constructPaths: new Map(),
  ...more,
});

/** A role with a policy of some statements. */
export const roleOf = (statements: unknown, more: object = {}): World =>
  template(
    {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { Policies: [{ PolicyName: 'P', PolicyDocument: { Statement: statements } }] },
      },
    },
    more,
  );

/** A role with one statement, of which a part is what the test is about. */
export const roleWith = (statement: object, more: object = {}): World =>
  roleOf(
    JSON.parse(JSON.stringify({ Effect: 'Allow', Action: 'a:B', Resource: '*', ...statement })),
    more,
  );

/** `Prod`, `not Prod`. */
export const conditionText = ({ name, holds }: TemplateCondition): string =>
  `${holds ? '' : 'not '}${name}`;

/** `Allow a:B on * if Prod`. */
export function line({
  effect,
  actions,
  notAction,
  resources,
  notResource,
  conditions,
  templateConditions,
}: PolicyStatement): string {
  const when = conditions.map(
    ({ operator, key, values }) => `${key} ${operator} ${values.join(',')}`,
  );
  const parts = [
    `${effect} ${notAction ? 'not ' : ''}${actions.join(',')} on ${notResource ? 'not ' : ''}${resources.join(',')}`,
    ...(when.length > 0 ? [`when ${when.join(' and ')}`] : []),
    ...(templateConditions.length > 0
      ? [`if ${templateConditions.map(conditionText).join(' and ')}`]
      : []),
  ];
  return toDisplayText(parts.join(' '));
}

export const lines = ({ policies }: Pick<World, 'policies'>): string[] =>
  policies.flatMap(({ statements }) => statements.map(line));

/** All that a principal has: the names of its policies, and the ARNs of those whose documents are not known. */
export const has = ({ inline, attached }: Principal): string[] => [
  ...inline.map(({ name }) => name),
  ...attached.map(({ arn, policy }) => (policy ? policy.name : `${toDisplayText(arn)}?`)),
];

export const named = ({ principals }: World, name: string): Principal =>
  principals.find((principal) => principal.name === name)!;

/** `Resources/Role/Properties: what is wrong`. */
export const unreadOf = ({ unread }: World): string[] =>
  unread.map(({ problem, place }) => `${place.pointer.join('/')}: ${toDisplayText(problem)}`);
