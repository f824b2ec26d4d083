import { awsManagedPolicy } from './aws-managed-policy';
import { identityOf, namesOf } from './identity';
import { inlinePolicies, InlinePolicy } from './inline-policies';
import { own } from './json';
import { inside, itemsOf, LocatedValue, valuesOf } from './located-value';
import { PolicyReader } from './policy-collector';
import { PolicyRegistry } from './policy-registry';
import { PolicyResource } from './policy-resources';
import { PolicyUse } from './policy-use';
import { PrincipalDeclaration, textsAt } from './principal-resource';
import { nameOf, Resource } from './resource';
import { Stack } from './stacks/stack';
import { notTexts } from './statement-texts';
import { trustParts } from './trust-policy';
import { awsPolicyName } from '../policy/aws-policy-name';
import { underConditions } from '../policy/conditional-policy';
import { deployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { Attachment, Policy, Principal, ReadProblem } from '../policy/model';
import { notAll, templateRequirement } from '../policy/requirement-logic';
import { hasTemplateCondition, isOneAlways, TemplateCondition } from '../policy/template-condition';
import { UnknownPart } from '../policy/unknown';

/**
 * Returns a principal with its own declaration and the policies that name it, from its stack and
 * others.
 */
export function principalOf(
  declared: PrincipalDeclaration,
  stack: Stack,
  registry: PolicyRegistry,
  reader: PolicyReader,
): Principal {
  const { kind, resource, documents, arns, boundary } = declared;
  const given = resource.templateConditions;
  const isOf = (other: Stack) => other === stack && !declared.imported;
  const named = registry.naming(declared, stack).map((use) => {
    const { of, choice = [] } = use;
    const chosen = isOf(of.stack) ? [] : registry.conditionsIn(choice, of.stack, stack);
    return attachedByUse(use, stack, registry, [...given, ...chosen]);
  });
  const attached = [
    ...textsAt(arns).map(({ item }) => attachmentOf(item, stack, registry, given)),
    ...named.filter(({ policy }) => policy.managed),
  ];
  const inline = inlinePolicies([
    ...documents.map((document) => ({
      policy: underConditions(reader.read(document.name, document), [], given),
      names: registry.policyNames(document.names ?? [], stack, stack),
    })),
    ...named.filter(({ policy }) => !policy.managed),
  ]);
  const wrong = [arns, boundary].map((items) => notTexts(items, 'the ARN of a policy'));
  reader.keep({ value: undefined, unread: wrong.flat() });
  return {
    kind,
    name: declared.imported?.displayName ?? nameOf(resource, declared.name),
    identity: identityOf(declared, stack),
    inline: inline.policies,
    attached: once(attached),
    ...boundaryOf(
      textsAt(boundary).map(({ item }) => item),
      stack,
      registry,
      given,
    ),
    unknown: [
      ...reader.keep(declared.unknown),
      ...inline.unknown,
      ...trustParts(
        declared.trust.unread,
        textsAt(declared.mayTrust ?? []).map(({ text }) => text),
      ),
      ...resource.brought.map((what) => ({ ...broughtPart(what), ...broughtTrust(declared) })),
      ...wrong.flatMap((problems, i) => problems.map((one) => wrongPolicy(one, i === 0))),
    ],
    trust: declared.trust.value,
    ...tagsOf(resource),
    ...(given.length > 0 && { templateConditions: given }),
    place: resource.place,
  };
}

/** Returns the tags of a resource that are texts, whatever the template conditions. */
function tagsOf({ properties, place }: Resource): Pick<Principal, 'tags'> {
  const tags = itemsOf(properties.Tags, inside(place, 'Tags')).flatMap((item) => {
    const [key, value] = [own(item.value, 'Key'), own(item.value, 'Value')];
    const isSure = typeof key === 'string' && typeof value === 'string';
    return isSure && item.templateConditions.length === 0 ? [{ key, value }] : [];
  });
  return tags.length > 0 ? { tags } : {};
}

const broughtPart = (what: string): UnknownPart => ({
  kind: 'include',
  what,
  mayAllow: true,
  mayDeny: true,
  remedy: 'give-account',
});

/** Returns that what deployment brings has the trust policy, where the file has none. */
const broughtTrust = ({ kind, trust }: PrincipalDeclaration): Pick<UnknownPart, 'mayTrust'> =>
  kind === 'role' && trust.value.length + trust.unread.length === 0 ? { mayTrust: [] } : {};

/** Returns the part for a managed policy, or a boundary, whose ARN is not text. */
const wrongPolicy = ({ problem, place }: ReadProblem, mayAllow: boolean): UnknownPart => ({
  kind: 'document',
  what: `a policy that cannot be read, because ${problem}`,
  mayAllow,
  mayDeny: true,
  place,
});

/**
 * Removes duplicates, because a policy may name a role that names the policy. Keeps those under
 * other conditions, unless one has fewer.
 */
const once = (attached: readonly Attachment[]): readonly Attachment[] =>
  attached.filter(
    (one, i) => !attached.some((other, j) => i !== j && isRepeated(one, other, j < i)),
  );

/** Returns whether another attachment has the same policy, under the same or fewer conditions. */
function isRepeated(one: Attachment, other: Attachment, isBefore: boolean): boolean {
  if ((one.policy?.place ?? one.arn) !== (other.policy?.place ?? other.arn)) return false;
  const [mine, others] = [one, other].map(
    ({ policy }) => policy?.statements[0]?.templateConditions ?? [],
  );
  const isLooser = others.every((condition) => hasTemplateCondition(mine, condition));
  return isLooser && (isBefore || others.length < mine.length);
}

/** Returns a policy as the principal that it names has it. */
export function attachedByUse(
  { of, name, given: ofPlace = [], ofName = [] }: PolicyUse,
  holder: Stack,
  registry: PolicyRegistry,
  given: readonly TemplateCondition[],
): Attachment & InlinePolicy {
  const { id, place, properties, templateConditions } = of.resource;
  const conditions = [
    ...registry.conditionsIn(name.templateConditions, of.stack, holder),
    ...ofName,
  ];
  const ofStack = of.stack === holder ? [] : registry.conditionsIn(ofPlace, of.stack, holder);
  const policy = underConditions(registry.policyIn(of, holder), [...conditions, ...ofStack], given);
  const written = valuesOf(properties.PolicyName, place, templateConditions);
  const names = registry.policyNames(written, of.stack, holder).map((one) => ({
    ...one,
    templateConditions: [...one.templateConditions, ...conditions, ...ofStack],
  }));
  const arn = registry.textIn(deployTimeValue(id), of.stack, holder);
  const paths = pathsOfPolicy(of, holder, registry);
  const openPaths = openPathsOf(of, holder, registry);
  const ends = { paths, ...(openPaths.length > 0 && { openPaths }) };
  return { policy, names, arn, ...(policy.managed && paths.length > 0 && ends), place };
}

/** Returns the ends of the ARN of a managed policy, as the stack of its holder writes them. */
const pathsOfPolicy = (
  { resource, stack }: PolicyResource,
  holder: Stack,
  registry: PolicyRegistry,
): readonly PolicyText[] =>
  namesOf({ id: resource.id, name: resource.properties.ManagedPolicyName, resource }, stack).map(
    (one) => registry.textIn(one, stack, holder),
  );

/** Returns the paths that deployment chooses in them, as the stack of its holder writes them. */
const openPathsOf = (
  { policy: { identity }, stack }: PolicyResource,
  holder: Stack,
  registry: PolicyRegistry,
): readonly PolicyText[] =>
  (identity?.openPaths ?? []).map((path) => registry.textIn(path, stack, holder));

/** Returns the boundary. If it depends on conditions, it is only known that there may be one. */
function boundaryOf(
  items: readonly LocatedValue[],
  stack: Stack,
  registry: PolicyRegistry,
  given: readonly TemplateCondition[],
): Pick<Principal, 'boundary'> {
  const [first, ...others] = items.map((item) => {
    const found = registry.boundary(item.value as PolicyText, stack);
    return managedPolicy({ ...item, templateConditions: [] }, found, stack, registry, given);
  });
  if (!first) return {};
  const { policy, paths, openPaths, ...known } = first;
  const lists = items.map(({ templateConditions }) =>
    templateConditions.filter((one) => !hasTemplateCondition(given, one)),
  );
  const isThere = isOneAlways(lists);
  if (isThere && others.every((one) => haveSameStatements(policy, one.policy)))
    return { boundary: first };
  const absentIf = lists.flatMap((all) => notAll(all.map(templateRequirement)));
  return { boundary: { ...known, isPossible: true, ...(!isThere && { absentIf }) } };
}

/** Returns whether two policies say the same, whatever their names are. */
const haveSameStatements = (one: Policy | undefined, other: Policy | undefined): boolean => {
  const said = ({ statements, unknown = [] }: Policy) =>
    JSON.stringify([...statements, ...unknown], (key, value) =>
      key === 'place' ? undefined : value,
    );
  return one !== undefined && other !== undefined && said(one) === said(other);
};

/** Returns a managed policy of some stack, or of AWS. */
function attachmentOf(
  item: LocatedValue,
  stack: Stack,
  registry: PolicyRegistry,
  given: readonly TemplateCondition[],
): Attachment {
  const found = registry.attached(item.value as PolicyText, stack);
  return managedPolicy(item, found, stack, registry, given);
}

function managedPolicy(
  { value, place, templateConditions, path, openPath }: LocatedValue,
  found: PolicyResource | undefined,
  stack: Stack,
  registry: PolicyRegistry,
  given: readonly TemplateCondition[],
): Attachment {
  const arn = value as PolicyText;
  const aws = awsPolicyName(arn);
  const ofAws = aws === undefined ? undefined : awsManagedPolicy(aws);
  const policy = found ? registry.policyIn(found, stack) : ofAws;
  const written = path === undefined ? [] : [path];
  const paths = found ? pathsOfPolicy(found, stack, registry) : written;
  const openPaths = found ? openPathsOf(found, stack, registry) : [openPath ?? []].flat();
  const one = {
    arn,
    ...(paths.length > 0 && { paths }),
    ...(openPaths.length > 0 && { openPaths }),
    place,
  };
  if (policy) return { ...one, policy: underConditions(policy, templateConditions, given) };
  const conditions = templateConditions.filter((each) => !hasTemplateCondition(given, each));
  return { ...one, ...(conditions.length > 0 && { templateConditions: conditions }) };
}
