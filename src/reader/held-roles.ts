import { entriesOf, own } from './json';
import { roleNameIn } from '../policy/role-name';
import { Stack } from './stacks/stack';
import { textByDefault } from './stacks/stack-defaults';
import { StackSet } from './stacks/stack-set';
import { mayShareAccount } from './stacks/stacks-of-account';
import { resolved } from './stacks/value-definition';
import { valuesOf } from './stacks/values-of';
import { possibleNamesOf } from './workload-names';
import { alternativesOf, nameInArn, textsAt } from './workload-properties';
import { OwnRoleProperties, RoleHolder, RoleProperties } from '../catalogue/workloads';
import {
  deployTimeNames,
  deployTimeValue,
  lowerCase,
  nameOfOpaque,
  PolicyText,
} from '../policy/deploy-time-text';
import { deployedTexts } from '../policy/deployed-texts';
import { matchesPattern, overlap } from '../policy/pattern';
import { any, Tristate } from '../policy/tristate';

/** The properties of a resource in its stack. */
interface Resource {
  readonly stack: Stack;
  readonly stacks: StackSet;
  readonly properties: unknown;
  /** Whether only deployment knows if what has its roles has the name. Default: it has. */
  readonly isPossible?: true;
}

/** Returns the names of the roles of a resource, or the references to them. */
export function rolesOf(
  resource: Resource,
  { through, only, ...its }: RoleProperties,
): readonly PolicyText[] {
  const { stack, properties } = resource;
  if (switchedOn(resource, only) === 'no') return [];
  const given = ownRolesOf(resource, its);
  if (given.length > 0 || !through) return given;
  const others = through.properties
    .flatMap((path) => textsAt(stack, properties, path))
    .map((text) => withoutRevision(nameInArn(text)));
  return unique(others.flatMap((one) => rolesThrough(resource, one, through)));
}

/**
 * Returns whether a property of a resource is true: in a choice, whether one alternative is. Without
 * a default, a parameter may be anything.
 */
export function switchedOn(resource: Resource, property: string | undefined): Tristate {
  if (property === undefined) return 'yes';
  const value = resolved(resource.stack, own(resource.properties, property));
  return any(alternativesOf(value), (one) => isTrue(String(one), resource));
}

function isTrue(written: PolicyText, { stack, stacks }: Resource): Tristate {
  const text = textByDefault(stack, written);
  const values = valuesOf(deployTimeNames(text), stack, stacks);
  const texts = deployedTexts(text, values).map(lowerCase);
  if (texts.every((one) => one === 'true')) return 'yes';
  return texts.some((one) => matchesPattern(one, 'true')) ? 'maybe' : 'no';
}

const unique = <T>(all: readonly T[]): readonly T[] => [...new Set(all)];

/** Returns a name without its revision: `app` for `app:3`. */
const withoutRevision = (name: PolicyText): PolicyText => name.replace(/:\d+$/, '');

function ownRolesOf(
  resource: Resource,
  { roles = [], profiles = [] }: OwnRoleProperties,
): readonly PolicyText[] {
  const { stack, properties } = resource;
  const namesAt = (paths: readonly string[]) =>
    paths.flatMap((path) => textsAt(stack, properties, path)).map(roleNameIn);
  return unique([
    ...namesAt(roles),
    ...namesAt(profiles).flatMap((profile) => rolesThrough(resource, profile, PROFILE)),
  ]);
}

const PROFILE: RoleHolder = {
  type: 'AWS::IAM::InstanceProfile',
  name: 'InstanceProfileName',
  roles: ['Roles/*'],
};

/**
 * Returns the roles of what has roles for a resource, such as an instance profile. Its name or a
 * reference identifies it, also in another stack.
 */
function rolesThrough(
  { stack, stacks, isPossible }: Resource,
  wanted: PolicyText,
  holder: RoleHolder,
): readonly PolicyText[] {
  const rolesIn = (other: Stack) =>
    holdersIn(other, holder)
      .filter((one) => (isPossible ? mayBeCalled : isCalled)(one, other, wanted, { stack, stacks }))
      .flatMap(({ properties }) => ownRolesOf({ stack: other, stacks, properties }, holder))
      .map((role) => stacks.seenFrom(role, other, stack));
  const mine = rolesIn(stack);
  if (mine.length > 0 && !isPossible) return mine;
  return stacks.stacks
    .filter((other) => other !== stack && mayShareAccount(other, stack))
    .flatMap(rolesIn);
}

interface Holder {
  readonly id: string;
  readonly properties: unknown;
  readonly names: readonly PolicyText[];
}

function holdersIn(stack: Stack, { type, name }: RoleHolder): readonly Holder[] {
  const resources = own(stack.template, 'Resources');
  return entriesOf(resources)
    .filter(([, resource]) => own(resource, 'Type') === type)
    .map(([id, resource]) => {
      const properties = own(resource, 'Properties');
      return { id, properties, names: textsAt(stack, properties, name) };
    });
}

/** Returns whether a text of a stack is the name of a resource of another, or a reference to it. */
function isCalled(
  { id, names }: Holder,
  other: Stack,
  wanted: PolicyText,
  { stack, stacks }: Omit<Resource, 'properties'>,
): boolean {
  const reference = nameOfOpaque(stacks.global(wanted, stack));
  const known = nameOfOpaque(stacks.global(deployTimeValue(id), other));
  const isReference = reference === known || reference?.startsWith(`${known}.`) === true;
  const textOf = (text: PolicyText, of: Stack) => stacks.global(textByDefault(of, text), of);
  return isReference || names.some((name) => textOf(name, other) === textOf(wanted, stack));
}

/** Returns whether deployment may give a resource of a stack the name that is in another. */
function mayBeCalled(
  { names }: Holder,
  other: Stack,
  wanted: PolicyText,
  { stack, stacks }: Omit<Resource, 'properties'>,
): boolean {
  const texts = possibleNamesOf(wanted, stack, stacks);
  return names
    .flatMap((name) => possibleNamesOf(name, other, stacks))
    .some((name) => texts.some((text) => overlap(text, name)));
}
