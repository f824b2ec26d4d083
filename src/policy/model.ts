import { Condition } from './condition';
import { PolicyText } from './deploy-time-text';
import { Place } from './place';
import { TemplateCondition } from './template-condition';
import { TrustStatement } from './trust';
import { UnknownPart } from './unknown';

export type { Condition } from './condition';
export type { Place } from './place';

/** A statement of any policy, with lists throughout. */
export interface PolicyStatement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** Patterns; with `notAction` the statement is on every action but these. */
  readonly actions: readonly PolicyText[];
  readonly notAction: boolean;
  /** Patterns; with `notResource` the statement is on every resource but these. */
  readonly resources: readonly PolicyText[];
  readonly notResource: boolean;
  readonly conditions: readonly Condition[];
  /** What must be so of the template for the statement to be there: all of it. */
  readonly templateConditions: readonly TemplateCondition[];
  readonly place: Place;
}

export interface Policy {
  readonly name: string;
  /** Written in the file, or AWS's own, of which the catalogue has the document. */
  readonly origin: 'file' | 'aws';
  /** Of a policy of AWS: the version whose document this is. */
  readonly version?: string;
  /** Of a managed policy of the file, or of AWS. */
  readonly managed: boolean;
  /** Whether it is a permissions boundary and nothing else: it grants nothing. */
  readonly isBoundary?: true;
  /** False where `${...}` is text: before the policy language of 2012-10-17. Default: true. */
  readonly variables?: boolean;
  readonly statements: readonly PolicyStatement[];
  /** Parts of the document that only deployment knows. Default: none. */
  readonly unknown?: readonly UnknownPart[];
  /**
   * What one of AWS's own policies says of actions that the catalogue does not ask about.
   * The statements are all that it says of the others: `awsPolicyDecides`.
   */
  readonly reduced?: UnknownPart;
  /** The characters of the document without white space, an upper bound where it has opaque parts. */
  readonly characters: number;
  readonly place: Place;
}

/** A managed policy on a principal; without `policy` its document is not in the file nor in the catalogue. */
export interface Attachment {
  /** The ARN, or the reference to a policy of the file. */
  readonly arn: PolicyText;
  readonly policy?: Policy;
  readonly place: Place;
}

export type PrincipalKind = 'role' | 'user' | 'group' | 'permission set' | 'policy';

/** Who has access. A policy that is attached to nobody in the file stands for whoever gets it. */
export interface Principal {
  readonly kind: PrincipalKind;
  /** What people call it: the last part of the construct path that is a name, else the name, else the logical id. */
  readonly name: string;
  /** Policies of its own. */
  readonly inline: readonly Policy[];
  readonly attached: readonly Attachment[];
  /** The permissions boundary: what it allows, or only that there is one. */
  readonly boundary?: Attachment;
  /** What it has or may have besides its policies, of which it is not known what it allows. */
  readonly unknown: readonly UnknownPart[];
  /** The trust policy of a role: who may take it, how, under which conditions. */
  readonly trust: readonly TrustStatement[];
  /** Whether it is a service-linked role, which a service makes and writes itself. */
  readonly madeByAws?: true;
  /** Conditions of the template under which there is the principal at all; its statements do not repeat them. */
  readonly templateConditions?: readonly TemplateCondition[];
  readonly place: Place;
}

/** A policy by itself, which stands for whoever gets it. */
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

/** A part of the file that could not be read as what it should be. */
export interface ReadProblem {
  readonly problem: string;
  /**
   * Whether it may allow or deny something all the same: the problem says then what it is.
   * IAM refuses what is only wrong.
   */
  readonly isOpen?: true;
  readonly place: Place;
}

/** What was read together: the templates of an assembly, the details of an account, or one document. */
export interface World {
  /** Names of the files, in the order in which they were read. */
  readonly files: readonly string[];
  readonly principals: readonly Principal[];
  /** Every policy of the files once, attached or not. AWS managed policies are not among them. */
  readonly policies: readonly Policy[];
  readonly unread: readonly ReadProblem[];
}

/** One world of several. */
export const mergeWorlds = (worlds: readonly World[]): World => ({
  files: worlds.flatMap(({ files }) => files),
  principals: worlds.flatMap(({ principals }) => principals),
  policies: worlds.flatMap(({ policies }) => policies),
  unread: worlds.flatMap(({ unread }) => unread),
});

/** What of a world stands in some of its files. */
export function worldOfFiles(world: World, files: readonly string[]): World {
  const isIn = ({ place }: { readonly place: Place }) => files.includes(place.file);
  return {
    files: world.files.filter((file) => files.includes(file)),
    principals: world.principals.filter(isIn),
    policies: world.policies.filter(isIn),
    unread: world.unread.filter(isIn),
  };
}

/** What a principal may be allowed or denied by that is not read, but for attached policies without documents. */
export const unknownOf = (principal: Principal): readonly UnknownPart[] => [
  ...policiesOf(principal).flatMap(({ unknown = [] }) => unknown),
  ...principal.unknown,
];

/** All policies of a principal whose documents are known. */
export const policiesOf = (principal: Principal): readonly Policy[] => [
  ...principal.inline,
  ...principal.attached.flatMap(({ policy }) => policy ?? []),
];
