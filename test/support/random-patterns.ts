import fc from 'fast-check';
import { conditions, context, listed, StatementDocument } from './random-policies';
import { matchesPattern } from '../../src/policy/pattern';

/*
 * Random policies and questions over few letters, full of `?` and `*`, so that patterns often overlap in part.
 * Each question stands for many requests.
 */
const ACCOUNT = '111122223333';
const of = <T>(...values: T[]) => fc.constantFrom(...values);

/** Actions that AWS has. */
export const ACTIONS: readonly string[] = [
  'connect:DescribeUser',
  'connect:DescribeQueue',
  'connect:DeleteUser',
  'connect:ListUsers',
  's3:GetObject',
  's3:GetObjectAcl',
  's3:PutObject',
];

const actionPattern = of(
  '*',
  'connect:*',
  'connect:D*',
  'connect:De????User',
  'connect:Describe?*',
  'connect:*User',
  'connect:?istUsers',
  'CONNECT:*QUEUE',
  's3:*Object',
  's3:Get?',
  's3:Get*',
  's3:???Object*',
  ...ACTIONS,
);

/** Names with wildcards. */
const wildName = fc.oneof(
  fc.stringMatching(/^[ab?*]{1,4}$/),
  of('*', '?', '??', '?*', '*?', 'a*', '*b'),
);
/** What only policies may have: variables, and stars that are characters. */
const variableName = of('${aws:userid}', "${aws:PrincipalTag/Team, 'a'}", 'a${*}', '${?}');

const arn = (name: fc.Arbitrary<string>): fc.Arbitrary<string> => {
  const region = of('us-east-1', '*', 'us-*', 'us-east-?', '?*');
  const account = of(ACCOUNT, '*', '1111????3333', '?');
  const instance = fc
    .tuple(region, account, name)
    .map(([where, who, id]) => `arn:aws:connect:${where}:${who}:instance/${id}`);
  return fc.oneof(
    instance,
    fc.tuple(instance, of('agent', 'queue', '*'), name).map((parts) => parts.join('/')),
    fc.tuple(name, name).map(([bucket, key]) => `arn:aws:s3:::${bucket}/${key}`),
  );
};

const policyArn = fc.oneof(
  { weight: 1, arbitrary: of('*') },
  { weight: 8, arbitrary: arn(wildName) },
);
const policyArnOfVariables = arn(fc.oneof(wildName, variableName));

const statement: fc.Arbitrary<StatementDocument> = fc
  .tuple(
    of('Allow' as const, 'Allow' as const, 'Allow' as const, 'Deny' as const, 'Deny' as const),
    fc.tuple(of('Action', 'Action', 'Action', 'NotAction'), listed(actionPattern)),
    fc.oneof(
      fc.tuple(of('Resource', 'Resource', 'NotResource'), listed(policyArn)),
      fc.tuple(of('Resource'), listed(policyArnOfVariables)),
    ),
    fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: conditions }),
  )
  .map(([Effect, [actions, action], [resources, resource], more]) => ({
    Effect,
    [actions]: action,
    [resources]: resource,
    ...more,
  }));
const statements = fc.array(statement, { minLength: 1, maxLength: 3 });

/** Policies, and a question about all that a pattern stands for. */
export interface Question {
  readonly policies: readonly (readonly StatementDocument[])[];
  readonly boundary?: readonly StatementDocument[];
  readonly context: Readonly<Record<string, string | string[]>>;
  readonly action: string;
  readonly resource: string;
  /** Names that stand for the wildcards of the resource in turn. */
  readonly names: readonly string[];
}

export const questions: fc.Arbitrary<Question> = fc.record({
  policies: fc.array(statements, { minLength: 1, maxLength: 2 }),
  boundary: fc.oneof(fc.constant(undefined), fc.constant(undefined), statements),
  // A variable without a value is what the simulator takes for an error.
  context: fc.tuple(context, of('a', 'b', 'ab')).map(([all, id]) => ({ ...all, 'aws:userid': id })),
  action: fc.oneof(of(...ACTIONS), actionPattern),
  resource: arn(wildName),
  names: fc.array(fc.stringMatching(/^[ab]{0,3}$/), { minLength: 20, maxLength: 20 }),
});

/** Concrete resources that a pattern stands for. */
export function resourcesOf({ resource, names }: Question): readonly string[] {
  const texts = names.map((_, i) => {
    let at = i;
    return resource.replace(/[*?]/g, (wildcard) => {
      const filling = names[at++ % names.length];
      return wildcard === '?' ? (filling[0] ?? 'a') : filling;
    });
  });
  return [...new Set(texts)].filter((text) => matchesPattern(resource, text));
}

/** Actions of AWS that a pattern stands for. */
export const actionsOf = ({ action }: Question): readonly string[] =>
  ACTIONS.filter((name) => matchesPattern(action.toLowerCase(), name.toLowerCase()));
