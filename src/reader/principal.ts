import { awsManagedPolicy } from './aws-managed-policy';
import { LocatedValue, itemsOf } from './located-value';
import { PolicyReader } from './policy-collector';
import { PolicyResources, underConditions } from './policy-resources';
import { PrincipalDeclaration, textsAt } from './principal-resource';
import { nameOf } from './resource';
import { notTexts } from './statement-texts';
import { awsPolicyName } from '../policy/aws-policy-name';
import { deployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { Attachment, Principal } from '../policy/model';
import { hasTemplateCondition, TemplateCondition } from '../policy/template-condition';
import { UnknownPart } from '../policy/unknown';

/** The references and names by which a template means a principal. */
export const principalAliases = ({
  id,
  name,
  resource,
}: Pick<PrincipalDeclaration, 'id' | 'name' | 'resource'>): PolicyText[] => [
  deployTimeValue(id),
  ...textsAt(itemsOf(name, resource.place)).map(({ text }) => text),
];

/** A principal with what it says itself and with the standing policies that name it. */
export function principalOf(
  said: PrincipalDeclaration,
  standing: PolicyResources,
  reader: PolicyReader,
): Principal {
  const { kind, resource, documents, arns, boundary } = said;
  const given = resource.templateConditions;
  const has = standing.naming(kind, principalAliases(said)).map(
    ({
      standing: {
        policy,
        resource: { id, place },
      },
      templateConditions,
    }) => ({
      policy: underConditions(policy, templateConditions, given),
      arn: deployTimeValue(id),
      place,
    }),
  );
  const attached = [
    ...textsAt(arns).map(({ item }) => attachment(item, standing, given)),
    ...has.filter(({ policy }) => policy.managed),
  ];
  const inline = [
    ...documents.map((document) =>
      underConditions(reader.read(document.name, document), [], given),
    ),
    ...has.filter(({ policy }) => !policy.managed).map(({ policy }) => policy),
  ];
  const unknown = [
    ...reader.keep(said.unknown),
    ...resource.brought.map((what): UnknownPart => ({
      kind: 'loop',
      what,
      mayAllow: true,
      mayDeny: true,
    })),
  ];
  reader.unread.push(...notTexts([...arns, ...boundary], 'the ARN of a policy'));
  return {
    kind,
    name: nameOf(resource, said.name),
    inline,
    // A policy may name a role that names the policy.
    attached: [...new Map(attached.map((one) => [one.policy ?? one.arn, one])).values()],
    ...boundaryOf(
      textsAt(boundary).map(({ item }) => item),
      standing,
      given,
    ),
    unknown,
    trust: reader.keep(said.trust),
    ...(given.length > 0 && { templateConditions: given }),
    place: resource.place,
  };
}

/** Of a boundary that hangs on conditions it is only known that there may be one. */
function boundaryOf(
  items: readonly LocatedValue[],
  standing: PolicyResources,
  given: readonly TemplateCondition[],
): Pick<Principal, 'boundary'> {
  const [first] = items;
  if (!first) return {};
  const { policy, ...known } = attachment(first, standing, given);
  const isCertain =
    items.length === 1 &&
    first.templateConditions.every((condition) => hasTemplateCondition(given, condition));
  return { boundary: { ...known, ...(isCertain && policy && { policy }) } };
}

/** A managed policy of the file, or of AWS. */
function attachment(
  { value, place, templateConditions }: LocatedValue,
  standing: PolicyResources,
  given: readonly TemplateCondition[],
): Attachment {
  const arn = value as PolicyText;
  const aws = awsPolicyName(arn);
  const policy =
    standing.of(arn)?.policy ?? (aws === undefined ? undefined : awsManagedPolicy(aws));
  return {
    arn,
    place,
    ...(policy && { policy: underConditions(policy, templateConditions, given) }),
  };
}
