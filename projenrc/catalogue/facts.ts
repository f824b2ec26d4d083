import { jsonNames, readJson } from './json';

/** Where a fact was read. Every fact names one by id, itself or through the file it stands in. */
export interface Source {
  readonly title: string;
  readonly readOn: string;
  readonly version?: string;
  readonly license?: string;
  readonly url?: string;
}

export interface ActionFact {
  readonly level: string;
  /** Resource types that are checked whenever the action is called. */
  readonly types?: readonly string[];
  /** Resource types that are checked when the request names one. */
  readonly optionalTypes?: readonly string[];
  readonly keys?: readonly string[];
  /** Set by a correction where tags of what the action is on cannot limit it, although its resource types have them. */
  readonly untagged?: true;
}

export interface ServiceFacts {
  readonly source: string;
  readonly service: string;
  /** Whether every action of the service is here, or only the ones that something names. */
  readonly complete: boolean;
  readonly resourceTypes: Record<
    string,
    { readonly arns: readonly string[]; readonly keys?: readonly string[] }
  >;
  readonly actions: Record<string, ActionFact>;
}

export interface UseCaseFact {
  readonly id: string;
  readonly page: string;
  readonly section: string | null;
  readonly label: string;
  readonly access: 'view' | 'edit' | 'action';
  readonly actions: readonly string[];
  readonly notInIam?: Record<string, string>;
  readonly pageNameSince2026?: string;
  readonly labelSince2026?: string;
  readonly alsoRequires?: readonly string[];
}

export interface PolicyVersionFact {
  readonly versionId: string;
  readonly date: string;
  readonly summary: string;
  /** Actions, those of denies as `Deny connect:CreateInstance`. */
  readonly added?: readonly string[];
  readonly removed?: readonly string[];
  /** Actions that hold elsewhere than before, where it is known with the places. */
  readonly moved?: readonly MovedFact[];
  readonly rescoped?: readonly string[];
  /** The row of AWS's page of changes to the policy, or that it has none. */
  readonly docsChangeRow?: string;
  readonly document?: PolicyDocumentFact;
}

/** On which resources and under which conditions an action holds. */
export interface HoldsFact {
  readonly resource: string;
  readonly condition?: StatementFact['Condition'];
}

export interface MovedFact {
  readonly action: string;
  readonly from: readonly HoldsFact[];
  readonly to: readonly HoldsFact[];
}

export interface ManagedPolicyFact {
  readonly name: string;
  readonly arn: string;
  readonly serviceLinked: boolean;
  readonly status: string;
  readonly versions: readonly PolicyVersionFact[];
  readonly [more: string]: unknown;
}

export interface PolicyDocumentFact {
  readonly Version: string;
  readonly Statement: readonly StatementFact[];
}

/** Where people sign in through SAML, by partition. */
export interface SamlSignIn {
  readonly partitions: Record<string, SamlSignInFacts>;
}

interface SamlSignInFacts {
  readonly regionPrefix: string;
  readonly endpoint?: SignInUrl;
  readonly regional?: SignInUrl;
  readonly relayState?: SignInUrl;
  readonly globalResiliency?: SignInUrl;
}

interface SignInUrl {
  readonly url: string;
  /** The Region whose own endpoint it is. */
  readonly region?: string;
  readonly source: string;
}

export interface StatementFact {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Record<string, Record<string, string | readonly string[]>>;
}

export interface Correction {
  readonly id: string;
  readonly why: string;
  readonly source: string;
  /** The action whose resource types or condition keys are put right. */
  readonly action?: string;
  readonly set?: Partial<ActionFact>;
  /** The row of the console page that is put right. */
  readonly row?: string;
  readonly replace?: string;
  readonly by?: string;
  readonly add?: string;
}

export interface ServiceLinkedRoleFact {
  readonly feature: string;
  readonly namePrefix: string;
  readonly principal: string;
  readonly managedPolicy: string;
  readonly suffix: 'caller' | 'service' | 'none';
  readonly inlinePolicies?: readonly {
    readonly feature: string;
    readonly actions: readonly string[];
    readonly on: string;
    /** Names of the page that do not exist, and the ones that do. */
    readonly notInIam?: Record<string, string>;
  }[];
}

/** The services of the Connect family: all of their actions are in the catalogue. */
export const FAMILY = [
  'app-integrations',
  'cases',
  'connect',
  'connect-campaigns',
  'profile',
  'voiceid',
  'wisdom',
] as const;

const many = <T>(folder: string): T[] =>
  jsonNames(folder).map((name) => readJson<T>(`${folder}/${name}.json`));

export const sources = () => readJson<Record<string, Source>>('catalogue/facts/sources.json');
export const services = () => many<ServiceFacts>('catalogue/facts/services');
export const managedPolicies = () => many<ManagedPolicyFact>('catalogue/facts/managed-policies');
export const useCases = () =>
  readJson<{ rows: UseCaseFact[] }>('catalogue/facts/console-use-cases.json').rows;
export const dependentActions = () =>
  readJson<Record<string, Record<string, string[]>>>('catalogue/facts/dependent-actions.json');
export const serviceLinkedRoles = () =>
  readJson<{ roles: Record<string, ServiceLinkedRoleFact> }>(
    'catalogue/facts/service-linked-roles.json',
  ).roles;
export const corrections = () =>
  readJson<{ corrections: Correction[] }>('catalogue/corrections.json').corrections;

export const asList = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [value as T];
