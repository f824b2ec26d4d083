import { Reached } from './effective-access';
import { EffectiveReach } from './effective-grant';
import { ReportedEscalation } from './model';
import { IndexOf } from './reported-grants';
import { displayRequirements, displayTexts } from './reported-statement';
import { reviewFacts } from '../catalogue/catalogue';
import { serviceOf } from '../policy/action-patterns';
import { parseArn } from '../policy/arn';
import { nameOfOpaque, PolicyText } from '../policy/deploy-time-text';
import { Confinement, unconfinedResources } from '../validation/confinement';

/** An action that gives permissions away, as the rules `escalation` and `unconfined` know it. */
interface HandingOver extends Confinement {
  readonly action: string;
  /** Whether it writes what a role may do. */
  readonly writesRole: boolean;
}

const handingOver = (): readonly HandingOver[] => [
  ...reviewFacts().escalation.flatMap(({ actions, ...fact }) =>
    actions.map((action) => ({ ...fact, action, writesRole: fact.on === 'role' })),
  ),
  ...reviewFacts()
    .unconfined.filter((fact) => fact.handsOver)
    .map((fact) => ({ ...fact, writesRole: false })),
];

/** Where a principal can give itself or others more than it was given. */
export function escalations({ actions }: Reached, indexOf: IndexOf): readonly ReportedEscalation[] {
  return handingOver().flatMap((fact) => {
    const grant = actions.get(fact.action);
    if (!grant) return [];
    return grant.reaches.flatMap((reach): ReportedEscalation[] => {
      const found = resourcesHandedOver(fact, reach);
      if (!found) return [];
      return [
        {
          action: fact.action,
          resources: displayTexts(found.resources),
          requirements: displayRequirements([...reach.requirements, ...grant.requirements]),
          statement: indexOf(reach.statement),
          named: found.named,
        },
      ];
    });
  });
}

interface HandedOver {
  readonly resources: readonly PolicyText[];
  readonly named: boolean;
}

/**
 * The resources of a reach on which an action hands something over; undefined where it does not.
 * The rules accept a role that is named. The report shows it:
 * whoever may use that role has what is written into it.
 */
function resourcesHandedOver(fact: HandingOver, reach: EffectiveReach): HandedOver | undefined {
  const unconfined = (confinement: Confinement) =>
    unconfinedResources(reach.statement, serviceOf(fact.action), confinement, reach.resources);
  const wide = unconfined(fact);
  const named = fact.writesRole ? unconfined({ ...fact, named: false }).filter(isUsable) : [];
  const resources = [...new Set([...wide, ...named])];
  return resources.length > 0 ? { resources, named: wide.length === 0 } : undefined;
}

/**
 * Whether people can use a role: not a service-linked role, nor `${Instance.ServiceRole}`, the
 * attribute of an instance.
 */
function isUsable(resource: PolicyText): boolean {
  const arn = parseArn(resource);
  return arn
    ? /^role\/(?!aws-service-role\/)/.test(arn.resource)
    : !/^[^.]+\.ServiceRole$/.test(nameOfOpaque(resource) ?? '');
}
