import { connectHolders, grantsConnect } from './connect-holders';
import { Escalation } from './escalations';
import { memoize } from '../input/memoize';
import { policiesOf, PolicyStatement, Principal, World } from '../policy/model';
import { templateRequirement } from '../policy/requirement-logic';
import { isKeeping, keepsWhatIs, TemplateCondition } from '../policy/template-condition';
import { requirementText } from '../text/condition-text';

/** Returns the condition that a principal keeps a statement of the details of an account. */
export function keepingOf({ templateConditions }: PolicyStatement): TemplateCondition | undefined {
  return templateConditions.find(isKeeping);
}

/**
 * Returns whether a principal only has a way if it keeps what the details of an account show, which
 * say it of that principal.
 */
export const isOfDetails: (world: World) => (escalation: Escalation) => boolean = memoize(
  (world: World) => {
    const shown = new Set(
      connectHolders(world).map(
        ({ kind, name, place }) => keepsWhatIs(`${kind} ${name}`, place.file).name,
      ),
    );
    return ({ steps }) =>
      steps.every(({ granting }) => shown.has(keepingOf(granting.statement)?.name ?? ''));
  },
);

/** Returns ways that are limited, if their holder has Amazon Connect only if it keeps that. */
export function asKept(principal: Principal, all: readonly Escalation[]): readonly Escalation[] {
  const grants = policiesOf(principal).flatMap(({ statements }) =>
    statements.filter(grantsConnect),
  );
  const [keeping] = grants.flatMap((one) => keepingOf(one) ?? []);
  if (!keeping || grants.some((one) => !keepingOf(one))) return all;
  const text = requirementText(templateRequirement(keeping));
  return all.map(({ way, ...one }) => ({
    ...one,
    reach: 'limited',
    way: { ...way, does: `${way.does}, if ${text}` },
  }));
}
