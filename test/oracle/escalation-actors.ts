import { Account, iamArn, Identity, Statements } from './escalation-worlds';

/** What a principal is at the beginning, and what it may be. */
export interface Actor {
  readonly kind: Identity['kind'];
  readonly name: string;
  /** The values that its tag may have. An empty one is none. */
  readonly tags: Set<string>;
  readonly trust: Statements;
  /** Its own policies. Those of groups come with the groups. */
  readonly own: readonly Statements[];
  readonly attached: readonly string[];
  /** What it gets: each alone, or all that deny nothing together. */
  readonly granted: Map<string, Statements>;
  readonly groups: Set<string>;
  /** The boundaries that it may have, by ARN. An empty one is none. */
  readonly boundaries: Set<string>;
}

export const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
export const EVERYTHING: Statements = [{ Effect: 'Allow', Action: '*', Resource: '*' }];
export const LAMBDA = 'lambda.amazonaws.com';
/** Names of others: one that no policy names, and one that patterns match. */
const HIDDEN = ['Zz9', 'app-2'];

export const arnOf = ({ kind, name }: Pick<Actor, 'kind' | 'name'>): string =>
  iamArn(`${kind}/${name}`);
/** What somebody makes may be made in several ways, which differ in what follows its name. */
export const textOf = (name: string): string => name.replace(/#.*$/, '');

const actorOf = ({
  kind,
  name,
  tags,
  trust,
  statements,
  attached,
  boundary,
  groups,
}: Identity): Actor => ({
  kind,
  name,
  tags: new Set([tags.team ?? '']),
  trust,
  own: [statements],
  attached: attached.map((one) => iamArn(`policy/${one}`)),
  granted: new Map(),
  groups: new Set(groups.map((one) => iamArn(`group/${one}`))),
  boundaries: new Set([boundary === undefined ? '' : iamArn(`policy/${boundary}`)]),
});

/** A principal as somebody makes it. */
export const madeActor = (
  kind: Identity['kind'],
  name: string,
  tag = '',
  boundary = '',
): Actor => ({
  kind,
  name,
  tags: new Set([tag]),
  trust: [],
  own: [],
  attached: [],
  granted: new Map(),
  groups: new Set(),
  boundaries: new Set([boundary]),
});

/** A principal that no policy names, with all access, that everybody may be. */
const hidden = (kind: Identity['kind'], name: string, boundaries: readonly string[]): Actor => ({
  ...madeActor(kind, name),
  own: [EVERYTHING],
  trust: [
    { Effect: 'Allow', Principal: { AWS: iamArn('root') }, Action: 'sts:AssumeRole' },
    { Effect: 'Allow', Principal: { Service: LAMBDA }, Action: 'sts:AssumeRole' },
  ],
  boundaries: new Set(['', ...boundaries]),
});

/**
 * The principals of an account, and others with all access that the file may lack. The boundary
 * AdministratorAccess is as good as none, so who has none may have it.
 */
export const actorsOf = ({ identities, policies }: Account, hasOthers: boolean): Actor[] => {
  const known = identities.map(actorOf);
  if (!hasOthers) return known;
  for (const { boundaries } of known) if (boundaries.has('')) boundaries.add(ADMINISTRATOR);
  const arns = Object.keys(policies).map((one) => iamArn(`policy/${one}`));
  const others = (['role', 'user', 'group'] as const).flatMap((kind) =>
    HIDDEN.map((name) => hidden(kind, name, [...arns, ADMINISTRATOR])),
  );
  return [...known, ...others];
};
