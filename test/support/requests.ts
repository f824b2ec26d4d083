import { defined } from './defined';
import { Request } from './simulator';
import resourceTypes from '../../catalogue/rendered/resource-types.json';
import { actionFacts, bindingsOf, keysOfOneValue } from '../../src/catalogue/catalogue';
import { ActionFacts } from '../../src/catalogue/facts';

export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly instanceId: string;
}

/** What stands at the places of the catalogue in the tests: the companions of `withEverything`, and the defaults. */
function companions({ partition, region, account, instanceId }: Place): Record<string, string> {
  const arn = (service: string, resource: string) =>
    `arn:${partition}:${service}:${region}:${account}:${resource}`;
  return {
    Instance: arn('connect', `instance/${instanceId}`),
    Bucket: `arn:${partition}:s3:::amazon-connect-0123456789ab`,
    ImportBucket: `arn:${partition}:s3:::imports`,
    PassedRole: `arn:${partition}:iam::${account}:role/passed`,
    Key: arn('kms', 'key/k-1'),
    Function: arn('lambda', 'function:lookup'),
    LexBotAlias: arn('lex', 'bot-alias/ABCDE12345/ZYXWV98765'),
    KinesisStream: arn('kinesis', 'stream/s'),
    DeliveryStream: arn('firehose', 'deliverystream/d'),
    LogGroup: arn('logs', 'log-group:/aws/connect/acme'),
    ProfileDomain: arn('profile', 'domains/amazon-connect-acme'),
    VoiceIdDomain: arn('voiceid', 'domain/v1'),
    ServiceLinkedRole:
      `arn:${partition}:iam::${account}:role/aws-service-role/connect.amazonaws.com/` +
      'AWSServiceRoleForAmazonConnect_x',
    CreatedRole: `arn:${partition}:iam::${account}:role/made`,
    CreatedPolicy: `arn:${partition}:iam::${account}:policy/made`,
    Boundary: `arn:${partition}:iam::${account}:policy/boundary`,
  };
}

/**
 * The requests that a principal makes who uses an action of a row or a job at a place.
 * Those of Amazon Connect come from the Service Authorization data alone, one for each resource
 * type; the others from where the catalogue confines them.
 */
export function requestsFor(action: string, row: string | undefined, place: Place): Request[] {
  // A name that the reference does not list is asked for where the catalogue grants it.
  const known = actionFacts(action);
  const facts: Partial<ActionFacts> = known ?? {};
  const types = [...(facts.types ?? []), ...(facts.optionalTypes ?? [])];
  const [service] = action.split(':');
  const storage = defined(bindingsOf(action, row)).flatMap((b) =>
    Object.entries(b.conditions?.StringEquals ?? {}),
  );
  const context = {
    ...Object.fromEntries(
      storage
        .filter(([key]) => keysOfOneValue().includes(key))
        .map(([key, value]) => [key, [value].flat()[0]]),
    ),
    ...(facts.keys?.includes('connect:InstanceId') && { 'connect:InstanceId': place.instanceId }),
  } as Record<string, string>;
  // What a job is granted in fewer places than the action takes is asked for there.
  const fewer =
    defined(bindingsOf(action, row))
      .flatMap((b) => b.resources)
      .join() !==
    bindingsOf(action)
      ?.flatMap((b) => b.resources)
      .join();
  if ((known && service === 'connect' && !fewer) || service === 'connect-campaigns') {
    if (types.length === 0) return [{ action, resource: '*', context }];
    return types.map((type) => ({
      action,
      resource: concreteArn((resourceTypes as any)[service][type].arns[0], place),
      context,
    }));
  }
  return defined(bindingsOf(action, row)).flatMap(({ resources, conditions }) =>
    resources.flatMap((template) => {
      const resource = atPlace(template, place);
      return resource === undefined
        ? []
        : [{ action, resource, context: satisfying(conditions ?? {}, place, action, resource) }];
    }),
  );
}

function concreteArn(format: string, { partition, region, account, instanceId }: Place): string {
  return format
    .replace('${Partition}', partition)
    .replace('${Region}', region)
    .replace('${Account}', account)
    .replace('${InstanceId}', instanceId)
    .replace(/\$\{[^}]+\}/g, 'x1');
}

function atPlace(template: string, place: Place): string | undefined {
  const named = companions(place);
  const missing = [...template.matchAll(/\{(\w+)\}/g)].some(
    ([, name]) =>
      !(name in named) && !['Partition', 'Region', 'Account', 'Instance'].includes(name),
  );
  if (missing) return undefined;
  if (template === '*') return '*';
  return template
    .replace(/\{(\w+)\}/g, (_, name) => named[name] ?? place[name.toLowerCase() as keyof Place])
    .replace(/association\/\*$/, 'association/x1/x1')
    .replace(/\*/g, 'x1');
}

/** A context in which the conditions hold. */
function satisfying(
  conditions: Record<string, Record<string, any>>,
  place: Place,
  action: string,
  resource: string,
): Record<string, string | string[]> {
  const context: Record<string, string | string[]> = {};
  for (const [operator, byKey] of Object.entries(conditions)) {
    for (const [key, value] of Object.entries(byKey)) {
      const filled = String(value).replace(
        /\{(\w+)\}/g,
        (_, name) =>
          companions(place)[name] ??
          { Region: place.region, Account: place.account, Partition: place.partition }[
            name as string
          ] ??
          place.instanceId,
      );
      context[key] = operator.startsWith('ForAnyValue') ? [filled] : filled;
    }
  }
  if (context['aws:ResourceAccount']) context['aws:ResourceAccount'] = place.account;
  // No bucket is named in the tests' scope: the default ones are those of the account.
  if (/:s3:::amazon-connect-/.test(resource)) {
    context['aws:ResourceAccount'] = place.account;
    context['aws:PrincipalAccount'] = place.account;
  }
  // No key is named in the tests' scope: the default is the key of the alias aws/connect.
  if (action.startsWith('kms:') && resource.includes(':key/'))
    context['kms:ResourceAliases'] = ['alias/aws/connect'];
  return context;
}
