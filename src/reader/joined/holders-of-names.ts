import { Alias } from '../aliases';
import { Source } from './brought-access';
import { ImportedPrincipal } from './imported-names';
import { deployment, isOfSet, isSameEverywhere, isWhereIs } from './stack-sets';
import { defaultValues } from '../../policy/default-values';
import { hasDeployTimeValue } from '../../policy/deploy-time-text';
import { Principal } from '../../policy/model';
import { deniesOf } from '../../policy/principal-statements';
import { roleNameIn } from '../../policy/role-name';
import { DeployTimeValues } from '../../policy/substitute';
import {
  conditionOfStack,
  defaultIsKept,
  joinTemplateConditions,
  TemplateCondition,
} from '../../policy/template-condition';

/** A principal, and those that other files name and that it is. */
export interface Holder {
  readonly source: Source;
  /** The account. Default: not known. */
  readonly account?: string;
  readonly joins: readonly Joined[];
}

/** A principal that no file defines, and the template conditions under which it is the holder. */
export interface Joined {
  readonly source: Source;
  readonly templateConditions: readonly TemplateCondition[];
  /** Whether it is in the details of an account, and is defined by the file of the holder. */
  readonly isKept?: true;
  /** The default that makes its name that of the holder, as its own file has it. Default: none. */
  readonly byDefault?: TemplateCondition;
}

/** Returns whether two files were not read together. */
export type IsApart = (file: string, other: string) => boolean;

interface OpenHolder extends Holder {
  readonly joins: Joined[];
}

/** A holder by one of its names. */
interface Named extends Pick<Joined, 'templateConditions' | 'byDefault'> {
  readonly holder: OpenHolder;
}

/**
 * Returns who has the names that files give to principals that they do not define: who is defined by
 * such a name in an account that may be the same, or else the first of those that are named so.
 */
export function holdersFor(
  principals: readonly Principal[],
  imported: readonly ImportedPrincipal[],
  isApart: IsApart,
): readonly Holder[] {
  const byName = new Map<string, Named[]>();
  for (const { principal, names } of imported)
    for (const { text } of names) byName.set(keyOf(principal, text), []);
  const holders: OpenHolder[] = [];
  const add = (
    source: Source,
    account: string | undefined,
    names: readonly Alias[],
  ): OpenHolder | undefined => {
    const known = names.flatMap((name) => {
      const named = byName.get(keyOf(source.principal, name.text));
      return named ? [{ ...name, named }] : [];
    });
    if (known.length === 0) return undefined;
    const holder: OpenHolder = { source, joins: [], ...(account !== undefined && { account }) };
    holders.push(holder);
    known.forEach(({ named, templateConditions }) => named.push({ holder, templateConditions }));
    return holder;
  };
  const open = new Set(imported.map(({ principal }) => principal));
  for (const one of principals)
    if (!open.has(one)) add(sourceOf(one), one.identity?.account, literalNames(one));
  for (const one of [...imported].sort((a, b) => doubts(a) - doubts(b))) {
    const found = namedBy(one, byName, isApart);
    const isSame = ({ holder }: Named) => isSameEverywhere(one.principal, holder.source.principal);
    const mine = found.some(isSame) ? undefined : add(one, accountOf(one), one.names);
    const isCertain = isOneAccount(found.filter(isSame));
    for (const named of found) {
      const { holder, templateConditions: given, ...rest } = named;
      const all = isCertain || !isSame(named) ? [] : [choiceOf(one, holder)];
      const templateConditions = joinTemplateConditions(given, all);
      if (isSame(named)) holder.joins.push({ ...rest, source: one, templateConditions });
      else joinInSet(one, mine, named);
    }
  }
  return holders.map(inOneAccount);
}

/** Joins principals that are one where a stack set is deployed. Both stay what they are elsewhere. */
function joinInSet(one: Source, mine: OpenHolder | undefined, { holder, ...named }: Named): void {
  const join = (to: OpenHolder, { principal, ...rest }: Source) =>
    to.joins.push({
      ...named,
      source: { ...rest, principal: { ...principal } },
      templateConditions: joinTemplateConditions(
        named.templateConditions,
        deployment(principal, to.source.principal),
      ),
    });
  join(holder, one);
  const other = holder.source;
  if (mine && deniesOf(other.principal).length > 0) join(mine, other);
}

/** Returns a principal that a file defines, with its stack. Without a template it has none. */
export function sourceOf(principal: Principal): Source {
  const { account, stack: key = '' } = principal.identity ?? {};
  const environment: DeployTimeValues = account === undefined ? {} : { 'AWS::AccountId': account };
  return { principal, stack: { key, environment }, keys: [key] };
}

function keyOf({ kind }: Principal, name: string): string {
  return `${kind} ${name}`;
}

function accountOf({ stack: { environment } }: Source): string | undefined {
  return environment['AWS::AccountId'];
}

/** Returns how much is not known about a principal. Those about whom most is known have others. */
const doubts = (one: ImportedPrincipal): number =>
  (one.principal.identity?.stackSet ? 8 : 0) +
  (one.isOnlyShown ? 4 : 0) +
  (one.names.every(({ templateConditions }) => templateConditions.length === 0) ? 0 : 2) +
  (accountOf(one) === undefined ? 1 : 0);

/** Returns the literal names of a principal: as they are written, and as the defaults of parameters make them. */
export function literalNames({ identity, values }: Principal): readonly Alias[] {
  const { textsFor, parametersIn } = defaultValues(values);
  const { names } = identity ?? { names: [] };
  return names
    .flatMap((name) =>
      textsFor(name).map((text) => ({
        text: roleNameIn(text),
        templateConditions: [
          ...parametersIn(name).map(defaultIsKept),
          ...(names.length > 1 ? [{ name: `${names[0]} is ${name}`, holds: true }] : []),
        ],
      })),
    )
    .filter(({ text }) => !hasDeployTimeValue(text));
}

/** Returns those who may have the names of a principal, each once. Other files than its own have them. */
function namedBy(
  imported: ImportedPrincipal,
  byName: ReadonlyMap<string, readonly Named[]>,
  isApart: IsApart,
): readonly Named[] {
  const { principal, names, stack } = imported;
  const account = accountOf(imported);
  const found = new Map<Holder, Named>();
  for (const name of names)
    for (const { holder, templateConditions } of byName.get(keyOf(principal, name.text)) ?? []) {
      const its = holder.source.principal;
      const isOther =
        (account !== undefined && (holder.account ?? account) !== account) ||
        (isOfSet(principal, its) && isWhereIs(principal, its) === false);
      if (isOther || !isApart(principal.place.file, its.place.file) || found.has(holder)) continue;
      const ofName = name.templateConditions.map((other) => conditionOfStack(stack.key, other));
      const [byDefault] = name.templateConditions;
      found.set(holder, {
        holder,
        ...(byDefault && { byDefault }),
        templateConditions: joinTemplateConditions(templateConditions, ofName),
      });
    }
  return [...found.values()];
}

const isOneAccount = (found: readonly Named[]): boolean =>
  found.length < 2 ||
  found.every(
    ({ holder: { account } }) => account !== undefined && account === found[0].holder.account,
  );

const choiceOf = ({ stack }: Source, { source: { principal }, account }: Holder) => ({
  name:
    account === undefined
      ? `the ${principal.kind} ${principal.name} of ${stack.key} is that of ${principal.place.file}`
      : `the account of ${stack.key} is ${account}`,
  holds: true,
});

/** Returns a holder with what is its own in one account only, if files of several name it. */
function inOneAccount(holder: Holder): Holder {
  const { source: own, account, joins } = holder;
  const accounts = new Set(joins.flatMap(({ source }) => accountOf(source) ?? []));
  if (account !== undefined || accounts.size < 2) return holder;
  return {
    source: own,
    joins: joins.map((join) => {
      const { source, templateConditions } = join;
      const its = accountOf(source);
      const choice = { name: `the account of ${own.principal.place.file} is ${its}`, holds: true };
      return {
        ...join,
        templateConditions:
          its === undefined ? templateConditions : [...templateConditions, choice],
      };
    }),
  };
}
