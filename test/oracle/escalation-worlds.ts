import fc from 'fast-check';
import {
  ACCOUNT,
  CONDITIONS,
  iamArn,
  MAKING,
  PATTERNS,
  RESOURCES,
  WRITING,
} from './escalation-parts';

export { ACCOUNT, iamArn };

/*
 * Random accounts of few principals, policies and ways to more access, so that names, boundaries,
 * conditions and denies have to do with each other.
 */

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly [element: string]: unknown;
}
export type Statements = readonly Statement[];

export interface Identity {
  readonly kind: 'role' | 'user' | 'group';
  readonly name: string;
  readonly statements: Statements;
  /** The names of managed policies. */
  readonly attached: readonly string[];
  readonly boundary?: string;
  readonly groups: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  /** The trust policy of a role. */
  readonly trust: Statements;
}

export interface Account {
  readonly identities: readonly Identity[];
  readonly policies: Readonly<Record<string, Statements>>;
}

const of = <T>(...values: readonly T[]) => fc.constantFrom(...values);

/** What everybody in an account may do: reach Amazon Connect. */
const CONNECT: Statement = { Effect: 'Allow', Action: 'connect:DescribeUser', Resource: '*' };

const actions: fc.Arbitrary<readonly string[]> = fc.oneof(
  { weight: 6, arbitrary: of(...WRITING).map((one) => [one]) },
  { weight: 3, arbitrary: fc.uniqueArray(of(...WRITING), { minLength: 2, maxLength: 3 }) },
  { weight: 4, arbitrary: of(...MAKING) },
  { weight: 2, arbitrary: of(...PATTERNS).map((one) => [one]) },
);

const resources = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ Resource: '*' as unknown }) },
  {
    weight: 7,
    arbitrary: fc
      .uniqueArray(of(...RESOURCES), { minLength: 1, maxLength: 2 })
      .map((Resource): Record<string, unknown> => ({ Resource })),
  },
  {
    weight: 1,
    arbitrary: of(...RESOURCES).map((NotResource): Record<string, unknown> => ({ NotResource })),
  },
);

const conditions = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 4, arbitrary: of(...CONDITIONS).map((Condition) => ({ Condition })) },
);

const statement = (Effect: 'Allow' | 'Deny'): fc.Arbitrary<Statement> =>
  fc
    .tuple(
      fc.oneof(
        { weight: 12, arbitrary: actions.map((Action): Record<string, unknown> => ({ Action })) },
        {
          weight: 1,
          arbitrary: actions.map((NotAction): Record<string, unknown> => ({ NotAction })),
        },
      ),
      resources,
      conditions,
    )
    .map(([action, resource, condition]) => ({ Effect, ...action, ...resource, ...condition }));

const some = (allows: number, denies: number): fc.Arbitrary<Statements> =>
  fc
    .tuple(
      fc.array(statement('Allow'), { maxLength: allows }),
      fc.array(statement('Deny'), { maxLength: denies }),
    )
    .map(([allow, deny]) => [...allow, ...deny]);

const EVERYTHING: Statement = { Effect: 'Allow', Action: '*', Resource: '*' };
const limits: fc.Arbitrary<Statements> = fc.oneof(
  { weight: 2, arbitrary: some(2, 1).map((all) => [CONNECT, ...all]) },
  { weight: 1, arbitrary: some(0, 1).map((all) => [EVERYTHING, ...all]) },
  { weight: 1, arbitrary: fc.constant<Statements>([CONNECT, { ...EVERYTHING, Action: 's3:*' }]) },
);

const trusting = (Principal: object, Condition?: object): Statement => ({
  Effect: 'Allow',
  Principal,
  Action: 'sts:AssumeRole',
  ...(Condition && { Condition }),
});
const trust: fc.Arbitrary<Statements> = of<Statements>(
  [trusting({ AWS: iamArn('root') })],
  [trusting({ AWS: iamArn('role/Desk') })],
  [trusting({ AWS: iamArn('user/ann') })],
  [trusting({ Service: 'lambda.amazonaws.com' })],
  [trusting({ Service: 'ec2.amazonaws.com' })],
  [trusting({ AWS: iamArn('root') }, { ArnLike: { 'aws:PrincipalArn': iamArn('user/*') } })],
);

const option = <T>(arbitrary: fc.Arbitrary<T>, share: number) =>
  fc.option(arbitrary, { nil: undefined, freq: share });

interface Drawn {
  readonly kind: Identity['kind'];
  readonly name: string;
  /** Who may do more than to reach Amazon Connect. */
  readonly statements: fc.Arbitrary<Statements>;
}

const identity = ({ kind, name, statements }: Drawn): fc.Arbitrary<Identity> =>
  fc
    .record({
      statements,
      attached: of<readonly string[]>([], [], ['Base']),
      boundary: option(fc.constant('Limits'), 2),
      groups: of<readonly string[]>([], ['staff']),
      tags: of<Readonly<Record<string, string>>>({}, {}, { team: 'x' }),
      trust,
    })
    .map(({ boundary, ...drawn }) => ({
      kind,
      name,
      ...drawn,
      statements: [CONNECT, ...drawn.statements],
      groups: kind === 'user' ? drawn.groups : [],
      trust: kind === 'role' ? drawn.trust : [],
      tags: kind === 'group' ? {} : drawn.tags,
      ...(boundary !== undefined && kind !== 'group' && { boundary }),
    }));

const plain = fc.constant<Statements>([]);
const ofOthers = fc.oneof(
  { weight: 2, arbitrary: plain },
  { weight: 1, arbitrary: fc.constant<Statements>([{ ...EVERYTHING, Action: 's3:*' }]) },
  { weight: 2, arbitrary: some(1, 0) },
);

/** Accounts of two roles, two users and a group, in which one of them may do something. */
export const accounts: fc.Arbitrary<Account> = fc
  .record({
    Desk: identity({ kind: 'role', name: 'Desk', statements: some(3, 1) }),
    Ops: option(identity({ kind: 'role', name: 'Ops', statements: ofOthers }), 2),
    ann: option(identity({ kind: 'user', name: 'ann', statements: some(3, 1) }), 2),
    bob: option(identity({ kind: 'user', name: 'bob', statements: ofOthers }), 2),
    staff: identity({ kind: 'group', name: 'staff', statements: ofOthers }),
    Base: some(1, 0).map((all): Statements => [CONNECT, ...all]),
    Limits: limits,
  })
  .map(({ Base, Limits, ...identities }) => ({
    identities: Object.values(identities).filter((one) => one !== undefined),
    policies: { Base, Limits },
  }));

const document = (Statement: Statements) => ({ Version: '2012-10-17', Statement });

/** The same as AWS gives the details of an account. */
export function detailsOf({ identities, policies }: Account) {
  const named = (kind: Identity['kind'], word: string) =>
    identities
      .filter((one) => one.kind === kind)
      .map(({ name, statements, attached, boundary, groups, tags, trust: trusts }) => ({
        [`${word}Name`]: name,
        Path: '/',
        Arn: iamArn(`${kind}/${name}`),
        [`${word}PolicyList`]: [{ PolicyName: 'Own', PolicyDocument: document(statements) }],
        AttachedManagedPolicies: attached.map((PolicyName) => ({
          PolicyName,
          PolicyArn: iamArn(`policy/${PolicyName}`),
        })),
        ...(boundary !== undefined && {
          PermissionsBoundary: {
            PermissionsBoundaryType: 'Policy',
            PermissionsBoundaryArn: iamArn(`policy/${boundary}`),
          },
        }),
        ...(kind === 'user' && { GroupList: groups }),
        ...(kind === 'role' && { AssumeRolePolicyDocument: document(trusts) }),
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }));
  return {
    UserDetailList: named('user', 'User'),
    GroupDetailList: named('group', 'Group'),
    RoleDetailList: named('role', 'Role'),
    Policies: Object.entries(policies).map(([PolicyName, statements]) => ({
      PolicyName,
      Path: '/',
      Arn: iamArn(`policy/${PolicyName}`),
      DefaultVersionId: 'v1',
      PolicyVersionList: [
        { VersionId: 'v1', IsDefaultVersion: true, Document: document(statements) },
      ],
    })),
  };
}
