import { Resolved, ResolvedObject } from './intrinsics/conditional-value';
import { isObject, own } from './json';
import { inside, LocatedValue, itemsOf, valuesOf } from './located-value';
import { Document, PrincipalDeclaration } from './principal-resource';
import { Resource } from './resource';
import { problemAt, readAs } from './readings';
import { readTrustPolicy } from './trust-policy';
import { deployTimeValue } from '../policy/deploy-time-text';
import { Place, ReadProblem } from '../policy/model';
import { TrustStatement } from '../policy/trust';
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
      unread.push(problemAt(item.place, `${what} is not in the file`));
      // None of them denies anything.
      unknown.push({ kind: 'document', what, mayAllow: true, mayDeny: false });
    } else {
      unread.push(problemAt(item.place, 'a policy is a name or an object'));
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
    trust:
      properties.AssumeRolePolicyDocument === undefined
        ? readAs([trustInService(made.service, place)])
        : readTrustPolicy(
            properties.AssumeRolePolicyDocument,
            inside(place, 'AssumeRolePolicyDocument'),
          ),
    groups: [],
    unknown: readAs(unknown, unread),
  };
}

/** What SAM writes where a function says nothing of it. */
const trustInService = (service: string, place: Place): TrustStatement => ({
  effect: 'Allow',
  actions: ['sts:AssumeRole'],
  notAction: false,
  principals: [{ type: 'Service', value: service }],
  notPrincipal: false,
  conditions: [],
  templateConditions: [],
  place,
});

/** SAM takes the names of policies of AWS for their ARNs. */
const awsArn = (name: string): Resolved =>
  `arn:${deployTimeValue('AWS::Partition')}:iam::aws:policy/${name}`;
