import { CfnElement, Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { TestedWorld } from './tested-world';
import { ConnectAccessError } from '../input/error';
import { policiesOf, Principal, standalonePolicy } from '../policy/model';

const PRINCIPAL_TYPES = [
  'AWS::IAM::Role',
  'AWS::IAM::User',
  'AWS::IAM::Group',
  'AWS::SSO::PermissionSet',
];

/** Resources of a template, identified by their logical ids. */
interface Resources {
  /** @default - any file: the template is the only one */
  readonly file?: string;
  readonly logicalIds: readonly string[];
}

/** Returns the principal that a construct represents or has. */
export function principalOfConstruct(
  where: string,
  construct: IConstruct,
  tested: TestedWorld,
): Principal {
  const resources = resourcesOfConstruct(construct, tested);
  const found =
    principalOfResources(where, resources, tested) ??
    (isPrincipal(holderOf(construct)) ? holderOfPolicies(resources, tested) : undefined) ??
    policiesOfResources(resources, tested);
  if (found) return found;
  throw noPrincipal(where, construct.node.path, tested);
}

/** Finds a principal by logical id, construct path, path below the stack, or name. */
export function principalOfName(
  where: string,
  name: string,
  tested: TestedWorld,
  stack?: Stack,
): Principal {
  const construct = constructOfName(name, tested, stack);
  if (construct) return principalOfConstruct(where, construct, tested);
  const namesOf = (one: Principal) => [one.name, pathOf(one), one.place.logicalId];
  const isNamed = (one: Principal) => namesOf(one).includes(name);
  const found = tested.world.principals.filter(isNamed);
  if (found.length > 1)
    throw new ConnectAccessError({
      where,
      problem: 'several principals have this name',
      got: name,
      allowed: found.map((one) => pathOf(one) ?? one.place.file).join(', '),
    });
  const policies = policiesOfResources({ logicalIds: [name] }, tested);
  if (found.length === 0 && !policies) throw noPrincipal(where, name, tested);
  return found[0] ?? policies;
}

const pathOf = ({ place: { constructPath } }: Principal): string | undefined =>
  constructPath?.replace(/\/(Resource|Default)$/, '');

function constructOfName(
  name: string,
  { app }: TestedWorld,
  stack: Stack | undefined,
): IConstruct | undefined {
  const all = app?.root.node.findAll() ?? [];
  const below = (path: string) => stack && path === `${stack.node.path}/${name}`;
  return all.find(({ node }) => node.path === name || below(node.path));
}

function principalOfResources(
  where: string,
  resources: Resources,
  { world }: TestedWorld,
): Principal | undefined {
  const found = world.principals.filter(
    ({ kind, place }) => kind !== 'policy' && isAmong(resources, place),
  );
  if (found.length > 1)
    throw new ConnectAccessError({
      where,
      problem: 'several principals are part of the construct',
      got: found.map(({ place }) => place.logicalId).join(', '),
      instead: 'Pass one of them',
    });
  return found[0];
}

/** Returns the imported principal that has the policies in some resources. */
const holderOfPolicies = (resources: Resources, { world }: TestedWorld): Principal | undefined =>
  world.principals.find(
    (one) =>
      one.kind !== 'policy' && policiesOf(one).some(({ place }) => isAmong(resources, place)),
  );

/** Combines managed policies into one, including the content that did not fit in the first. */
function policiesOfResources(resources: Resources, { world }: TestedWorld): Principal | undefined {
  const policies = world.policies.filter(({ place }) => isAmong(resources, place));
  if (policies.length === 0) return undefined;
  const [{ name, place }] = policies;
  // Deploy-time changes to a template are part of every principal in it.
  const unknown = world.principals
    .filter((one) => one.place.file === place.file)
    .flatMap((one) => one.unknown.filter(({ kind }) => MADE_AT_DEPLOYMENT.includes(kind)));
  return { ...standalonePolicy(name, policies, place), unknown: [...new Set(unknown)] };
}

const MADE_AT_DEPLOYMENT: readonly string[] = ['transform', 'include', 'module', 'loop'];

const isAmong = ({ file, logicalIds }: Resources, place: Principal['place']): boolean =>
  place.logicalId !== undefined &&
  logicalIds.includes(place.logicalId) &&
  (file === undefined || place.file === file);

function resourcesOfConstruct(construct: IConstruct, { app }: TestedWorld): Resources {
  const holder = holderOf(construct);
  const file = app && app.fileOf(Stack.of(holder));
  return { ...(file !== undefined && { file }), logicalIds: logicalIdsOf(holder) };
}

/** Returns the role of a construct that has one, such as a function. */
function holderOf(construct: IConstruct): IConstruct {
  const role: IConstruct | undefined = (construct as { role?: IConstruct }).role;
  return !isPrincipalResource(construct.node.defaultChild) && role?.node
    ? holderOf(role)
    : construct;
}

const isPrincipalResource = (construct: IConstruct | undefined): boolean =>
  construct !== undefined &&
  CfnElement.isCfnElement(construct) &&
  PRINCIPAL_TYPES.includes((construct as { cfnResourceType?: string }).cfnResourceType ?? '');

/** Returns whether a construct is a role, a user, or a group, created by the app or imported. */
const isPrincipal = (construct: IConstruct): boolean =>
  ['roleName', 'userName', 'groupName'].some((property) => property in construct);

/**
 * Returns the logical ids of the principal that a construct represents, or of all resources in the
 * construct.
 */
function logicalIdsOf(construct: IConstruct): readonly string[] {
  const { defaultChild } = construct.node;
  const elements =
    defaultChild && isPrincipalResource(defaultChild) ? [defaultChild] : construct.node.findAll();
  return elements.flatMap((one) =>
    CfnElement.isCfnElement(one) ? [String(Stack.of(one).resolve(one.logicalId))] : [],
  );
}

function noPrincipal(where: string, got: string, { world }: TestedWorld): ConnectAccessError {
  const known = world.principals.flatMap(({ place }) => place.logicalId ?? []);
  return new ConnectAccessError({
    where,
    problem: 'there is no such principal',
    got,
    allowed: known.length > 0 ? known.join(', ') : 'none: the templates have no roles',
  });
}
