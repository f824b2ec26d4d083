import { Definition, ValueDefinition } from './deploy-time-definition';
import { PolicyText } from './deploy-time-text';
import { Place } from './place';
import { PrincipalIdentity } from './principal-identity';
import { Requirement } from './requirement';
import { PolicyStatement } from './statement';
import { TemplateCondition } from './template-condition';
import { TrustStatement } from './trust';
import { UnknownPart } from './unknown';
import { Workload } from './workload';
import { memoize } from '../input/memoize';

export type { Condition } from './condition';
export type { Place } from './place';
export type { PolicyStatement } from './statement';

export interface Policy {
  readonly name: string;
  /** Whether the policy is written in the file, or is an AWS managed policy in the catalogue. */
  readonly origin: 'file' | 'aws';
  /** For a managed policy: the version of this document, if it is known. */
  readonly version?: string;
  /**
   * The versions of a managed policy with another document than this one, which is the default. Absent
   * if the file does not list them.
   */
  readonly otherVersions?: readonly Policy[];
  /** How many versions a managed policy has. Absent if the file does not list them. */
  readonly versions?: number;
  /** Whether it is a managed policy, in the file or from AWS. */
  readonly managed: boolean;
  /**
   * How many have a managed policy, as a policy or as a boundary, as AWS counts them. Absent if the file
   * does not say.
   */
  readonly holders?: number;
  /** Whether it is only a permissions boundary, which grants nothing. */
  readonly isBoundary?: true;
  /** Whether it is a control policy of an organization, for services or resources. It grants nothing. */
  readonly isControlPolicy?: true;
  /** How texts name a managed policy of the file. Default: by its name. */
  readonly identity?: PrincipalIdentity;
  /** False when `${...}` is text: in policy versions before 2012-10-17. Default: true. */
  readonly variables?: boolean;
  readonly statements: readonly PolicyStatement[];
  /** The parts of the document that are known only at deployment. Default: none. */
  readonly unknown?: readonly UnknownPart[];
  /**
   * The part of an AWS managed policy about actions outside the catalogue. The statements cover all
   * other actions: `awsPolicyDecides`.
   */
  readonly reduced?: UnknownPart;
  /** The characters of the document without white space. An upper bound if it has opaque parts. */
  readonly characters: number;
  readonly place: Place;
}

/**
 * A managed policy on a principal. Without `policy`, its document is in neither the file nor the
 * catalogue.
 */
export interface Attachment {
  /** The ARN, or the reference to a policy in the file. */
  readonly arn: PolicyText;
  /** The ends of its ARN, as far as a template gives them: `team/Base`. Default: the ARN has it. */
  readonly paths?: readonly PolicyText[];
  /** The paths in them that begin or end with a deploy-time value. Default: none. */
  readonly openPaths?: readonly PolicyText[];
  /** Whether it is one of AWS, though its ARN does not say so. Default: its ARN says it. */
  readonly ofAws?: true;
  readonly policy?: Policy;
  /** Whether template conditions decide if the principal has it. Default: its policy says it. */
  readonly isPossible?: true;
  /** The template conditions under which the principal has it, if its document is not known. Default: none. */
  readonly templateConditions?: readonly TemplateCondition[];
  /** What must be so that the principal does not have it. Default: nothing is known to do that. */
  readonly absentIf?: readonly Requirement[];
  readonly place: Place;
}

/** A tag of a role or a user. */
export interface PrincipalTag {
  readonly key: PolicyText;
  readonly value: PolicyText;
}

export type PrincipalKind = 'role' | 'user' | 'group' | 'permission set' | 'policy';

/** A holder of access. A policy that is not attached in the file represents its future holders. */
export interface Principal {
  readonly kind: PrincipalKind;
  /**
   * The display name: the last meaningful part of the construct path, or else the name, or else the
   * logical id.
   */
  readonly name: string;
  /** How policies name it. Default: by its display name. */
  readonly identity?: PrincipalIdentity;
  /** The inline policies. */
  readonly inline: readonly Policy[];
  readonly attached: readonly Attachment[];
  /** The groups of a user in the files, with what it has of each. Its policies include that. Default: none. */
  readonly groups?: readonly Principal[];
  /** The permissions boundary: what it allows, or only that one exists. */
  readonly boundary?: Attachment;
  /** Other access that the principal has or may have, whose permissions are unknown. */
  readonly unknown: readonly UnknownPart[];
  /** The trust policy of a role: who may assume it, how, and under which conditions. */
  readonly trust: readonly TrustStatement[];
  /**
   * The tags that the file gives it. Its requests carry them. In details of an account, all tags.
   * Default: none is known.
   */
  readonly tags?: readonly PrincipalTag[];
  /** The ARNs of the instance profiles that have a role. Default: none is known. */
  readonly profiles?: readonly PolicyText[];
  /**
   * What its template says about the deploy-time values in its policies, by their names.
   * Default: nothing.
   */
  readonly values?: ReadonlyMap<string, ValueDefinition>;
  /** Whether the file has one policy of it, and nothing says what else it has. Default: something does. */
  readonly isPartial?: true;
  /** Whether it is a service-linked role, which a service creates and writes. */
  readonly madeByAws?: true;
  /** Others that may change its tags for whoever acts as it and as them. Default: none. */
  readonly taggers?: readonly Principal[];
  /** Whether whoever acts as it has no device for its MFA. Default: it signs in itself. */
  readonly lacksDevice?: true;
  /** Whether it is a session that a user has made by federation. Default: the user itself. */
  readonly isFederated?: true;
  /**
   * The template conditions under which the principal exists. Its statements do not repeat them.
   */
  readonly templateConditions?: readonly TemplateCondition[];
  readonly place: Place;
}

/** Returns a principal for a standalone policy. It represents the future holders of the policy. */
export const standalonePolicy = (
  name: string,
  inline: readonly Policy[],
  place: Place,
): Principal => ({
  kind: 'policy',
  name,
  inline,
  attached: [],
  unknown: [],
  trust: [],
  place,
});

/** Returns whether a principal may have other policies, and nothing in the files is about them. */
export const isPartlyKnown = ({ kind, isPartial }: Principal): boolean =>
  kind === 'policy' || isPartial === true;

/** The access that an unread part of a document may give or take. */
export interface OpenAccess extends Omit<UnknownPart, 'what' | 'place'> {
  /** Its name. @default - the problem */
  readonly what?: PolicyText;
}

/** A part of the file that could not be read as its expected type. */
export interface ReadProblem {
  readonly problem: string;
  /**
   * What the part may still allow or deny. Absent where it changes no access that was read.
   */
  readonly open?: OpenAccess;
  readonly place: Place;
}

/**
 * What was read together: the templates of an assembly, the details of an account, or one document.
 */
export interface World {
  /** The names of the files, in reading order. */
  readonly files: readonly string[];
  readonly principals: readonly Principal[];
  /** The service-linked roles that are not among the principals. Default: none. */
  readonly madeByAws?: readonly Principal[];
  /** Every policy in the files, each once, attached or not. Excludes AWS managed policies. */
  readonly policies: readonly Policy[];
  readonly unread: readonly ReadProblem[];
  /**
   * What the templates say about the template conditions and the deploy-time values of the
   * principals. Default: nothing, for files that are not templates.
   */
  readonly definitions?: readonly Definition[];
  /** The resources of the templates that act as a role. Default: none. */
  readonly workloads?: readonly Workload[];
  /**
   * Returns the same with each nested stack apart, if several have one template. Default: each has one
   * of its own.
   */
  readonly eachStack?: () => World;
  /** The stacks by the names that their templates have, where several have one. Default: none. */
  readonly stacks?: ReadonlyMap<string, StackOfTemplate>;
  /** Returns what was read for each choice that deployment has. Default: it has none. */
  readonly choices?: () => readonly WorldOfChoice[];
}

/** One of several stacks that have a template. */
export interface StackOfTemplate {
  /** The file of the template. */
  readonly file: string;
  /** The logical ids of the stack, and of those that it is nested in: `Users/Prod`. */
  readonly stack: string;
}

/** A template condition of a file that deployment has chosen to hold, or not to hold. */
export interface ChosenCondition extends TemplateCondition {
  readonly file: string;
}

/** A world after deployment has chosen names, or who has what. */
export interface WorldOfChoice {
  readonly chosen: readonly ChosenCondition[];
  /** Whether the defaults of parameters allow it. */
  readonly isByDefault: boolean;
  readonly world: World;
}

/**
 * Returns the unread parts that may allow or deny something to a principal. Excludes attached
 * policies without documents.
 */
export const unknownOf = (principal: Principal): readonly UnknownPart[] => [
  ...policiesOf(principal).flatMap(({ unknown = [] }) => unknown),
  ...principal.unknown,
];

/** Returns all policies of a principal whose documents are known. */
export const policiesOf: (principal: Principal) => readonly Policy[] = memoize(
  ({ inline, attached }: Principal): readonly Policy[] => [
    ...inline,
    ...attached.flatMap(({ policy }) => policy ?? []),
  ],
);

/** Returns the same, and the permissions boundary if its document is known. */
export const policiesAndBoundaryOf = (principal: Principal): readonly Policy[] => {
  const { policy } = principal.boundary ?? {};
  return policy ? [...policiesOf(principal), policy] : policiesOf(principal);
};
