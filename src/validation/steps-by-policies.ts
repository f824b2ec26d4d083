import { forItself, setsOf } from './attached-to-itself';
import { choicesText } from './choices-text';
import { withOtherBoundary } from './gain-by-policies';
import { WayByPolicies, waysByPolicies } from './granted-policies';
import { newCaller } from './new-callers';
import { PolicyChoice } from './policy-choices';
import { boundedBy } from './policy-holder';
import { UsableRole } from './usable-role';
import { escalationStep, NewCaller } from '../catalogue/escalation';
import { parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { exampleTexts } from '../policy/example-text';
import { Attachment, Principal, World } from '../policy/model';
import { intersection } from '../policy/pattern-intersection';

/**
 * Returns whom a principal can act as only by policies that conditions name: it attaches them to
 * itself or to its group, or puts one in place of its boundary. Or it makes a role or a user that has
 * them, within the boundary that they require.
 *
 * @param own - Whom it can act as without that.
 */
export function stepsByPolicies(
  principal: Principal,
  own: readonly UsableRole[],
  world: World,
  stepsOf: (principal: Principal) => readonly UsableRole[],
): readonly UsableRole[] {
  const known = new Set(own.map(({ role }) => role)).add(principal);
  return waysByPolicies(world)(principal).flatMap((by) =>
    formsBy(principal, by).flatMap(({ form, choices }) =>
      stepsOf(form)
        .filter(({ role, isTrusted }) => !isTrusted && !known.has(role) && known.add(role))
        .map((step) => ({
          ...step,
          by: [...new Set([...by.way.needs, ...step.by])],
          place: by.escalation.steps[0].granting.place,
          first: choicesText(choices),
        })),
    ),
  );
}

/** A principal with policies that it did not have, or one that somebody makes with them. */
interface Form {
  readonly form: Principal;
  /** The choices of policies by which it is one. */
  readonly choices: readonly PolicyChoice[];
}

function formsBy(principal: Principal, by: WayByPolicies): readonly Form[] {
  const { way, choices } = by;
  const kind = escalationStep(way.needs[0])?.on;
  if (way.makes && (kind === 'role' || kind === 'user')) return madeBy(principal, by, kind);
  if (way.gains === 'bounded')
    return choices.flatMap((one) =>
      withOtherBoundary(principal, way, [one]).map((form) => ({ form, choices: [one] })),
    );
  return setsOf(forItself(principal, way, choices)).map((some) => ({
    form: { ...principal, attached: [...principal.attached, ...some] },
    choices: ofPolicies(choices, some),
  }));
}

/**
 * Returns the roles or users that a principal makes, with the policies that it gives them. Who gives
 * any permission within a boundary gives what the boundary allows.
 */
function madeBy(
  principal: Principal,
  { escalation, choices }: WayByPolicies,
  kind: NewCaller['is'],
): readonly Form[] {
  const made = newCaller(nameOfMade(escalation.steps[0].resource, kind), { is: kind }, principal);
  const boundaries = [...new Set(choices.map(({ boundary }) => boundary?.policy))];
  return boundaries.flatMap((boundary) => {
    const within = choices.filter((one) => one.boundary?.policy === boundary);
    const written = within.filter(({ attached }) => !attached?.policy);
    if (boundary && written.length > 0)
      return [{ form: { ...made, inline: [boundary] }, choices: written }];
    return setsOf(within).map((attached) => ({
      form: { ...made, attached, ...(boundary && { boundary: boundedBy(boundary) }) },
      choices: ofPolicies(within, attached),
    }));
  });
}

const ofPolicies = (
  choices: readonly PolicyChoice[],
  some: readonly Attachment[],
): readonly PolicyChoice[] =>
  choices.filter(({ attached }) => some.some(({ policy }) => policy === attached?.policy));

/** Returns a name, with its path, that a resource lets a new role or user have. */
function nameOfMade(resource: PolicyText, kind: NewCaller['is']): PolicyText {
  const [arn = resource] = intersection(`arn:*:iam::*:${kind}/*`, resource);
  const path = parseArn(arn)?.resource.slice(kind.length + 1) ?? '';
  return exampleTexts(path)[0];
}
