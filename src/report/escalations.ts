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

/** An action that gives permissions away, as defined by the rules `escalation` and `unconfined`. */
interface HandingOver extends Confinement {
  readonly action: string;
  /** Whether it writes the permissions of a role. */
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

/** Returns the ways in which a principal can give itself or others more access than it has. */
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
 * Returns the resources of a reach on which an action hands something over; undefined when there
 * are none. The rules accept a named role. The report shows it, because users of that role get what
 * is written into it.
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
 * Returns whether people can use a role. Excludes service-linked roles and
 * `${Instance.ServiceRole}`, the attribute of an instance.
 */
function isUsable(resource: PolicyText): boolean {
  const arn = parseArn(resource);
  return arn
    ? /^role\/(?!aws-service-role\/)/.test(arn.resource)
    : !/^[^.]+\.ServiceRole$/.test(nameOfOpaque(resource) ?? '');
}
