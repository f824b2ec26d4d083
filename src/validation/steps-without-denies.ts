import { hasEverything } from './escalations';
import { canTakeAnyPermission } from './escalations-in-world';
import { FreedForm, withoutDenies } from './freed-forms';
import { UsableRole } from './usable-role';
import { losingText } from './ways-without-limits';
import { Principal, World } from '../policy/model';
import { requirementText } from '../text/condition-text';
import { listed } from '../text/listed';

/**
 * Returns whom a principal can act as only after it takes denies off itself.
 *
 * @param own - Whom it can act as without that.
 */
export function stepsWithoutDenies(
  principal: Principal,
  own: readonly UsableRole[],
  world: World,
  stepsOf: (principal: Principal) => readonly UsableRole[],
): readonly UsableRole[] {
  const known = new Set(own.map(({ role }) => role)).add(principal);
  return withoutDenies(world)(principal)
    .filter(({ freed }) => !hasEverything(freed) && !canTakeAnyPermission(world, freed))
    .flatMap((form) =>
      stepsOf(form.freed)
        .filter(({ role }) => !known.has(role) && known.add(role))
        .map(after(form, principal)),
    );
}

/** Returns a step after a principal has taken denies off itself, by its permission for that. */
const after =
  ({ steps: taking }: FreedForm, { kind }: Principal) =>
  ({ isTrusted: _, isOfEverybody: __, ...step }: UsableRole): UsableRole => {
    const limits = taking.flatMap(({ requirements }) => requirements).map(requirementText);
    const condition = limits.length > 0 ? `, if ${listed([...new Set(limits)])}` : '';
    const does = `${losingText(taking, kind)}${condition}`;
    return {
      ...step,
      by: [...new Set([...taking.map(({ action }) => action), ...step.by])],
      place: taking[0].granting.place,
      first: step.first === undefined ? does : `${does}, ${step.first}`,
    };
  };
