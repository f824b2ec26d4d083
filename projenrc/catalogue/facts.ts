import { jsonNames, readJson } from './json';
import type {
  ActionFacts,
  AliasFacts,
  FamilyFacts,
  ResourceTypeFacts,
  SamlSignInFacts,
  SourceFacts,
} from '../../src/catalogue/facts';
import type { PolicyDocument, ServiceLinkedRoleFacts } from '../../src/catalogue/policy-facts';

/** Where a fact was read. Every fact names one by id, itself or through its file. */
export type Source = SourceFacts;

/** As the reference has it. */
export type ActionFact = Omit<ActionFacts, 'needs' | 'withTags'>;

export interface ServiceFacts {
  readonly source: string;
  readonly service: string;
  /** Whether every action of the service is here, or only the ones that something names. */
  readonly complete: boolean;
  readonly resourceTypes: Record<string, ResourceTypeFacts>;
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

export type PolicyDocumentFact = PolicyDocument;
export type StatementFact = PolicyDocument['Statement'][number];

/** Where people sign in through SAML, by partition. */
export interface SamlSignIn {
  readonly partitions: Record<string, SamlUrls>;
}

type SamlUrl = 'endpoint' | 'regional' | 'relayState' | 'globalResiliency';
type SamlUrls = Pick<SamlSignInFacts, 'regionPrefix'> & { readonly [url in SamlUrl]?: SignInUrl };

interface SignInUrl {
  readonly url: string;
  /** The Region whose own endpoint it is. */
  readonly region?: string;
  readonly source: string;
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

type InlinePolicy = NonNullable<ServiceLinkedRoleFacts['inlinePolicies']>[number];

export interface ServiceLinkedRoleFact extends Omit<ServiceLinkedRoleFacts, 'inlinePolicies'> {
  readonly inlinePolicies?: readonly (InlinePolicy & {
    /** Names of the page that do not exist, and the ones that do. */
    readonly notInIam?: Record<string, string>;
  })[];
}

/** What holds for the whole catalogue. */
export interface GeneralFacts {
  readonly homeRows: { readonly rows: readonly string[]; readonly exceptPages: readonly string[] };
  readonly givenPlaces: Readonly<Record<string, string>>;
  readonly requestKeys: {
    readonly ofRequests: readonly string[];
    readonly ofServices: readonly string[];
  };
}

const many = <T>(folder: string): T[] =>
  jsonNames(folder).map((name) => readJson<T>(`${folder}/${name}.json`));

export const family = () => readJson<FamilyFacts>('catalogue/family.json').services;

/** Whether the action is of one of the services of which the catalogue has every action. */
export const isOfFamily = (action: string): boolean =>
  Object.keys(family()).includes(action.split(':')[0].toLowerCase());

export const general = () => readJson<GeneralFacts>('catalogue/general.json');
export const sources = () => readJson<Record<string, Source>>('catalogue/facts/sources.json');
export const services = () => many<ServiceFacts>('catalogue/facts/services');
/** The actions of all services, as `service:Name`. */
export const actionNames = (): string[] =>
  services().flatMap((s) => Object.keys(s.actions).map((name) => `${s.service}:${name}`));
export const managedPolicies = () => many<ManagedPolicyFact>('catalogue/facts/managed-policies');
export const useCases = () =>
  readJson<{ rows: UseCaseFact[] }>('catalogue/facts/console-use-cases.json').rows;
export const dependentActions = () =>
  readJson<Record<string, Record<string, string[]>>>('catalogue/facts/dependent-actions.json');
export const serviceLinkedRoles = () =>
  readJson<{ roles: Record<string, ServiceLinkedRoleFact> }>(
    'catalogue/facts/service-linked-roles.json',
  ).roles;
export const aliases = () => readJson<{ aliases: AliasFacts[] }>('catalogue/aliases.json').aliases;
export const corrections = () =>
  readJson<{ corrections: Correction[] }>('catalogue/corrections.json').corrections;

export const asList = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [value as T];
