import { arnsOf, GENERAL, isListed, PARTS, typesOf } from './facts';
import { Context, Request, requestsOf, Rule } from './matcher';
import { instanceArn } from './world';

/**
 * The request with one thing changed that scopes are about: another instance, another resource of
 * the type, and each condition's value missing or another.
 */
export function perturbed(request: Request): Request[] {
  const { resource, context } = request;
  const foreign = resource.replace(/instance\/[^/]+/, `instance/${instanceArn(9).split('/')[1]}`);
  const contexts: Context[] = Object.keys(context).flatMap((key) => {
    const { [key]: _, ...rest } = context;
    return [rest, { ...rest, [key]: 'something else' }];
  });
  const other = resource.replace(/\/[^/:]+(:[^/:]+)?$/, '/other$1');
  return [
    { ...request, resource: foreign },
    { ...request, resource: other },
    ...contexts.map((c) => ({ ...request, context: c })),
  ];
}

const INSTANCE_RESOURCE = /^(arn:[^:]*:connect:[^:]*:[^:]*:instance\/[^/]+)\/\*$/;

/**
 * Requests that a rule allows and that can occur. IAM asks about an action only on resources of its
 * own types: of everything in an instance on one of each of them. What an action makes has no tags
 * when IAM is asked.
 */
export const occurringRequests = (rule: Rule): Request[] =>
  rule.actions.flatMap((action) => {
    const isTagged = Object.values(rule.conditions).some((byKey) =>
      Object.keys(byKey).some((key) => key.startsWith('aws:ResourceTag/')),
    );
    const made = isTagged ? madeIn(action) : [];
    const isAsked = (resource: string) =>
      INSTANCE_RESOURCE.test(resource) ||
      !FAMILY_RESOURCE.test(resource) ||
      typePathsOf(action).includes(typePathOf(resource));
    const resources = rule.resources.filter(isAsked).flatMap((resource) => {
      const instance = INSTANCE_RESOURCE.exec(resource)?.[1];
      const paths = typesIn(action).filter((path) => !made.includes(path));
      return instance ? paths.map((path) => `${instance}/${path}`) : [resource];
    });
    return requestsOf({ ...rule, actions: [action], resources });
  });

const FAMILY_RESOURCE = /^arn:[^:]*:(cases|connect|wisdom|app-integrations):/;

/** What an action takes, and what the catalogue grants it on anyway. */
const typePathsOf = (action: string): string[] =>
  [
    ...arnsOf(action, typesOf(action)),
    ...(GENERAL[action] ?? []).flatMap(({ resources }) => resources),
  ].map((resource) => typePathOf(resource.replace('{Instance}', 'arn:::::instance/ID')));

/** The service and the type of a resource: `connect:phone-number`, `connect:instance/queue`. */
const typePathOf = (arn: string): string => {
  const [, service, , , path = ''] = arn.split(':').slice(1);
  const [type, , inner] = path.split('/');
  return `${service || 'connect'}:${type}${type === 'instance' && inner ? `/${inner}` : ''}`;
};

/**
 * The paths in an instance of what an action takes: `queue/*`. What a name takes that the reference
 * does not list is not known: anything in the instance.
 */
const typesIn = (action: string): string[] =>
  isListed(action) ? listedTypesIn(action) : ['anything/1'];

/** The paths in an instance of what an action makes. */
const madeIn = (action: string): string[] => pathsIn(action, PARTS[action]?.makes ?? []);

const listedTypesIn = (action: string): string[] => pathsIn(action, typesOf(action));

const pathsIn = (action: string, some: readonly string[]): string[] =>
  arnsOf(action, some)
    .flatMap((arn) => /:instance\/[^/]+\/(.*)$/.exec(arn)?.[1] ?? [])
    .map((path) => path.replace(/\$[{]\w+[}]/g, '*').replace(/:\*$/, ''));
