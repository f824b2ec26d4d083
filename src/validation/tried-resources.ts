import { ANY_ACCOUNT, ANY_REGION, OwnPlace, ownPlace, triedInPlace } from './own-place';
import { isOfIam, kindsOfStep, servicesOfStep } from './services-of-step';
import { escalationStep } from '../catalogue/escalation';
import { USUAL_PARTITION } from '../catalogue/partitions';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';
import { serviceOf } from '../policy/action-patterns';
import { parseArn } from '../policy/arn';
import { deployTimeValue, opaqueBeforeStar, PolicyText } from '../policy/deploy-time-text';
import { exampleTexts } from '../policy/example-text';
import { Principal } from '../policy/model';
import { isPattern, matchesPattern } from '../policy/pattern';
import { intersection } from '../policy/pattern-intersection';

/** An action, and the kind of resource in the ARN of its resource: `role`. */
export interface TriedAction {
  readonly action: string;
  readonly on?: string;
}

/** Stands for the partition in the data. */
export const PARTITION_OF_VALUES = '{Partition}';

/** Stands for the account in the data. */
const ACCOUNT_OF_VALUES = '{Account}';

/** The partitions to try. */
export const PARTITIONS: readonly PolicyText[] = ['aws', deployTimeValue('AWS::Partition')];

/** Returns whether a pattern includes resources of every service: `*`, or the beginning of an ARN. */
const isEverything = (resource: PolicyText) => /^(\*+|arn:(aws:)?\*+)$/.test(resource);

/** Returns resources that a pattern includes, of the kind that an action is on. */
export function textsToTry(
  principal: Principal,
  attempt: TriedAction,
  resource: PolicyText,
): readonly PolicyText[] {
  const place = ownPlace(principal);
  if (!isEverything(resource)) {
    const [own] = triedInPlace(resource, place);
    return textsOfKind(attempt, own, place);
  }
  const all = place
    ? resourcesIn(place, attempt).flatMap((one) => exampleTexts(one))
    : anyResources(writtenOf(attempt));
  return withNames(all.filter((one) => matchesPattern(resource, one)));
}

/**
 * Returns resources of an account and a partition that no limit names. Denies of an account close a
 * way in that account, and the holder may be in another.
 */
export function textsElsewhere(
  principal: Principal,
  attempt: TriedAction,
  resource: PolicyText,
): readonly PolicyText[] {
  const place = ownPlace(principal);
  if (!place) return [];
  const { isGuessed, isPartitionGuessed } = place;
  if (!isGuessed && !isPartitionGuessed) return [];
  const elsewhere: OwnPlace = {
    ...place,
    ...(isGuessed && { accounts: [ANY_ACCOUNT] }),
    ...(isPartitionGuessed && { partitions: [USUAL_PARTITION] }),
  };
  if (isEverything(resource))
    return withNames(resourcesIn(elsewhere, attempt).flatMap((one) => exampleTexts(one)));
  const { account = '', partition = '' } = parseArn(resource) ?? {};
  const isOfAny = (isGuessed && isPattern(account)) || (isPartitionGuessed && isPattern(partition));
  const [own, ...others] = triedInPlace(resource, place);
  return [
    ...(isOfAny ? textsOfKind(attempt, own, elsewhere) : []),
    ...others.flatMap((one) => textsOfKind(attempt, one, elsewhere)),
  ];
}

/** Returns texts of a pattern that are of the kind of an attempt. A name is itself. */
function textsOfKind(
  attempt: TriedAction,
  resource: PolicyText,
  place: OwnPlace | undefined,
): readonly PolicyText[] {
  if (!isPattern(resource)) return exampleTexts(resource);
  const parts = partsOfKind(writtenOf(attempt))(resource);
  const others = attempt.action === trustFacts().assume ? [OTHER_ACCOUNT] : [];
  const placed = place ? parts.flatMap((one) => patternInPlace(one, place, others)) : parts;
  const texts = withNames(placed.flatMap((one) => exampleTexts(one)));
  const reference = opaqueBeforeStar(resource);
  return reference === undefined ? texts : [reference, ...texts];
}

/** Returns the texts that have a name, if some do. A name has a letter. */
function withNames(texts: readonly PolicyText[]): readonly PolicyText[] {
  const named = texts.filter((one) => !/[/:]$/.test(one));
  return named.length > 0 ? named : texts;
}

/** Returns an attempt as a text: the same action is tried for many principals. */
const writtenOf = ({ action, on = '' }: TriedAction): string => `${action} ${on}`;

function attemptFrom(written: string): TriedAction {
  const [action, on] = written.split(' ');
  return { action, ...(on !== '' && { on }) };
}

/** Returns the parts of a pattern that are of a kind of resource; itself if it is of another. */
const partsOfKind = memoize((written: string) => {
  const kinds = patternsOfKind(attemptFrom(written));
  if (kinds.length === 0) return (resource: PolicyText): readonly PolicyText[] => [resource];
  return memoize((resource: PolicyText): readonly PolicyText[] => {
    const parts = kinds.flatMap((kind) => intersection(resource, kind)).filter(mayExist);
    return parts.length > 0 ? parts : [resource];
  });
});

/** Returns whether an ARN has a slash only in its resource: no partition, Region, or account has one. */
const mayExist = (text: PolicyText): boolean => {
  const { partition = '', region = '', account = '' } = parseArn(text) ?? {};
  return ![partition, region, account].some((part) => part.includes('/'));
};

/** Returns the patterns of all resources that an action is on; none where the kind is not known. */
function patternsOfKind(attempt: TriedAction): readonly PolicyText[] {
  const isKnown = attempt.on !== undefined && attempt.on === escalationStep(attempt.action)?.on;
  if (!isKnown) return [];
  const anywhere = { partition: '*', account: '*', region: '*' };
  return [
    ...servicesOfStep(attempt.action).map((service) => anyResource(attempt, anywhere, service)),
    ...anyOfOtherKinds(attempt, anywhere),
  ];
}

/** Returns an ARN with the partitions and accounts of a place that its wildcards include. */
function patternInPlace(
  text: PolicyText,
  { partitions, accounts }: OwnPlace,
  others: readonly string[],
): readonly PolicyText[] {
  const arn = parseArn(text);
  if (!arn) return [text];
  const inAccounts = included(arn.account, [...accounts, ...others]);
  return included(arn.partition, partitions).flatMap((partition) =>
    inAccounts.map((account) =>
      ['arn', partition, arn.service, arn.region, account, arn.resource].join(':'),
    ),
  );
}

/** Returns the texts that a pattern includes; itself if it includes none. */
function included(pattern: PolicyText, texts: readonly PolicyText[]): readonly PolicyText[] {
  const found = isPattern(pattern) ? texts.filter((one) => matchesPattern(pattern, one)) : [];
  return found.length > 0 ? found : [pattern];
}

/** Returns patterns of the kind that an action is on, in the partitions and accounts of a place. */
function resourcesIn(place: OwnPlace, attempt: TriedAction): readonly PolicyText[] {
  // Roles of other accounts can trust a principal.
  const others = attempt.action === trustFacts().assume ? [OTHER_ACCOUNT] : [];
  const all = place.partitions.flatMap((partition) =>
    [...place.accounts, ...others].flatMap((account) =>
      place.regions.flatMap((region) => anyOfKinds(attempt, { partition, account, region })),
    ),
  );
  return [...new Set(all)];
}

const OTHER_ACCOUNT = '999999999999';

/** Returns resources of the kind that an action is on, with any name, in any partition. */
const anyResources = memoize((written: string): readonly PolicyText[] =>
  [...PARTITIONS]
    .reverse()
    .map((partition) => ({ partition, account: ANY_ACCOUNT, region: ANY_REGION }))
    .flatMap((one) => anyOfKinds(attemptFrom(written), one))
    .flatMap(exampleTexts),
);

/** Returns a pattern of each kind that an action can be on. */
const anyOfKinds = (attempt: TriedAction, where: Where): readonly PolicyText[] => [
  anyResource(attempt, where),
  ...anyOfOtherKinds(attempt, where),
];

const anyOfOtherKinds = ({ action }: TriedAction, where: Where): readonly PolicyText[] =>
  kindsOfStep(action)
    .slice(1)
    .flatMap(({ on, services }) => services.map((service) => arnOfAny(service, where, `${on}/*`)));

type Where = Readonly<Record<'partition' | 'account' | 'region', PolicyText>>;

function anyResource(
  { action, on }: TriedAction,
  where: Where,
  service = serviceToTry(action, on),
): PolicyText {
  const { partition, account } = where;
  const { arn, colon } = escalationStep(action) ?? {};
  if (arn !== undefined)
    return arn
      .replace(PARTITION_OF_VALUES, () => partition)
      .replace(ACCOUNT_OF_VALUES, () => account);
  const path = on === undefined ? '*' : `${on}${colon ? ':' : '/'}*`;
  return arnOfAny(service, where, path);
}

const arnOfAny = (
  service: string,
  { partition, account, region }: Where,
  path: PolicyText,
): PolicyText =>
  ['arn', partition, service, service === 'iam' ? '' : region, account, path].join(':');

function serviceToTry(action: string, on: string | undefined): string {
  const services = servicesOfStep(action);
  const own = isOfIam(on) ? 'iam' : serviceOf(action);
  return services.length === 1 ? services[0] : own;
}
