import { aliasesByDefault } from './aliases';
import { addedUsersIn } from './group-membership';
import { importedPart } from './imported';
import { LocatedValue } from './located-value';
import { PolicyRegistry } from './policy-registry';
import { Declared, NameInStack, PrincipalNames } from './principal-names';
import { PrincipalDeclaration } from './principal-resource';
import { readAs } from './readings';
import { StackContent } from './stack-content';
import { Stack } from './stacks/stack';
import { StackSet } from './stacks/stack-set';
import { mayShareAccount } from './stacks/stacks-of-account';
import { groupBy } from '../input/group-by';
import { parseArn } from '../policy/arn';
import {
  hasDeployTimeValue,
  nameOfOpaque,
  PolicyText,
  toDisplayText,
} from '../policy/deploy-time-text';
import { Place } from '../policy/model';
import { arnOfName, pathOfName, roleNameIn } from '../policy/role-name';

/** A name of a principal, and the resource that names it. */
interface Mention extends NameInStack {
  /** The ARN with the name, as it is written. Default: the name is written alone. */
  readonly arn?: PolicyText;
  readonly item: LocatedValue;
  /** Whether a policy names it, which some principal has. */
  readonly isOfPolicy?: true;
  /** Whether it is the principal only where parameters do not have their defaults. */
  readonly isOther?: true;
  /** Whether the file only shows a group that it is in. */
  readonly isOnlyShown?: true;
}

/**
 * Returns principals that policies, functions, and groups name and that are in no template. Each has
 * the policies that name it, also those of other stacks of its account. Its other access is unknown.
 */
export function importedPrincipals(
  contents: readonly StackContent[],
  registry: PolicyRegistry,
  names: PrincipalNames,
  stacks: StackSet,
): readonly Declared[] {
  const mentions = [
    ...registry.unresolved().map((use): Mention => {
      const { kind, text: name, name: item, of } = use;
      registry.settle(use);
      return { kind, name, arn: arnOfName(name), item, stack: of.stack, isOfPolicy: true };
    }),
    ...contents.flatMap((content) => mentionsIn(content, stacks)),
  ].filter(({ name }) => mayBeName(name));
  const arns = groupBy(
    mentions.filter(({ arn }) => pathIn(arn) !== undefined),
    ({ kind, name }) => `${kind} ${name}`,
  );
  const found: Declared[] = [];
  const isNamed = (one: Mention) => (one.isOfPolicy ? names.isKnown(one) : names.isOfSome(one));
  const add = (mention: Mention): void => {
    const { kind, name, stack } = mention;
    if (isNamed(mention)) return;
    const known = arns.get(`${kind} ${name}`)?.find((one) => mayShareAccount(one.stack, stack));
    const one = {
      stack,
      declared: declarationOf({ ...mention, ...(known && { arn: known.arn }) }),
    };
    names.add(one);
    found.push(one);
  };
  const all = sortedBy(hasAccount, mentions).map((mention) => ({
    mention,
    byDefault: mentionsByDefault(mention, stacks),
  }));
  // A name that is written says more of a principal than a parameter whose default is this name.
  for (const { mention, byDefault } of sortedBy(({ byDefault: { length } }) => length === 0, all)) {
    if (byDefault.some(isNamed)) byDefault.forEach(add);
    else add(mention);
  }
  return found;
}

/** Returns what the defaults of parameters make of a name. */
const mentionsByDefault = (mention: Mention, stacks: StackSet): readonly Mention[] =>
  aliasesByDefault(mention.name, mention.stack, stacks)
    .map(({ text }) => ({ ...mention, name: mention.kind === 'role' ? roleNameIn(text) : text }))
    .filter(({ name }) => mayBeName(name));

function hasAccount({ stack }: Mention): boolean {
  return stack.environment['AWS::AccountId'] !== undefined;
}

/** Returns a list with those first that are so. */
const sortedBy = <T>(isSo: (one: T) => boolean, all: readonly T[]): readonly T[] => [
  ...all.filter(isSo),
  ...all.filter((one) => !isSo(one)),
];

/** Returns whether IAM accepts a name, as far as it is known. Nobody has any other name. */
export function mayBeName(text: PolicyText): boolean {
  return hasDeployTimeValue(text) || /^[\w+=,.@-]+$/.test(text);
}

/** Returns the roles of functions, and the users that are added to groups. */
const mentionsIn = (content: StackContent, stacks: StackSet): Mention[] => [
  ...content.roleUses.flatMap(({ text, item, stack }) =>
    meaningsOf(text, stack, stacks).map((arn): Mention => ({
      kind: 'role',
      name: roleNameIn(arn),
      arn,
      item,
      stack,
    })),
  ),
  ...addedUsersIn(content).flatMap(({ text, item, stack, isOnlyShown }) =>
    meaningsOf(text, stack, stacks).map((name): Mention => ({
      kind: 'user',
      name,
      item,
      stack,
      ...(isOnlyShown && { isOnlyShown }),
    })),
  ),
];

/** Returns a text, or else what it is in each of the places where its stack is nested. */
function meaningsOf(text: PolicyText, stack: Stack, stacks: StackSet): readonly PolicyText[] {
  const meanings = stacks.meanings(text, stack);
  return meanings.length < 2 ? [text] : [...new Set(meanings.map((one) => one.text))];
}

/** Returns what the texts that name a principal declare of it. */
export function declarationOf({
  kind,
  name,
  arn,
  item,
  isOther,
  isOnlyShown,
}: Mention): PrincipalDeclaration {
  // Has no logical id, because the resource there is not the principal.
  const place: Place = { file: item.place.file, pointer: item.place.pointer };
  const written = roleNameIn(arn ?? name);
  const path = pathIn(arn);
  const Path = `/${path ?? ''}`;
  const isReference = arn !== undefined && nameOfOpaque(arn) !== undefined;
  return {
    kind,
    id: '',
    name,
    resource: { ...NO_RESOURCE, properties: { Path }, place },
    documents: [],
    arns: [],
    boundary: [],
    trust: readAs([]),
    groups: [],
    unknown: readAs([importedPart(written, place)]),
    imported: {
      displayName: toDisplayText(written),
      ...(isReference && { arn }),
      ...(path === undefined && { isInAnyPath: true }),
      ...(isOther && { isOther }),
      ...(isOnlyShown && { isOnlyShown }),
    },
  };
}

const NO_RESOURCE = { id: '', type: '', templateConditions: [], brought: [] };

/** Returns the path in the ARN of a role; undefined where deployment may choose it. */
function pathIn(arn: PolicyText = ''): PolicyText | undefined {
  const { resource = '' } = parseArn(arn) ?? {};
  const isRole = resource.startsWith(ROLE) && !hasDeployTimeValue(resource);
  return isRole ? pathOfName(resource.slice(ROLE.length)) : undefined;
}

const ROLE = 'role/';
