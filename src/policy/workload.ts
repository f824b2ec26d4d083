import { PolicyText } from './deploy-time-text';
import { Place } from './place';

/** A resource of a template that acts as a role, such as a function or a build project. */
export interface Workload {
  /** Its CloudFormation type. */
  readonly type: string;
  /** The logical id by which its own stack refers to it. */
  readonly id: string;
  /** The prefix of its stack in the texts of other stacks. */
  readonly stack: string;
  /** The prefixes of all stacks, by their files, if values of other stacks are in its names. */
  readonly stacks?: ReadonlyMap<string, string>;
  /** The account. Default: not known. */
  readonly account?: string;
  /** The Region. Default: not known. */
  readonly region?: string;
  /** Whether template conditions decide if it exists. Default: it does. */
  readonly isPossible?: true;
  /** Its names. Default: only deployment knows it. */
  readonly names: readonly PolicyText[];
  /** Patterns of other names that deployment may give it. Default: none. */
  readonly possibleNames?: readonly PolicyText[];
  /** The names of its roles, or the references to them. */
  readonly roles: readonly PolicyText[];
  /** Patterns of the names that its roles may have at deployment, and references to what may be its. */
  readonly possibleRoles: readonly PolicyText[];
  /** The parameters whose defaults name its roles. Default: the template names them. */
  readonly roleByDefaultOf?: readonly string[];
  /** The deploy-time values for which the template lists its roles. Default: it names them. */
  readonly roleListedFor?: readonly string[];
  /** The property that must be true, if only deployment knows whether it is. Default: it is. */
  readonly onlyIf?: string;
  readonly place: Place;
}
