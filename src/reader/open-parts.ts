import { isObject, list, own } from './json';
import { handedNames, mentions, textsIn } from './mentions';
import { Resource } from './resource';
import { createdResources } from './stacks/constant-conditions';
import { STACK_SET } from './stacks/inline-templates';
import { NESTED_STACK_TYPES, PRODUCT } from './stacks/nested-stacks';
import { Stack } from './stacks/stack';
import { plain } from '../policy/deploy-time-text';
import { Place } from '../policy/model';
import { UnknownPart, UnknownPartKind } from '../policy/unknown';

/** An unread part of a template that could change access. */
export interface OpenPart {
  readonly part: UnknownPart;
  /** Whether it could change the access of a principal, by its logical id and its literal name. */
  readonly reaches: (id: string, name: string | undefined) => boolean;
  /** Whether it adds resources, which may name principals of other stacks. */
  readonly addsResources: boolean;
  /**
   * Whether it may create principals. It is then reported even if it affects no known principal.
   */
  readonly mayMake: boolean;
  /** Whether the problems of the file already report it. */
  readonly isReported?: true;
}

/** Transforms that change nothing that is read here. */
const HARMLESS = /^AWS::(Serverless-|LanguageExtensions$|SecretsManager-|CodeDeployBlueGreen$)/;
/** The AWS transform that adds to a template and changes nothing that exists. */
const INCLUDE = 'AWS::Include';
/** Types of resources that determine access. */
const OF_ACCESS = /^AWS::(IAM|SSO|Serverless|CloudFormation)::|::MODULE$/;

const everybody = (): boolean => true;

/**
 * Returns what deployment adds to a template: macros, includes, loops, modules, nested stacks.
 *
 * @param linked nested stacks whose templates are read
 */
export function openPartsOf(stack: Stack, linked: ReadonlySet<string>): readonly OpenPart[] {
  const { file, template, source } = stack;
  return [
    ...transforms({ file, pointer: [...(source.within ?? []), 'Transform'] }, template.Transform),
    ...createdResources(stack).flatMap(([id, resource]) => {
      const place = { file, logicalId: plain(id), pointer: stack.pointerOf(id) };
      return linked.has(id) ? [] : openResource(id, resource, place);
    }),
  ];
}

/** Returns the macros. A macro receives the whole template and may change everything in it. */
function transforms(place: Place, Transform: unknown): readonly OpenPart[] {
  return list(Transform)
    .map((one) => (typeof one === 'string' ? one : String(own(one, 'Name'))))
    .filter((name) => !HARMLESS.test(name))
    .map((name) => {
      const part = adding('transform', plain(name), place);
      const isInclude = name === INCLUDE;
      return {
        part: isInclude ? part : { ...part, mayReplace: true as const },
        reaches: everybody,
        addsResources: true,
        mayMake: true,
      };
    });
}

function openResource(id: string, resource: unknown, place: Place): readonly OpenPart[] {
  const type = String(own(resource, 'Type'));
  if (id === 'Fn::Transform') return [addingAnything('include', id, place)];
  if (/^Fn::ForEach::/.test(id)) return openLoop(id, resource, place);
  if (type.endsWith('::MODULE')) return [addingAnything('module', id, place)];
  if (isBrought(resource)) return [addingAnything('include', id, place)];
  if (/^(Custom::|AWS::CloudFormation::CustomResource$)/.test(type))
    return [openCustomResource(id, resource, place)];
  if (type === PRODUCT) return [openProduct(id, place)];
  const kind = STACK_TYPES.get(type);
  return kind ? [openStack(kind, id, resource, place)] : [];
}

/** Returns whether a function brings a whole resource. */
const isBrought = (resource: unknown): boolean =>
  typeof own(resource, 'Type') !== 'string' &&
  isObject(resource) &&
  Object.keys(resource).some((key) => key.startsWith('Fn::'));

/** Returns the part for a policy, or for members of a group, of which only deployment knows more. */
export const broughtPolicy = ({ id, type, place }: Resource): OpenPart => ({
  part: adding('include', `what deployment adds to ${type} ${plain(id)}`, place),
  reaches: everybody,
  addsResources: true,
  mayMake: false,
  isReported: true,
});

/**
 * Returns the part for a custom resource, whose function calls AWS. It reaches principals whose
 * names it is handed, because only calls to IAM take names.
 */
function openCustomResource(id: string, resource: unknown, place: Place): OpenPart {
  const names = handedNames(own(resource, 'Properties')).filter((text) => text !== '');
  return {
    part: { ...adding('custom-resource', plain(id), place), remedy: 'give-account' },
    reaches: (one, name) => names.includes(one) || (name !== undefined && names.includes(name)),
    addsResources: false,
    mayMake: false,
  };
}

const addingAnything = (kind: UnknownPartKind, id: string, place: Place): OpenPart => ({
  part: adding(kind, plain(id), place),
  reaches: everybody,
  addsResources: true,
  mayMake: true,
});

/** The resources that deploy another template. */
const STACK_TYPES = new Map<string, UnknownPartKind>([
  ...NESTED_STACK_TYPES.map((type): [string, UnknownPartKind] => [type, 'nested-stack']),
  [STACK_SET, 'stack-set'],
  ['AWS::ServiceCatalog::CloudFormationProvisionedProduct', 'product'],
]);

/** Reaches principals that the other template receives, and those whose names it may write. */
function openStack(kind: UnknownPartKind, id: string, resource: unknown, place: Place): OpenPart {
  const texts = textsIn(own(resource, 'Properties'));
  return {
    part: giveTemplate(kind, id, place),
    reaches: (one, name) => mentions(texts, one) || name !== undefined,
    addsResources: true,
    mayMake: true,
  };
}

/** Returns the part for a product. Its templates are for stacks that users make of it later. */
const openProduct = (id: string, place: Place): OpenPart => ({
  part: giveTemplate('product', id, place),
  reaches: () => false,
  addsResources: false,
  mayMake: true,
});

/**
 * Returns a loop over a list that is known only at deployment. The file has everything that the
 * loop creates, except for the names.
 */
function openLoop(id: string, loop: unknown, place: Place): readonly OpenPart[] {
  const [variable, , body] = list(loop);
  const made = isObject(body) ? Object.entries(body) : [];
  const types = made.map(([key, resource]) =>
    key.startsWith('Fn::') ? 'AWS::IAM::' : String(own(resource, 'Type')),
  );
  if (isObject(body) && !types.some((type) => OF_ACCESS.test(type))) return [];
  const texts = textsIn(body);
  const names = made.flatMap(([, resource]) => namesIn(own(resource, 'Properties')));
  const isOpen =
    !isObject(body) ||
    names.some((text) => text.includes(`{${String(variable)}}`) || text === variable);
  return [
    {
      part: adding('loop', plain(id), place),
      reaches: (one, name) =>
        isOpen || mentions(texts, one) || (name !== undefined && texts.includes(name)),
      addsResources: true,
      mayMake: true,
    },
  ];
}

/** Returns the values that policies use to name principals. */
const namesIn = (properties: unknown): string[] =>
  ['Roles', 'RoleName', 'Users', 'UserName', 'Groups', 'GroupName'].flatMap((key) =>
    textsIn(own(properties, key)),
  );

/** Returns the part for a policy, or for members of a group, that is too large to read. */
export function tooLargePart(
  { id, type, place }: Pick<Resource, 'id' | 'type' | 'place'>,
  { template }: Stack,
): OpenPart {
  const texts = textsIn(own(template.Resources, id));
  return {
    part: { ...adding('document', `${type} ${plain(id)}`, place), remedy: 'give-account' },
    reaches: (one, name) => mentions(texts, one) || (name !== undefined && texts.includes(name)),
    addsResources: true,
    mayMake: false,
    isReported: true,
  };
}

/** Returns a part that adds to the template, whether it allows or denies. */
const adding = (kind: UnknownPartKind, what: string, place: Place): UnknownPart => ({
  kind,
  what,
  mayAllow: true,
  mayDeny: true,
  place,
  remedy: 'give-processed-template',
});

const giveTemplate = (kind: UnknownPartKind, id: string, place: Place): UnknownPart => ({
  ...adding(kind, plain(id), place),
  remedy: 'give-template',
});
