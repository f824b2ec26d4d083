import { matchesAction } from './action-patterns';
import { parseArn } from './arn';
import { typesOf } from './arn-resource-types';
import { StatementContent } from './compiled-statement';
import { isConfinedBy, isKey } from './confining-conditions';
import { PolicyText } from './deploy-time-text';
import { Condition } from './model';
import { overlap } from './pattern';
import { signsInByPattern } from './sign-in-by-pattern';
import { reviewFacts } from '../catalogue/catalogue';
import { trustFacts } from '../catalogue/trust';

/**
 * The actions by which a statement makes administrators, and their resources: it gives any security
 * profile of an instance, or writes what a profile permits.
 */
export interface AnySecurityProfile {
  readonly actions: readonly string[];
  /** Empty for a statement on everything except some resources. */
  readonly resources: readonly PolicyText[];
}

const NONE: AnySecurityProfile = { actions: [], resources: [] };

/**
 * Returns how the holder of a statement can create administrators of an instance. Admin is a
 * security profile like the others. The constructs and the rule `instance-administrator` both use
 * this function.
 *
 * @param statement - The statement.
 * @param held - All statements of the holder. With some, it makes the profile that it gives.
 */
export function anySecurityProfile(
  statement: StatementContent,
  held: readonly StatementContent[],
): AnySecurityProfile {
  if (statement.effect === 'Deny' || statement.notAction) return NONE;
  const named = administratorActions(statement, held);
  const written = named.filter((action) => action === trustFacts().writesProfile);
  const given = named.filter((action) => action !== trustFacts().writesProfile);
  const { resources, notResource } = statement;
  if (notResource && resources.some(isAnyProfile)) return NONE;
  if (notResource) return { actions: named, resources: [] };
  const isConfined = isConfinedBy(statement, [RESOURCE_TAG]) && !makesWhatItGives(statement, held);
  const [any, some] = [resources.filter(isAnyProfile), resources.filter(isProfile)];
  const gives = given.length > 0 && any.length > 0 && !isConfined;
  const writes = written.length > 0 && some.length > 0;
  if (!gives && !writes) return NONE;
  return {
    actions: named.filter((action) => (written.includes(action) ? writes : gives)),
    resources: writes ? some : any,
  };
}

/** Returns the actions of a statement that make administrators. */
function administratorActions(
  statement: StatementContent,
  held: readonly StatementContent[],
): readonly string[] {
  const { administrators } = reviewFacts();
  // A principal that signs in as the administrator by the same wildcard needs no user.
  // sign-in-by-wildcard reports it.
  const patterns = statement.actions.filter(
    (pattern) => !signsInByPattern(pattern, statement, held),
  );
  return Object.keys(administrators).filter((action) =>
    patterns.some((pattern) => matchesAction(pattern, action)),
  );
}

/** Returns whether a resource includes some security profile of an instance. */
function isProfile(resource: PolicyText): boolean {
  const types = typesOf('connect', resource);
  return types === 'any' || types.has('security-profile');
}

/** Returns whether a resource includes every security profile of an instance. */
const isAnyProfile = (resource: PolicyText): boolean =>
  isProfile(resource) && (parseArn(resource)?.resource ?? resource).endsWith('*');

const RESOURCE_TAG = 'aws:ResourceTag/${TagKey}';
const REQUEST_TAG = 'aws:RequestTag/${TagKey}';

/**
 * Returns whether the holder makes security profiles under the tag of those that it gives. It
 * decides what they permit.
 */
const makesWhatItGives = (
  { conditions }: StatementContent,
  held: readonly StatementContent[],
): boolean => {
  const makes = (action: string) =>
    held.some(
      (one) =>
        one.effect === 'Allow' &&
        !one.notAction &&
        one.actions.some((pattern) => matchesAction(pattern, action)) &&
        (one.notResource || one.resources.some(isAnyProfile)) &&
        mayTagAs(one.conditions, conditions),
    );
  return makes(trustFacts().makesProfile) && trustFacts().tagging.some(makes);
};

/** Returns whether a request can have the tags that conditions on a resource require. */
const mayTagAs = (onRequest: readonly Condition[], onResource: readonly Condition[]): boolean =>
  onRequest
    .filter(({ key }) => isKey(key, REQUEST_TAG))
    .every((asked) =>
      onResource
        .filter(({ key }) => isKey(key, RESOURCE_TAG) && tagOf(key) === tagOf(asked.key))
        .every(({ values }) =>
          values.some((value) => asked.values.some((one) => overlap(one, value))),
        ),
    );

const tagOf = (key: string) => key.slice(key.indexOf('/') + 1).toLowerCase();
