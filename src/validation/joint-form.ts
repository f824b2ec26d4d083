import { boundedBy, EVERYTHING } from './policy-holder';
import { statementsAs } from './statements-as';
import { rewritingActions } from './version-actions';
import { policyKeys } from '../catalogue/escalation';
import { coveringStatements } from '../policy/covering-statements';
import { policiesOf, Policy, Principal } from '../policy/model';

/** The requests that one principal makes of those of several. */
export interface Part {
  readonly who: Principal;
  readonly actions: readonly string[];
}

/** What policies and boundaries say about the actions of a part. */
interface PartAccess {
  readonly policies: readonly Policy[];
  /** Default: nothing limits what the policies allow. */
  readonly boundary: readonly Policy[];
}

/** Returns what a principal may do of its part, whoever asks it. What conditions ask about it is answered. */
export const policiesFor = (part: Part, asIs = false): PartAccess => {
  const { boundary } = part.who;
  const about = (policy: Policy) => policyAbout(policy, part, asIs);
  return {
    policies: policiesOf(part.who).flatMap(about),
    boundary: about(boundary?.policy ?? EVERYTHING),
  };
};

/** Returns a principal like the first of some, which may do what each of them may do of its part. */
export function jointForm(parts: readonly Part[]): Principal {
  const [{ who: first }] = parts;
  const all = parts.map((part) => policiesFor(part, part.who === first));
  const { boundary: _, ...own } = first;
  const boundaries = parts.flatMap(({ who }) => who.boundary ?? []);
  const unread = boundaries.find(({ policy }) => !policy);
  const [bounding] = boundaries;
  const statements = all.flatMap(({ boundary }) => boundary.flatMap((policy) => policy.statements));
  const boundary = unread ?? (bounding?.policy && boundedBy({ ...bounding.policy, statements }));
  return {
    ...own,
    inline: all.flatMap(({ policies }) => policies),
    attached: [],
    ...(boundary && { boundary }),
  };
}

/** Returns a policy with what it says about the actions of a part; none if it says nothing. */
function policyAbout(policy: Policy, { who, actions }: Part, asIs: boolean): readonly Policy[] {
  const statements = actions.flatMap(withDeletion).flatMap((action) =>
    coveringStatements(policy, action).flatMap(({ statement }) => {
      const about = { ...statement, actions: [action], notAction: false };
      return asIs ? about : statementsAs(who, action, about);
    }),
  );
  return statements.length > 0 ? [{ ...policy, statements }] : [];
}

/** Returns an action with the one that makes room for it: AWS keeps a few versions of a policy. */
const withDeletion = (action: string): readonly string[] =>
  rewritingActions().includes(action) ? [action, policyKeys().deleted.versions] : [action];
