import { decodedOf, isOwnUser } from './causes';
import { Denial } from './message';
import { actionFacts, resourceType } from '../../../src/catalogue/catalogue';
import { parseArn } from '../../../src/policy/arn';

/** What allows the denied action. */
export interface Remedy {
  /** The lines of a CDK app. */
  readonly cdk: readonly string[];
  /** The statement of a policy. */
  readonly statement: {
    readonly Effect: 'Allow';
    readonly Action: string;
    readonly Resource: readonly string[];
  };
}

/** Returns the lines and the statement that allow an action on the instance of a denial. */
export function remedyOf(denial: Denial, action: string): Remedy {
  if (isOwnUser(action, decodedOf(denial.resource ?? ''))) return signInRemedy(denial, action);
  return {
    cdk: [
      "new ConnectAccessPolicy(this, 'Access', {",
      `  access: ConnectAccess.actions('${action}'),`,
      `  connectScope: ConnectScope.${scopeOf(denial)},`,
      '  roles: [role],',
      '});',
    ],
    statement: { Effect: 'Allow', Action: action, Resource: resourcesOf(denial, action) },
  };
}

/** Returns what lets each session sign in as its own user, and as nobody else. */
function signInRemedy(denial: Denial, action: string): Remedy {
  const user = `${instanceArnIn(denial) ?? 'INSTANCE_ARN'}/user/\${aws:userid}`;
  return {
    cdk: [
      "new ConnectFederationRole(this, 'Agents', {",
      '  samlProvider,',
      `  connectScope: ConnectScope.${scopeOf(denial)},`,
      '});',
    ],
    statement: { Effect: 'Allow', Action: action, Resource: [user] },
  };
}

function scopeOf(denial: Denial): string {
  const arn = instanceArnIn(denial);
  return arn === undefined ? "instanceArn('INSTANCE_ARN')" : `instanceArn('${arn}')`;
}

/** Returns the ARN of the instance that the denied resource is in. */
function instanceArnIn({ resource }: Denial): string | undefined {
  if (resource === undefined) return undefined;
  return /^arn:[^:]+:connect:[^:]*:\d*:instance\/[0-9a-f-]{36}/.exec(decodedOf(resource))?.[0];
}

/**
 * Returns the ARNs of the types of an action, in the place of the denied resource. What the message
 * does not say is a placeholder in capitals, and no wildcard.
 */
function resourcesOf(denial: Denial, action: string): readonly string[] {
  const [service] = action.split(':');
  const { types = [], optionalTypes = [] } = actionFacts(action) ?? {};
  const arns = [...(types.length > 0 ? types : optionalTypes)].flatMap(
    (type) => resourceType(service, type)?.arns ?? [],
  );
  if (arns.length === 0) return ['*'];
  const instance = instanceArnIn(denial);
  const parts = parseArn(instance ?? decodedOf(denial.resource ?? ''));
  const values: Readonly<Record<string, string>> = {
    Partition: parts?.partition ?? 'aws',
    Region: parts?.region || 'REGION',
    Account: parts?.account || 'ACCOUNT',
    InstanceId: instance?.split('/')[1] ?? 'INSTANCE_ID',
  };
  return arns.map((arn) => arn.replace(/\$\{(\w+)\}/g, (_, name) => values[name] ?? '*'));
}
