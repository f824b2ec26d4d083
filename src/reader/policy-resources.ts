import { inside, LocatedValue, itemsOf } from './located-value';
import { PolicyReader } from './policy-collector';
import { firstText, textsAt } from './principal-resource';
import { nameOf, Resource } from './resource';
import { deployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { Policy, Principal, PrincipalKind, standalonePolicy } from '../policy/model';
import {
  combineTemplateConditions,
  hasTemplateCondition,
  TemplateCondition,
} from '../policy/template-condition';

/** A policy that is a resource of its own. */
export interface PolicyResource {
  readonly resource: Resource;
  readonly policy: Policy;
}

/** A standing policy on a principal that it names. */
export interface Use {
  readonly standing: PolicyResource;
  readonly templateConditions: readonly TemplateCondition[];
}

export const POLICY_TYPES = [
  'AWS::IAM::Policy',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::GroupPolicy',
];

/** The properties by which policies name principals. */
const NAMES: readonly (readonly [PrincipalKind, readonly string[]])[] = [
  ['role', ['Roles', 'RoleName']],
  ['user', ['Users', 'UserName']],
  ['group', ['Groups', 'GroupName']],
];

/** The policies of a template that are resources, by themselves and by whom they name. */
export class PolicyResources {
  private readonly all: readonly PolicyResource[];
  private readonly uses = new Map<string, Use[]>();
  private readonly byReference = new Map<PolicyText, PolicyResource>();
  private readonly byName = new Map<string, PolicyResource>();
  private readonly used = new Set<PolicyResource>();

  constructor(resources: readonly Resource[], reader: PolicyReader) {
    this.all = resources
      .filter(({ type }) => POLICY_TYPES.includes(type))
      .map((resource) => standing(resource, reader));
    for (const one of this.all) {
      const { id, properties, place } = one.resource;
      if (one.policy.managed) {
        for (const reference of [id, `${id}.PolicyArn`, `${id}.Arn`])
          this.byReference.set(deployTimeValue(reference), one);
        const path = typeof properties.Path === 'string' ? properties.Path.replace(/^\//, '') : '';
        if (typeof properties.ManagedPolicyName === 'string')
          this.byName.set(`${path}${properties.ManagedPolicyName}`, one);
      }
      for (const [kind, keys] of NAMES) {
        const names = keys.flatMap((key) => itemsOf(properties[key], inside(place, key)));
        for (const { text, item } of textsAt(names))
          this.use(kind, text, { standing: one, templateConditions: item.templateConditions });
      }
    }
  }

  private use(kind: PrincipalKind, name: PolicyText, use: Use): void {
    const key = `${kind} ${name}`;
    const uses = this.uses.get(key) ?? [];
    this.uses.set(key, uses);
    uses.push(use);
  }

  /** Those that name a principal, by its reference or its name. */
  naming(kind: PrincipalKind, names: readonly PolicyText[]): readonly Use[] {
    const uses = [
      ...new Map(
        names
          .flatMap((name) => this.uses.get(`${kind} ${name}`) ?? [])
          .map((use) => [use.standing, use]),
      ).values(),
    ];
    uses.forEach((use) => this.used.add(use.standing));
    return uses;
  }

  /** The one that an ARN, a reference or a name means. An account has no policies of another. */
  of(arn: PolicyText): PolicyResource | undefined {
    const name =
      /^arn:(?:[^:]*|\u0001[^\u0002]*\u0002):iam::(?:\d{12}|\u0001[^\u0002]*\u0002):policy\/([^\u0001]+)$/.exec(
        arn,
      )?.[1] ?? arn;
    const found = this.byReference.get(arn) ?? this.byName.get(name);
    if (found) this.used.add(found);
    return found;
  }

  /** Those that nobody in the file has: each stands for whoever gets it. */
  alone(): Principal[] {
    return this.all
      .filter((one) => !this.used.has(one))
      .map(({ resource, policy }) =>
        standalonePolicy(
          nameOf(resource, resource.properties.ManagedPolicyName),
          [policy],
          resource.place,
        ),
      );
  }
}

function standing(resource: Resource, reader: PolicyReader): PolicyResource {
  const { id, type, properties, place, templateConditions } = resource;
  const name = firstText(properties.PolicyName) ?? firstText(properties.ManagedPolicyName) ?? id;
  const document: LocatedValue = {
    value: properties.PolicyDocument,
    place: inside(place, 'PolicyDocument'),
    templateConditions,
  };
  return {
    resource,
    policy: reader.read(name, document, { managed: type === 'AWS::IAM::ManagedPolicy' }),
  };
}

/** The policy as who has it under conditions of the template, given those under which it is made. */
export function underConditions(
  policy: Policy,
  templateConditions: readonly TemplateCondition[],
  given: readonly TemplateCondition[] = [],
): Policy {
  const needless = (condition: TemplateCondition) => hasTemplateCondition(given, condition);
  if (
    templateConditions.every(needless) &&
    !policy.statements.some((statement) => statement.templateConditions.some(needless))
  )
    return policy;
  const statements = policy.statements.flatMap((statement) => {
    const all = combineTemplateConditions(statement.templateConditions, templateConditions);
    return all && combineTemplateConditions(all, given)
      ? [{ ...statement, templateConditions: all.filter((condition) => !needless(condition)) }]
      : [];
  });
  return { ...policy, statements };
}
