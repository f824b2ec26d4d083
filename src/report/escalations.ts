import { EffectiveGrant, Reached } from './effective-grants';
import { ReportedEscalation } from './model';
import { reviewFacts } from '../catalogue/catalogue';
import { serviceOf } from '../policy/action-patterns';
import { parseArn } from '../policy/arn';
import { nameOfOpaque, toDisplayText, PolicyText } from '../policy/deploy-time-text';
import { Confinement, unconfinedResources } from '../validation/confinement';

/** An action that gives permissions away, as the rules `escalation` and `unconfined` know it. */
interface HandingOver extends Confinement {
  readonly action: string;
  readonly why: string;
  /** Whether it writes what a role may do. */
  readonly writesRole: boolean;
}

let handingOver: readonly HandingOver[] | undefined;
const facts = (): readonly HandingOver[] =>
  (handingOver ??= [
    ...reviewFacts().escalation.flatMap(({ actions, ...fact }) =>
      actions.map((action) => ({ ...fact, action, writesRole: fact.on === 'role' })),
    ),
    ...reviewFacts()
      .unconfined.filter((fact) => fact.handsOver)
      .map((fact) => ({ ...fact, writesRole: false })),
  ]);

/** Where a principal can give itself or others more than it was given. */
export function escalations(
  { actions }: Reached,
  indexOf: (reach: EffectiveGrant) => number,
): ReportedEscalation[] {
  return facts().flatMap((fact) =>
    (actions.get(fact.action) ?? []).flatMap((reach) => {
      const unconfined = (confinement: Confinement) =>
        unconfinedResources(reach.statement, serviceOf(fact.action), confinement, reach.resources);
      const wide = unconfined(fact);
      // The rules let a role be written that is named. Here it is shown: whoever may use it has what is written into it.
      const named = fact.writesRole ? unconfined({ ...fact, named: false }).filter(isUsable) : [];
      const resources = [...new Set([...wide, ...named])];
      if (resources.length === 0) return [];
      const why =
        wide.length > 0 ? fact.why : 'It decides what a role may do, for whoever may use that role';
      return [
        {
          action: fact.action,
          resources: resources.map(toDisplayText),
          conditions: reach.conditions,
          statement: indexOf(reach),
          why: `${why.replace(/\.$/, '')}.`,
        },
      ];
    }),
  );
}

/** Whether a role is none that its service alone may use: a service-linked role, also as `${Instance.ServiceRole}`, the attribute of an instance. */
function isUsable(resource: PolicyText): boolean {
  const arn = parseArn(resource);
  return arn
    ? /^role\/(?!aws-service-role\/)/.test(arn.resource)
    : !/^[^.]+\.ServiceRole$/.test(nameOfOpaque(resource) ?? '');
}
