import { Resolved, ResolvedObject } from './intrinsics/conditional-value';
import { isObject, own } from './json';
import { inside, LocatedValue, itemsOf, valuesOf } from './located-value';
import { Document, PrincipalDeclaration } from './principal-resource';
import { Resource } from './resource';
import { trustedBy } from './trust-policy';
import { deployTimeValue } from '../policy/deploy-time-text';
import { ReadProblem } from '../policy/model';
import { UnknownPart } from '../policy/unknown';

interface Made {
  readonly service: string;
  /** The policies of AWS that the role has besides. */
  readonly always: readonly string[];
}

/** Types of SAM for which it makes roles. */
const MADE = new Map<string, Made>([
  [
    'AWS::Serverless::Function',
    { service: 'lambda.amazonaws.com', always: ['service-role/AWSLambdaBasicExecutionRole'] },
  ],
  ['AWS::Serverless::StateMachine', { service: 'states.amazonaws.com', always: [] }],
]);

export const SERVERLESS_TYPES: readonly string[] = [...MADE.keys()];

/** What a function says of the role that SAM makes for it; nothing where it is given one. */
export function readSamFunction(
  resource: Resource,
  globals: unknown,
): PrincipalDeclaration | undefined {
  const made = MADE.get(resource.type);
  const { id, place } = resource;
  const common = (key: string) =>
    resource.properties[key] ?? (own(own(globals, resource.type.split('::')[2]), key) as Resolved);
  const properties: ResolvedObject = {
    ...resource.properties,
    Role: common('Role'),
    PermissionsBoundary: common('PermissionsBoundary'),
  };
  if (!made || properties.Role !== undefined) return undefined;
  const unread: ReadProblem[] = [];
  const unknown: UnknownPart[] = [];
  const documents: Document[] = [];
  const arns: LocatedValue[] = made.always.map((name) => ({
    value: awsArn(name),
    place,
    templateConditions: [],
  }));
  itemsOf(properties.Policies, inside(place, 'Policies')).forEach((item, i) => {
    const { value } = item;
    if (typeof value === 'string') {
      arns.push({ ...item, value: /^[\w+=,.@/-]+$/.test(value) ? awsArn(value) : value });
    } else if (isObject(value) && 'Statement' in value) {
      documents.push({ ...item, name: `policy ${i + 1}` });
    } else if (isObject(value)) {
      const what = `the policy template ${Object.keys(value).join(', ')} of SAM`;
      unread.push({ problem: `${what} is not in the file`, place: item.place });
      // None of them denies anything.
      unknown.push({ kind: 'transform', what, mayAllow: true, mayDeny: false });
    } else {
      unread.push({ problem: 'a policy is a name or an object', place: item.place });
    }
  });
  return {
    kind: 'role',
    resource,
    id: `${id}Role`,
    name: properties.RoleName,
    documents,
    arns,
    boundary: valuesOf(properties.PermissionsBoundary, inside(place, 'PermissionsBoundary')),
    trustedBy:
      properties.AssumeRolePolicyDocument === undefined
        ? [made.service]
        : trustedBy(properties.AssumeRolePolicyDocument),
    groups: [],
    unread,
    unknown,
  };
}

/** SAM takes the names of policies of AWS for their ARNs. */
const awsArn = (name: string): Resolved =>
  `arn:${deployTimeValue('AWS::Partition')}:iam::aws:policy/${name}`;
