import { functionsBeside, isObject, own } from './json';
import { inside } from './located-value';
import { PolicyReader } from './policy-collector';
import { firstText } from './principal-resource';
import { nameOf, Resource } from './resource';

export const ORGANIZATION_POLICY = 'AWS::Organizations::Policy';

const RESOURCE_CONTROL_POLICY = 'RESOURCE_CONTROL_POLICY';

/** The types of organization policies that limit actions. */
const TYPES: readonly unknown[] = ['SERVICE_CONTROL_POLICY', RESOURCE_CONTROL_POLICY];

/** Returns whether a type of organization policy limits actions in the accounts. */
export const isControlPolicyType = (type: unknown): boolean => TYPES.includes(type);

/**
 * Reads a control policy into the policies of its file. It has no holder in the file, and grants
 * nothing.
 */
export function readControlPolicy(resource: Resource, reader: PolicyReader): void {
  const { type, properties, place, templateConditions } = resource;
  const policyType = firstText(properties.Type);
  if (type !== ORGANIZATION_POLICY || !isControlPolicyType(policyType)) return;
  const document = {
    value: limitsOf(properties.Content, policyType),
    place: inside(place, 'Content'),
    templateConditions,
  };
  reader.read(nameOf(resource, properties.Name), document, { isControlPolicy: true });
}

/**
 * Returns the document of a control policy without the principals of its statements. Statements of
 * a resource control policy are about everybody.
 */
export function limitsOf<T>(document: T, type: unknown): T {
  if (type !== RESOURCE_CONTROL_POLICY) return document;
  const value = typeof document === 'string' ? parsed(document) : document;
  if (!isObject(value) || functionsBeside(value).length > 0) return document;
  const statements: unknown = own(value, 'Statement');
  const limits = Array.isArray(statements)
    ? statements.map(withoutEverybody)
    : withoutEverybody(statements);
  return { ...value, Statement: limits } as T;
}

/**
 * Returns whether a document without a type is a resource control policy: all statements deny
 * something to everybody. The policy of a resource may look the same, and grants nothing either.
 */
export function isResourceControlPolicy(document: unknown): boolean {
  const statements = [own(document, 'Statement')].flat();
  return (
    statements.length > 0 &&
    statements.every((one) => own(one, 'Effect') === 'Deny' && isEverybody(own(one, 'Principal')))
  );
}

/** Returns the type of a document that has none. */
export const typeOfDocument = (document: unknown): string | undefined =>
  isResourceControlPolicy(document) ? RESOURCE_CONTROL_POLICY : undefined;

const isEverybody = (principal: unknown): boolean =>
  principal === '*' || own(principal, 'AWS') === '*';

function withoutEverybody(statement: unknown): unknown {
  if (!isObject(statement) || !isEverybody(own(statement, 'Principal'))) return statement;
  const { Principal: _, ...rest } = statement;
  return rest;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
