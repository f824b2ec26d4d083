import { allowedWayActions } from './allowed-way-actions';
import { asksRoleTags } from './known-role-tags';
import { namesPolicies } from './named-policies';
import { hasPartOfId, NumberedIds, numberedIds } from './numbered-ids';
import { asksTags } from './own-tags';
import { hasAllVersions, switchingActions } from './version-actions';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import {
  deployTimeNames,
  deployTimeValue,
  hasDeployTimeValue,
  hasReference,
  leadingDeployTimeValue,
  nameOfOpaque,
  PolicyText,
} from '../policy/deploy-time-text';
import {
  Condition,
  Place,
  policiesAndBoundaryOf,
  policiesOf,
  Policy,
  PolicyStatement,
  Principal,
} from '../policy/model';
import { isInDetails } from '../policy/principal-identity';
import { statementTexts } from '../policy/statement';
import { variableKeys } from '../policy/variable-keys';

/** Returns a number for an object, the same for the same object. */
export type NumberOf = (one: object) => number;

/**
 * Returns everything about a principal that rules look at, without its ids, its name, and its
 * places; undefined when its own name or unread parts may matter.
 */
export function principalForm(principal: Principal, numberOf: NumberOf): NumberedIds | undefined {
  const { kind, attached, boundary, groups, identity, unknown, trust, tags } = principal;
  const { isPartial, madeByAws } = principal;
  const all = policiesAndBoundaryOf(principal);
  // The members of a group may matter.
  if (groups || (kind === 'group' && isInDetails(principal))) return undefined;
  if (madeByAws || unknown.length > 0 || all.some(isPartlyRead)) return undefined;
  if (
    namesPolicies(principal) ||
    maySwitchVersions(principal) ||
    identity?.names.some(isUnusual) ||
    all.some(namesHolder) ||
    all.some((policy) => refersTo(policy, principal))
  )
    return undefined;
  const formOf = (policy: Policy | undefined) => policy && policyForm(policy, numberOf);
  const form = numberedIds(
    JSON.stringify([
      kind,
      isPartial,
      samePlaces(placesOf(principal)),
      identity?.account,
      identity?.partition,
      (all.some(asksTags) || trust.some(asksRoleTags)) && tags,
      principal.templateConditions,
      definitionsIn(all, principal),
      trust.map(({ place, ...statement }) => statement),
      principal.inline.map(formOf),
      [...attached, ...(boundary ? [boundary] : [])].map(({ arn, policy }) => [
        // A reference to a policy in the file is as good as another.
        policy && nameOfOpaque(arn) !== undefined ? '' : arn,
        formOf(policy),
      ]),
      attached.length,
    ]),
  );
  return form && form.ids.length > 0 && all.some(hasPartsOfIds) ? undefined : form;
}

/** Returns whether what the other versions of its policies allow may matter. */
const maySwitchVersions = (principal: Principal): boolean =>
  policiesAndBoundaryOf(principal).some(({ otherVersions = [] }) => otherVersions.length > 0) &&
  switchingActions().some((action) => allowedWayActions(principal).has(action));

/** Returns what the template says about the deploy-time values of policies; 0 for nothing. */
function definitionsIn(
  all: readonly Policy[],
  { attached, values }: Principal,
): readonly unknown[] | 0 {
  const ofArns = attached.flatMap(({ arn, policy }) => (policy ? [] : deployTimeNames(arn)));
  const names = values ? [...new Set([...all.flatMap(namesIn), ...ofArns])] : [];
  const found = names
    .flatMap((name) => values?.get(name) ?? [])
    .map(({ file, ...one }) => (OF_IAM.test(one.type ?? '') ? { file, ...one } : one));
  return found.length > 0 ? found : 0;
}

/** Matches types of what another file has another one of, with other access. */
const OF_IAM = /^AWS::IAM::/;

/** Returns the names of the deploy-time values in a policy, pseudo parameters aside. */
const namesIn = memoize(({ origin, statements }: Policy): readonly string[] =>
  origin === 'aws'
    ? []
    : statements
        .flatMap(statementTexts)
        .filter(hasDeployTimeValue)
        .flatMap(deployTimeNames)
        .filter((name) => !name.startsWith('AWS::')),
);

/** Returns a text that principals of one form share, and few others: what counting costs least. */
export const sizesOf = (principal: Principal): string =>
  policiesOf(principal)
    .map(({ characters, statements }) => `${characters} ${statements.length}`)
    .join();

/** Returns the places of a principal. Those of one form have as many, in the same order. */
export const placesOf = memoize((principal: Principal): readonly Place[] => {
  const { place, trust, attached, boundary } = principal;
  return [
    place,
    ...trust.map((statement) => statement.place),
    ...attached.map((attachment) => attachment.place),
    ...policiesOf(principal).flatMap((policy) => [
      policy.place,
      ...policy.statements.map((statement) => statement.place),
    ]),
    ...(boundary ? [boundary.place] : []),
  ];
});

/** Returns which places are the same; 0 when none is. */
function samePlaces(places: readonly Place[]): readonly number[] | 0 {
  const texts = places.map(({ file, pointer }) => `${file}\n${pointer.join('\n')}`);
  const { size } = new Set(texts);
  return size === texts.length ? 0 : texts.map((text) => texts.indexOf(text));
}

/** AWS managed policies are the same objects. Names of policies in files are in no finding here. */
const policyForm = (policy: Policy, numberOf: NumberOf): unknown =>
  policy.origin === 'aws'
    ? numberOf(policy)
    : [
        policy.managed,
        policy.isBoundary,
        policy.isControlPolicy,
        hasAllVersions(policy),
        policy.variables,
        policy.characters,
        policy.statements.map((statement) => statementForm(statement, numberOf)),
      ];

const statementForm = (
  {
    effect,
    actions,
    notAction,
    resources,
    notResource,
    conditions,
    templateConditions,
  }: PolicyStatement,
  numberOf: NumberOf,
): unknown => [
  effect,
  numberOf(actions),
  notAction,
  resources,
  notResource,
  conditions,
  templateConditions,
];

const isPartlyRead = ({ unknown = [], reduced, origin }: Policy): boolean =>
  unknown.length > 0 || (reduced !== undefined && origin === 'file');

const hasPartsOfIds = memoize(
  ({ origin, statements }: Policy) =>
    origin === 'aws' &&
    hasPartOfId(
      JSON.stringify(statements.map(({ resources, conditions }) => [resources, conditions])),
    ),
);

/** Returns whether a name may match patterns for roles of AWS, or is known only at deployment. */
const isUnusual = (name: PolicyText): boolean =>
  !/^[\w+=,.@-]+(\/(?!aws-)[\w+=,.@-]+)*$/.test(name) || name.startsWith('aws-');

/** Returns whether a policy may name who has it. Such policies say different things of two roles. */
const namesHolder = memoize(({ statements }: Policy): boolean =>
  statements.some(
    ({ resources, conditions }) =>
      resources.some((one) => one !== '*' && !isOfOthers(one) && mayNameHolder(one)) ||
      conditions.some(asksHolder),
  ),
);

/** Returns whether a condition is about names of the caller: by its key, or by a variable. */
export const asksHolder = ({ key, values }: Condition): boolean =>
  [key, ...variableKeys(values)].some(isAboutHolder);

/** Matches keys whose values are names of the caller. Not so its tags, its account, or that it is no service. */
const isAboutHolder = (key: string): boolean =>
  /^aws:(principal(?!tag\/|account$|org|isawsservice$)|user(?!agent$))/i.test(key);

/** Matches most ARNs of other services than IAM and STS. */
const OF_OTHERS = new RegExp(
  `^arn:([a-z-]+|${deployTimeValue('AWS::Partition')}):(?!iam:|sts:)[a-z][a-z0-9-]*:`,
);

/** Returns whether a resource is of another service than IAM and STS, by how its ARN begins. */
export const isOfOthers = (resource: PolicyText): boolean => OF_OTHERS.test(resource);

/** Matches what is in IAM, unless it is everything of a kind, or belongs to AWS. */
const mayNameHolder = memoize((resource: PolicyText): boolean => {
  const arn = parseArn(resource);
  if (!arn) return leadingDeployTimeValue(resource) === undefined;
  const isOfIam =
    ['iam', 'sts'].includes(arn.service) || hasReference(arn.service) || /[*?]/.test(arn.service);
  return (
    isOfIam && !/^(\*|(role|user|group|policy)\/\*|role\/aws-service-role\/.*)$/.test(arn.resource)
  );
});

/** Returns whether a policy has a reference to a principal or to a policy that it has. */
function refersTo(policy: Policy, { identity, place, attached, boundary }: Principal): boolean {
  const id = identity?.id ?? place.logicalId;
  const own = [
    ...(id === undefined ? [] : [deployTimeValue(id).slice(0, -1)]),
    ...[...attached, ...(boundary ? [boundary] : [])]
      .map(({ arn }) => arn)
      .filter(hasDeployTimeValue),
  ];
  return policy.statements.some(({ resources }) =>
    resources.some(
      (resource) => hasDeployTimeValue(resource) && own.some((one) => resource.includes(one)),
    ),
  );
}
