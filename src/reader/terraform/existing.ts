import { arnOf } from './attributes';
import { isDataSource, Plan, PlannedResource } from './plan';
import { awsPolicyName } from '../../policy/aws-policy-name';
import { awsManagedPolicy } from '../aws-managed-policy';
import { IMPORTED, ONLY_SHOWN } from '../imported';
import { list, own } from '../json';
import { textsIn } from '../mentions';
import { TranslatedResource } from '../translated-template';

const POLICY = 'AWS::IAM::ManagedPolicy';
const USER = 'AWS::IAM::User';
const MEMBERSHIP = 'AWS::IAM::UserToGroupAddition';

/** The types of what has access, and the properties with their names. */
export const NAMES: Readonly<Record<string, string>> = {
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
  'AWS::IAM::Group': 'GroupName',
  'AWS::SSO::PermissionSet': 'Name',
};

/**
 * Returns what is known of what a data source finds. What only applying knows is not: the file may
 * have nothing but its name.
 */
export const asFound = (resource: PlannedResource): PlannedResource =>
  isDataSource(resource) && resource.type !== 'aws_iam_policy'
    ? { ...resource, unknown: undefined, expressions: {} }
    : resource;

/** Returns whether a data source finds a policy of AWS that is in the catalogue. */
export function isOfCatalogue(resource: PlannedResource): boolean {
  const arn = arnOf(resource);
  const name = typeof arn === 'string' ? awsPolicyName(arn) : undefined;
  return isDataSource(resource) && name !== undefined && awsManagedPolicy(name) !== undefined;
}

/**
 * Returns the resources without those that data sources find and that the plan gives nothing to. Of
 * the others, the rest of their access is not known.
 *
 * @param found the resources before others added to them
 */
export function withoutUnused(
  resources: readonly TranslatedResource[],
  found: readonly TranslatedResource[],
  plan: Plan,
): readonly TranslatedResource[] {
  const isFound = ({ id }: TranslatedResource) => {
    const resource = plan.byAddress.get(id);
    return resource !== undefined && isDataSource(resource);
  };
  if (!resources.some(isFound)) return resources;
  const made = resources.filter((one) => !isFound(one));
  const unchanged = new Set(found);
  const named = new Set(made.flatMap(principalsIn));
  const holders = resources.filter(
    (one) =>
      isFound(one) &&
      Object.hasOwn(NAMES, one.type) &&
      (!unchanged.has(one) || namesOf(one).some((name) => named.has(name))),
  );
  const mentioned = new Set([...made, ...holders].flatMap(({ properties }) => textsIn(properties)));
  const policies = resources.filter(
    (one) =>
      isFound(one) && one.type === POLICY && namesOf(one).some((name) => mentioned.has(name)),
  );
  const principals = [...made, ...holders].filter(({ type }) => Object.hasOwn(NAMES, type));
  const known = new Set(principals.flatMap(namesOf));
  const workloads = resources.filter(
    (one) => isFound(one) && principalsIn(one).some((name) => known.has(name)),
  );
  return [
    ...made,
    ...[...holders, ...policies].map(imported),
    ...workloads,
    ...holders.flatMap((one) => membersOf(one, [...made, ...holders], plan)),
  ];
}

const imported = (one: TranslatedResource): TranslatedResource => ({
  ...one,
  properties: { ...one.properties, [IMPORTED]: true },
});

/** Returns the texts by which resources name something. */
const namesOf = ({ id, type, properties }: TranslatedResource): readonly string[] =>
  [id, properties.Arn, properties[NAMES[type] ?? 'ManagedPolicyName']].filter(
    (name): name is string => typeof name === 'string',
  );

/** The properties that name principals. */
const WHO = /(Role|User|Group)(s|Name|Arn)?$/;

/** Returns the principals that a resource names. */
const principalsIn = (one: TranslatedResource) => namedIn(one, WHO);

const namedIn = ({ type, properties }: TranslatedResource, keys: RegExp): readonly string[] =>
  Object.hasOwn(NAMES, type)
    ? []
    : Object.entries(properties).flatMap(([key, value]) => (keys.test(key) ? textsIn(value) : []));

/** The properties that name users. */
const USERS = /^User(s|Name)$/;

/**
 * Returns the users that a data source finds in a group: those that a plan has, or names, and others.
 * Those are only for other files, which may have them.
 */
function membersOf(
  { id, type, properties, origin }: TranslatedResource,
  resources: readonly TranslatedResource[],
  plan: Plan,
): readonly TranslatedResource[] {
  if (type !== 'AWS::IAM::Group') return [];
  const known = new Set<unknown>([
    ...resources.map((one) => one.type === USER && one.properties.UserName),
    ...resources.flatMap((one) => namedIn(one, USERS)),
  ]);
  const users = list(own(plan.byAddress.get(id)?.values, 'users'))
    .map((user) => own(user, 'user_name'))
    .filter((name) => typeof name === 'string');
  const GroupName = properties.GroupName ?? { Ref: id };
  const membership = (end: string, Users: readonly unknown[], more: object = {}) =>
    Users.length === 0
      ? []
      : [
          {
            id: `${id}.${end}`,
            type: MEMBERSHIP,
            properties: { GroupName, Users, ...more },
            origin,
          },
        ];
  return [
    ...membership(
      'users',
      users.filter((name) => known.has(name)),
    ),
    ...membership(
      'others',
      users.filter((name) => !known.has(name)),
      { [ONLY_SHOWN]: true },
    ),
  ];
}
