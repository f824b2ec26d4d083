import { awsManagedPolicy, awsPolicyName } from './aws-managed';
import { inside, readDocument } from './document';
import { resolve, Surroundings } from './intrinsics';
import { trustedBy } from './trust';
import { Attachment, Place, Policy, Principal, PrincipalKind, Reading, Unread } from '../policy/model';
import { isOpaque, nameOfOpaque, opaque, shown, Text } from '../policy/text';

/** A resource with its properties resolved. */
interface Resource {
  readonly id: string;
  readonly type: string;
  readonly properties: any;
  readonly place: Place;
}

const KINDS: Readonly<Record<string, PrincipalKind>> = {
  'AWS::IAM::Role': 'role',
  'AWS::IAM::User': 'user',
  'AWS::IAM::Group': 'group',
  'AWS::SSO::PermissionSet': 'permission set',
};
/** The property with the name that principals of a kind may have. */
const NAMES: Readonly<Record<string, string>> = { role: 'RoleName', user: 'UserName', group: 'GroupName', ['permission set']: 'Name' };
/** The properties by which policies name principals of a kind. */
const ATTACHES: Readonly<Record<string, readonly [string, string]>> = { role: ['Roles', 'RoleName'], user: ['Users', 'UserName'], group: ['Groups', 'GroupName'] };
const POLICIES = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy', 'AWS::IAM::UserPolicy', 'AWS::IAM::GroupPolicy'];

const list = (value: unknown): any[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
const isObject = (value: unknown): value is Record<string, any> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a CloudFormation template says of access, hand-written roles as well as ours. */
export function readTemplate(file: string, template: Record<string, any>): Reading {
  const around: Surroundings = { mappings: isObject(template.Mappings) ? template.Mappings : {} };
  const unread: Unread[] = [];
  const keep = ({ policy, unread: more }: ReturnType<typeof readDocument>): Policy => {
    unread.push(...more);
    return policy;
  };
  const relevant = Object.entries<any>(isObject(template.Resources) ? template.Resources : {})
    .filter(([, resource]) => isObject(resource) && (resource.Type in KINDS || POLICIES.includes(resource.Type)));
  const resources = relevant.map(([id, resource]): Resource => ({
    id,
    type: resource.Type,
    properties: resolve(resource.Properties ?? {}, around),
    place: { file, logicalId: id, ...constructPath(resource), pointer: ['Resources', id, 'Properties'] },
  }));

  const standing = resources.filter(({ type }) => POLICIES.includes(type)).map((resource) => ({
    resource,
    policy: keep(readDocument(policyName(resource), resource.properties.PolicyDocument, inside(resource.place, 'PolicyDocument'),
      { managed: resource.type === 'AWS::IAM::ManagedPolicy' })),
  }));
  const byId = new Map(standing.map(({ resource, policy }) => [resource.id, policy]));
  const attachment = (arn: Text, place: Place): Attachment => {
    const aws = awsPolicyName(arn);
    const policy = byId.get(nameOfOpaque(arn) ?? '') ?? (aws === undefined ? undefined : awsManagedPolicy(aws));
    return { arn, place, ...(policy && { policy }) };
  };

  const attachedIds = new Set<string>();
  const principals = resources.filter(({ type }) => type in KINDS).map((resource): Principal => {
    const { properties, place } = resource;
    const kind = KINDS[resource.type];
    const isThis = (name: unknown) => name === opaque(resource.id) || (typeof properties[NAMES[kind]] === 'string' && name === properties[NAMES[kind]]);
    const [many, one] = ATTACHES[kind] ?? ['', ''];
    const beside = standing.filter(({ resource: { properties: p } }) => [...list(p[many]), ...list(p[one])].some(isThis));
    beside.forEach((s) => attachedIds.add(s.resource.id));
    const arns = kind === 'permission set' ? 'ManagedPolicies' : 'ManagedPolicyArns';
    const attached = [
      ...list(properties[arns]).filter((arn) => typeof arn === 'string').map((arn, i) => attachment(arn, inside(place, arns, i))),
      ...list(properties.CustomerManagedPolicyReferences).filter((r) => typeof r?.Name === 'string').map((r, i) => attachment(r.Name, inside(place, 'CustomerManagedPolicyReferences', i))),
      ...beside.filter(({ policy }) => policy.managed).map((s): Attachment => ({ arn: opaque(s.resource.id), policy: s.policy, place: s.resource.place })),
    ];
    attached.forEach(({ arn }) => attachedIds.add(nameOfOpaque(arn) ?? ''));
    const inline = [
      ...list(properties.Policies).map((p, i) => keep(readDocument(String(p?.PolicyName ?? `policy ${i + 1}`), p?.PolicyDocument, inside(place, 'Policies', i, 'PolicyDocument')))),
      ...(properties.InlinePolicy === undefined ? [] : [keep(readDocument('inline policy', properties.InlinePolicy, inside(place, 'InlinePolicy')))]),
      ...beside.filter(({ policy }) => !policy.managed).map((s) => s.policy),
    ];
    const boundary = properties.PermissionsBoundary;
    return {
      kind,
      name: nameOf(resource, properties[NAMES[kind]]),
      inline,
      attached,
      ...(typeof boundary === 'string' && { boundary: attachment(boundary, inside(place, 'PermissionsBoundary')) }),
      trustedBy: trustedBy(properties.AssumeRolePolicyDocument),
      place,
    };
  });
  const alone = standing.filter(({ resource }) => !attachedIds.has(resource.id)).map(({ resource, policy }): Principal => ({
    kind: 'policy', name: nameOf(resource, resource.properties.ManagedPolicyName), inline: [policy], attached: [], trustedBy: [], place: resource.place,
  }));
  const policies = [...new Set([...standing.map(({ policy }) => policy), ...principals.flatMap((p) => p.inline)])];
  return { file, principals: [...principals, ...alone], policies, unread };
}

function constructPath(resource: any): Pick<Place, 'constructPath'> {
  const path = resource.Metadata?.['aws:cdk:path'];
  return typeof path === 'string' ? { constructPath: path } : {};
}

/** `Admin` of `Stack/Admin/Resource`; without a CDK path the name, and without a name that is known the logical id. */
function nameOf({ id, place }: Resource, name: unknown): string {
  const parts = place.constructPath?.split('/') ?? [];
  if (['Resource', 'Default'].includes(parts[parts.length - 1])) parts.pop();
  return parts.length > 1 ? parts.slice(1).join('/') : typeof name === 'string' && !isOpaque(name) ? name : id;
}

const policyName = ({ id, properties }: Resource): string => {
  const name = properties.PolicyName ?? properties.ManagedPolicyName;
  return typeof name === 'string' && !isOpaque(name) ? name : typeof name === 'string' ? shown(name) : id;
};
