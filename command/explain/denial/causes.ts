import { Denial } from './message';
import {
  actionFacts,
  isOfFamily,
  resourceType,
  reviewFacts,
} from '../../../src/catalogue/catalogue';
import { parseArn } from '../../../src/policy/arn';
import { arnFormat, takesSome } from '../../../src/policy/arn-format';
import { isFederationUserArn } from '../../../src/policy/arn-resource-types';

/** Policies that the caller cannot change with a policy of their own. */
const OF_OTHERS: Readonly<Record<string, string>> = {
  'service control':
    'The organization denies it. Only its administrators can change a service control policy.',
  'resource control':
    'The organization denies it. Only its administrators can change a resource control policy.',
  session: 'The session has a policy of its own, which must allow it too.',
  'permissions boundary': 'The permissions boundary of the caller must allow it too.',
  'vpc endpoint': 'The policy of the VPC endpoint must allow it too.',
  'resource-based':
    'The policy of the resource must allow it. The caller may be in another account.',
};

/**
 * Returns what may be wrong besides the caller's policies: another policy denies, or the request
 * names something that does not exist.
 */
export const causesOf = (denial: Denial): readonly string[] => [
  ...byPolicyType(denial),
  ...byResource(denial),
  ...withoutAction(denial),
];

function byPolicyType({ policyType, isExplicit }: Denial): readonly string[] {
  const ofOthers = Object.entries(OF_OTHERS).find(([type]) => policyType?.startsWith(type));
  if (ofOthers) return [ofOthers[1]];
  if (isExplicit)
    return ['A deny matches. Another allow does not help: the deny must be narrowed or removed.'];
  return [];
}

function byResource({ action, principal, resource }: Denial): readonly string[] {
  if (resource === undefined || resource === '*') return [];
  const decoded = decodedOf(resource);
  const inner = /(?:instance|contact-flow|queue|contact|user|agent)\/(arn:\S+)$/.exec(decoded)?.[1];
  if (inner !== undefined)
    return [
      `The request has an ARN where an id belongs: ${inner}. Pass only the part after its last slash.`,
    ];
  const arn = parseArn(decoded);
  if (!arn) return [];
  const caller = principal === undefined ? undefined : parseArn(principal)?.account;
  return [
    ...(caller !== undefined && arn.account !== '' && arn.account !== caller
      ? [
          `The caller is in account ${caller}, the resource in account ${arn.account}. Check the instance's ARN.`,
        ]
      : []),
    ...wrongInstanceId(arn.resource),
    ...wrongType(action, decoded),
  ];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Returns a sentence when the id of the instance is none. */
function wrongInstanceId(resource: string): readonly string[] {
  const id = /^instance\/([^/]*)/.exec(resource)?.[1];
  if (id === undefined || UUID.test(id) || /[*?$]/.test(id)) return [];
  if (id === '') return ['The id of the instance is empty.'];
  return [`${id} is not the id of an instance. An id has 36 characters; an alias is no id.`];
}

/** Returns whether an action signs in as the user of the session, on the ARN that AWS documents. */
export const isOwnUser = (action: string, resource: string): boolean =>
  Object.hasOwn(reviewFacts().signIn, action) && isFederationUserArn(resource);

const INSTANCE = /:instance\/[^/]+$/;

/** Returns a sentence when the action is never checked on such a resource. */
function wrongType(action: string | undefined, resource: string): readonly string[] {
  const facts = action === undefined ? undefined : actionFacts(action);
  // Services often name the instance, whatever the action is checked on.
  if (!facts || action === undefined || !isOfFamily(action) || INSTANCE.test(resource)) return [];
  if (isOwnUser(action, resource)) return [];
  const [service] = action.split(':');
  const formats = [...(facts.types ?? []), ...(facts.optionalTypes ?? [])]
    .flatMap((type) => resourceType(service, type)?.arns ?? [])
    .map(arnFormat);
  if (formats.length === 0 || formats.some((format) => takesSome(resource, format))) return [];
  return [
    `${action} is checked on ${formats.map(({ text }) => text).join(' or ')}. ` +
      'This resource has another form, so some id of the request is wrong.',
  ];
}

const withoutAction = ({ action, isEncoded }: Denial): readonly string[] => {
  if (isEncoded)
    return [
      'The message is encoded. `aws sts decode-authorization-message --encoded-message MESSAGE` ' +
        'prints JSON, which explain reads.',
    ];
  return action === undefined
    ? [
        'The service names no action. That happens when there is no instance with this id in this ' +
          'Region and account. Check the Region, the account, and the id before the policies.',
      ]
    : [];
};

/** Returns a resource without percent-encoding. */
export function decodedOf(resource: string): string {
  try {
    return decodeURIComponent(resource);
  } catch {
    return resource;
  }
}
