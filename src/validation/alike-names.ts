import { defaultValues, filled } from '../policy/default-values';
import { ValueDefinition } from '../policy/deploy-time-definition';
import {
  deployTimeNames,
  deployTimeValue,
  hasDeployTimeValue,
  namePattern,
  PolicyText,
  mapDeployTimeValues,
} from '../policy/deploy-time-text';
import { listedValues } from '../policy/listed-values';
import { Principal } from '../policy/model';
import { overlap } from '../policy/pattern';
import { matchesPrincipal } from '../policy/principal-names';
import { pseudoParameterTexts } from '../policy/pseudo-parameter-texts';
import { pathOfName } from '../policy/role-name';

/** A name in a file, and what the file says about the deploy-time values in it. */
export interface NameInFile {
  readonly text: PolicyText;
  readonly values: Principal['values'];
}

/** Returns whether deployment may make a text one of some names, which IAM compares without case. */
export function mayBeOneOf(text: PolicyText, names: readonly PolicyText[]): boolean {
  return names.some((name) => overlap(namePattern(name), namePattern(text)));
}

/**
 * Returns whether two names may be one, for some Region, account, name of a stack, or parameter. A
 * parameter without a default is what its template lists for it, or else any text. Such a name has
 * text of its own, or it would be every literal name.
 */
export function areAlike(one: NameInFile, other: NameInFile, account: string | undefined): boolean {
  if (!hasDeployTimeValue(one.text) && !hasDeployTimeValue(other.text)) return false;
  const [mine, its] = [one, other].map(({ text, values }) => defaultValues(values).textsFor(text));
  if (![...mine, ...its].some(hasDeployTimeValue)) return false;
  const listed = its.flatMap((text) => listedTexts(text, other.values));
  return mine
    .flatMap((text) => listedTexts(text, one.values))
    .some((text) =>
      listed.some((name) => {
        const [open, ...others] = [
          { text, values: one.values },
          { text: name, values: other.values },
        ].filter((each) => hasDeployTimeValue(each.text));
        if (!open) return namePattern(text) === namePattern(name);
        if (others.length > 0) return isSameForm(open, others[0]) || isOtherVersion(text, name);
        if (one.text === other.text) return mayBeOneOf(text, [name]);
        return mayBeLiteral(open, open.text === text ? name : text, account);
      }),
    );
}

/**
 * Returns whether a template lists the name of a principal for a name in a file, which has no path, or
 * the name is an import that may be an export of it.
 */
export const isListedName = (
  { text, values }: NameInFile,
  file: string,
  principal: Principal,
): boolean =>
  (listedValues(text, values)?.texts ?? []).some((name) => {
    const path = pathOfName(principal.identity?.names[0] ?? '');
    return matchesPrincipal(`arn:*:iam::*:${principal.kind}/${path}${name}`, principal, file);
  });

/** Returns whether a name may be another one in the Region of the stack, if that is known. */
export const isInRegion = ({ text, values }: NameInFile, other: PolicyText): boolean =>
  mayBeOneOf(
    mapDeployTimeValues(text, (one) => {
      const { kind, values: [only] = [] } = values?.get(one) ?? {};
      return (kind === 'environment' ? only : undefined) ?? deployTimeValue(one);
    }),
    [other],
  );

/** Fewer known characters tell nothing from each other. */
const LEAST = 3;

function mayBeLiteral(open: NameInFile, literal: string, account: string | undefined): boolean {
  const known = knownIn(open.text);
  const texts = pseudoParameterTexts(open.text, account);
  if (texts.length > 0) return known > 0 && texts.some((text) => mayBeOneOf(text, [literal]));
  return isOfParameters(open) && known >= LEAST && mayBeOneOf(open.text, [literal]);
}

/** Returns whether two names have the same text beside their parameters. */
const isSameForm = (one: NameInFile, other: NameInFile): boolean =>
  namePattern(one.text) === namePattern(other.text) && [one, other].every(isOfParameters);

/** Returns whether two names differ only in versions of values of Parameter Store. */
function isOtherVersion(one: PolicyText, other: PolicyText): boolean {
  return one !== other && withoutVersions(one) === withoutVersions(other);
}

const withoutVersions = (text: PolicyText): PolicyText =>
  mapDeployTimeValues(text, (name) => deployTimeValue(name.replace(VERSIONS, '$1')));

/** Matches dynamic references to one version, also in what a function takes of it. */
const VERSIONS = /(\bresolve:ssm:[^:{}]+):\d+(?![^}])/g;

function isOfParameters({ text, values }: NameInFile): boolean {
  return deployTimeNames(text).every(
    (name) => ENVIRONMENT.test(name) || isChosen(values?.get(name)),
  );
}

function isChosen(definition: ValueDefinition | undefined): boolean {
  return definition?.kind === 'parameter' || definition?.kind === 'mapping';
}

/** Two stacks have two names. */
const ENVIRONMENT = /^AWS::(AccountId|Partition|Region|URLSuffix)$/;

function knownIn(text: PolicyText): number {
  return mapDeployTimeValues(text, () => '').replace(/[^a-z\d]/gi, '').length;
}

/** Returns the texts that a template lists for a text, or the text itself. */
const listedTexts = (text: PolicyText, values: Principal['values']): readonly PolicyText[] =>
  deployTimeNames(text).reduce<readonly PolicyText[]>(
    (texts, name) => {
      const listed = listedFor(values?.get(name));
      return listed.length * texts.length > MOST ? texts : filled(texts, name, listed);
    },
    [text],
  );

/** More texts than these are any text. */
const MOST = 256;

const listedFor = (definition: ValueDefinition | undefined): readonly PolicyText[] =>
  definition?.allowed ??
  definition?.listed ??
  definition?.rows?.flatMap(({ values }) => values) ??
  [];
