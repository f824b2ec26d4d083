import { importedParts } from './imported';
import { Resolved } from './intrinsics/conditional-value';
import { own } from './json';
import { inside, LocatedValue, itemsOf, valuesOf } from './located-value';
import { readAs, Reading } from './readings';
import { Resource } from './resource';
import { readTrustPolicy } from './trust-policy';
import { hasDeployTimeValue, PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { PrincipalKind } from '../policy/model';
import { TrustStatement } from '../policy/trust';
import { UnknownPart } from '../policy/unknown';

/** A document of a principal, by its name. */
export interface Document extends LocatedValue {
  readonly name: string;
  /** The names that the file gives it. @default - none, for a policy that SAM names */
  readonly names?: readonly LocatedValue[];
}

/** The access in the resource of one principal. Other resources add to it. */
export interface PrincipalDeclaration {
  readonly kind: PrincipalKind;
  readonly resource: Resource;
  /** The logical id by which a template refers to it. */
  readonly id: string;
  /** The explicit name: a text, or a choice of texts. */
  readonly name: Resolved;
  readonly documents: readonly Document[];
  /** The ARNs of managed policies. In permission sets, also names. */
  readonly arns: readonly LocatedValue[];
  readonly boundary: readonly LocatedValue[];
  readonly trust: Reading<readonly TrustStatement[]>;
  /** The ARNs of principals that an unread part of the trust policy may name. Default: none is known. */
  readonly mayTrust?: readonly LocatedValue[];
  /** The names of groups, for a user. */
  readonly groups: readonly LocatedValue[];
  /** The parts of the principal that are not in the file. */
  readonly unknown: Reading<readonly UnknownPart[]>;
  /** How texts name it, if it is in no template. Default: a template declares it. */
  readonly imported?: ImportedNames;
}

/** What the texts that name a principal say about one that is in no template. */
export interface ImportedNames {
  readonly displayName: string;
  /** The deploy-time value that is its ARN. Default: none. */
  readonly arn?: PolicyText;
  /** Whether nothing says in which path it is. */
  readonly isInAnyPath?: true;
  /** Whether the defaults of parameters in its name are not its name. */
  readonly isOther?: true;
  /** Whether the file only shows a group that it is in: it counts where another file has it. */
  readonly isOnlyShown?: true;
}

const KINDS = new Map<string, readonly [PrincipalKind, string]>([
  ['AWS::IAM::Role', ['role', 'RoleName']],
  ['AWS::IAM::User', ['user', 'UserName']],
  ['AWS::IAM::Group', ['group', 'GroupName']],
]);

/** The property of a translated template with the principals that its trust policy may name. */
export const MAY_TRUST = 'MayTrust';

export const PRINCIPAL_TYPES: readonly string[] = [...KINDS.keys()];

/** Reads the resource of a role, a user, or a group. */
export function readPrincipalResource(resource: Resource): PrincipalDeclaration | undefined {
  const found = KINDS.get(resource.type);
  if (!found) return undefined;
  const [kind, name] = found;
  const { properties, place } = resource;
  const items = (key: string) => itemsOf(properties[key], inside(place, key));
  return {
    kind,
    resource,
    id: resource.id,
    name: properties[name],
    documents: items('Policies').map(namedDocument),
    arns: items('ManagedPolicyArns'),
    boundary: valuesOf(properties.PermissionsBoundary, inside(place, 'PermissionsBoundary')),
    trust: readTrustPolicy(
      properties.AssumeRolePolicyDocument,
      inside(place, 'AssumeRolePolicyDocument'),
    ),
    mayTrust: items(MAY_TRUST),
    groups: kind === 'user' ? items('Groups') : [],
    unknown: readAs(importedParts(resource, properties[name])),
  };
}

/** Reads an entry of `Policies`: a name and a document. */
function namedDocument(item: LocatedValue, i: number): Document {
  const document = own(item.value, 'PolicyDocument') as Resolved;
  return {
    ...item,
    name: firstText(own(item.value, 'PolicyName')) ?? `policy ${i + 1}`,
    names: valuesOf(own(item.value, 'PolicyName') as Resolved, item.place, item.templateConditions),
    value: document ?? textAlone(item.value),
    place: inside(item.place, 'PolicyDocument'),
  };
}

/** Returns the text so that messages about it name the contents. */
const textAlone = (value: Resolved): Resolved =>
  typeof value === 'string' && hasDeployTimeValue(value) ? value : undefined;

/** Returns the text, or the first of its alternatives. */
export function firstText(value: unknown): string | undefined {
  const [first] = valuesOf(value as Resolved, { file: '', pointer: [] });
  return typeof first?.value === 'string' ? toDisplayText(first.value) : undefined;
}

export const textsAt = (items: readonly LocatedValue[]): { text: string; item: LocatedValue }[] =>
  items.flatMap((item) => (typeof item.value === 'string' ? [{ text: item.value, item }] : []));
