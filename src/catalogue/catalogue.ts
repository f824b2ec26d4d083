import {
  ActionFacts,
  Binding,
  Bindings,
  JobFacts,
  ManagedPolicyFacts,
  OriginFacts,
  PlaceFacts,
  PolicyDocument,
  PolicyVersionFacts,
  ResourceTypeFacts,
  ReviewFacts,
  RuleExamples,
  SamlSignInFacts,
  ServiceLinkedRoleFacts,
  StatementTemplate,
  UseCaseFacts,
} from './facts';
import { ownProperty } from './own-property';

/*
 * The catalogue is JSON, read when it is first asked for: importing the library costs nothing of it.
 * `require` of a literal path, so that bundlers see it; the same path from src/ and from lib/.
 */
const statements = (): Record<string, StatementTemplate> =>
  require('../../catalogue/rendered/statements.json');
const managedPolicies = (): Record<string, ManagedPolicyFacts> =>
  require('../../catalogue/rendered/managed-policies.json');
const serviceLinkedRoles = (): Record<string, ServiceLinkedRoleFacts> =>
  require('../../catalogue/rendered/service-linked-roles.json');
const campaignApis = (): Record<string, readonly string[]> =>
  require('../../catalogue/rendered/campaign-apis.json');
const samlSignIn = (): Record<string, SamlSignInFacts> =>
  require('../../catalogue/rendered/saml-sign-in.json');

function entry<T>(table: Record<string, T>, key: string, what: string): T {
  const found = ownProperty(table, key);
  // Not an input of a caller: a name in src/ that the catalogue does not have.
  if (!found) throw new Error(`The catalogue has no ${what} ${key}`);
  return found;
}

export const statementTemplate = (id: string) => entry(statements(), id, 'statement');
/** The statements that the library writes, all of them. */
export const statementTemplates = (): readonly StatementTemplate[] => Object.values(statements());
export const managedPolicyFacts = (name: string) =>
  entry(managedPolicies(), name, 'managed policy');
export const serviceLinkedRole = (feature: string) =>
  entry(serviceLinkedRoles(), feature, 'service-linked role');

/** Where people sign in through SAML, by partition. */
export const samlSignInFacts = () => samlSignIn();

/** The document of the newest version of a managed policy that can be attached. */
export function newestDocument(name: string): PolicyDocument {
  const versions = Object.values(managedPolicyFacts(name).versions);
  const { document } = versions[versions.length - 1];
  if (!document) throw new Error(`The catalogue has no document of ${name}`);
  return document;
}

/** A version of a managed policy; undefined when the catalogue does not have it. */
export function policyVersion(name: string, version: string): PolicyVersionFacts | undefined {
  return ownProperty(managedPolicyFacts(name).versions, version);
}

/** Which of the outbound campaigns APIs have the action; every API for actions of other services. */
export const apisOf = (action: string): readonly string[] =>
  ownProperty(campaignApis(), action) ?? ['v1', 'v2'];

const actions = (): Record<string, Record<string, ActionFacts>> =>
  require('../../catalogue/rendered/actions.json');
const resourceTypes = (): Record<string, Record<string, ResourceTypeFacts>> =>
  require('../../catalogue/rendered/resource-types.json');
const useCases = (): Record<string, UseCaseFacts> =>
  require('../../catalogue/rendered/use-cases.json');
const jobs = (): Record<string, JobFacts> => require('../../catalogue/rendered/jobs.json');
const bindings = (): Bindings => require('../../catalogue/rendered/bindings.json');
const places = (): Record<string, PlaceFacts> => require('../../catalogue/rendered/places.json');
const resourcePlaces = (): Record<string, string> =>
  require('../../catalogue/rendered/resource-places.json');

/** What is known of `service:Action`; undefined when the catalogue does not have it. */
export function actionFacts(name: string): ActionFacts | undefined {
  const [service, action] = name.split(':');
  return ownProperty(ownProperty(actions(), service), action);
}

const FAMILY = new Set([
  'app-integrations',
  'cases',
  'connect',
  'connect-campaigns',
  'profile',
  'voiceid',
  'wisdom',
]);

/** Whether the action is of Amazon Connect or a service that is part of it. */
export const isOfFamily = (name: string) => FAMILY.has(name.split(':')[0]);

/** Whether the action is on resources of some type. */
export function takesResources(name: string): boolean {
  const { types = [], optionalTypes = [] } = actionFacts(name) ?? {};
  return types.length + optionalTypes.length > 0;
}

/** Condition keys that requests for the action carry, by the action or by a resource type that it takes. */
export function conditionKeys(name: string): readonly string[] {
  const facts = actionFacts(name);
  const service = name.split(':')[0];
  return [
    ...(facts?.keys ?? []),
    ...[...(facts?.types ?? []), ...(facts?.optionalTypes ?? [])].flatMap(
      (type) => resourceType(service, type)?.keys ?? [],
    ),
  ];
}

/** Every action that the catalogue has, in lower case, and as it writes it. */
let byLowerCase: ReadonlyMap<string, string> | undefined;

/** Up to three actions whose names are like a name that the catalogue does not have. */
export function similarActions(name: string): string[] {
  byLowerCase ??= new Map(
    Object.keys(actions())
      .flatMap(actionsOf)
      .map((action) => [action.toLowerCase(), action]),
  );
  const asked = name.toLowerCase();
  const [, wanted = ''] = asked.split(':');
  // Often the action is right and the prefix is that of an endpoint: connectcases, customer-profiles.
  const elsewhere = [...byLowerCase].filter(([lower]) => lower.endsWith(`:${wanted}`));
  if (elsewhere.length > 0) return elsewhere.slice(0, 3).map(([, action]) => action);
  const near: [number, string][] = [];
  byLowerCase.forEach((action, lower) => {
    const unlike = distance(asked, lower, FAR);
    if (unlike <= FAR) near.push([unlike, action]);
  });
  return near
    .sort(([a], [b]) => a - b)
    .slice(0, 3)
    .map(([, action]) => action);
}

/** What differs by more letters is not like it. */
const FAR = 4;

/** How many letters to put in, take out or change; when that is more than the farthest, any number that is more. */
export function distance(a: string, b: string, farthest: number): number {
  if (Math.abs(a.length - b.length) > farthest) return farthest + 1;
  // What both begin with changes nothing; names of a service have its prefix.
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  let row = Array.from({ length: b.length - same + 1 }, (_, j) => j);
  for (let i = 1; same + i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j < row.length; j++) {
      next[j] = Math.min(
        next[j - 1] + 1,
        row[j] + 1,
        row[j - 1] + (a[same + i - 1] === b[same + j - 1] ? 0 : 1),
      );
      if (next[j] < least) least = next[j];
    }
    row = next;
    if (least > farthest) return farthest + 1;
  }
  return row[row.length - 1];
}

export const useCaseFacts = (id: string) => entry(useCases(), id, 'use case');
export const useCasesOf = (page: string) =>
  Object.keys(useCases()).filter((id) => useCases()[id].page === page);
export const jobFacts = (id: string) => entry(jobs(), id, 'job');

/** A row of the console page or a job. */
export function originFacts(id: string): OriginFacts {
  const row = ownProperty(useCases(), id);
  if (row)
    return {
      group: row.page,
      label: row.label,
      actions: row.actions,
      brings: row.brings,
      statements: [],
    };
  const job = jobFacts(id);
  return { ...job, group: job.label, actions: Object.keys(job.actions), reasons: job.actions };
}

/** Where the row or job stands: rows first, both in the order of the catalogue. */
export function originPosition(id: string): number {
  const rows = Object.keys(useCases());
  const position = rows.indexOf(id);
  return position >= 0 ? position : rows.length + Object.keys(jobs()).indexOf(id);
}
export const placeFacts = (place: string): PlaceFacts | undefined => ownProperty(places(), place);
export const resourcePlace = (type: string): string | undefined =>
  ownProperty(resourcePlaces(), type);
export const resourcePlaceTypes = () => Object.keys(resourcePlaces());

/** Where an action is granted, for a row of the console page or a job, or in general. */
export function bindingsOf(action: string, row?: string): readonly Binding[] | undefined {
  return (
    (row !== undefined ? ownProperty(ownProperty(bindings().rows, row), action) : undefined) ??
    ownProperty(bindings().general, action)
  );
}

export const managedPolicyNames = () => Object.keys(managedPolicies());
export const useCaseIds = () => Object.keys(useCases());
export const jobIds = () => Object.keys(jobs());
/** The formats of ARNs of a resource type, `arn:${Partition}:connect:...`, and the condition keys that it carries. */
export const resourceType = (service: string, type: string): ResourceTypeFacts | undefined =>
  ownProperty(ownProperty(resourceTypes(), service), type);
export const resourceTypesOf = (service: string): readonly string[] =>
  Object.keys(ownProperty(resourceTypes(), service) ?? {});
/** The services of which the catalogue has every action. */
export const familyServices = (): readonly string[] => [...FAMILY];
/** Every service of which the catalogue has actions. */
export const cataloguedServices = (): readonly string[] => Object.keys(actions());
/** The actions of a service that the catalogue has, as `service:Action`. */
export const actionsOf = (service: string): readonly string[] =>
  Object.keys(ownProperty(actions(), service) ?? {}).map((action) => `${service}:${action}`);
export const statementIds = (): readonly string[] => Object.keys(statements());

export const reviewFacts = (): ReviewFacts => require('../../catalogue/rendered/review.json');
export const ruleExamples = (rule: string): RuleExamples =>
  entry<RuleExamples>(require('../../catalogue/rendered/rules.json'), rule, 'examples of the rule');
export const packageVersion = (): string => require('../../package.json').version;
