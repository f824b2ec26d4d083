import { Resolved } from './intrinsics';
import { Condition, Place, Policy, PolicyStatement, Unread } from '../policy/model';
import { Text } from '../policy/text';

const isObject = (value: unknown): value is Record<string, Resolved> => typeof value === 'object' && value !== null && !Array.isArray(value);

const texts = (value: unknown): Text[] =>
  (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]).filter((v) => typeof v !== 'object').map(String);

export const inside = (place: Place, ...keys: readonly (string | number)[]): Place => ({ ...place, pointer: [...place.pointer, ...keys] });

export interface ReadDocument {
  readonly policy: Policy;
  readonly unread: readonly Unread[];
}

/** A policy document as it stands in a file, its intrinsics resolved. */
export function readDocument(name: string, document: unknown, place: Place, options: Partial<Pick<Policy, 'origin' | 'version' | 'managed'>> = {}): ReadDocument {
  const unread: Unread[] = [];
  const parsed = typeof document === 'string' ? parsedDocument(document) : document;
  const list = isObject(parsed) ? parsed.Statement : undefined;
  if (list === undefined) unread.push({ problem: 'a policy document needs a Statement', place });
  const single = !Array.isArray(list);
  const statements = (single ? [list] : list).flatMap((statement, i) => {
    if (statement === undefined) return [];
    const at = inside(place, 'Statement', ...(single ? [] : [i]));
    const read = readStatement(statement, at);
    if (typeof read === 'string') unread.push({ problem: read, place: at });
    return typeof read === 'string' ? [] : [read];
  });
  const characters = JSON.stringify(parsed ?? null).length;
  // A document without a Version is one of 2008-10-17, which has no policy variables.
  const variables = isObject(parsed) && parsed.Version === '2012-10-17';
  return { policy: { origin: 'file', managed: false, ...options, name, variables, statements, characters, place }, unread };
}

/** Documents come as text too: in permission sets, and URL-encoded from the API of IAM. */
function parsedDocument(text: string): unknown {
  for (const decode of [(t: string) => t, decodeURIComponent]) {
    try {
      return JSON.parse(decode(text));
    } catch {
      // the other way, or no document
    }
  }
  return undefined;
}

/** The statement, or what is wrong with it. */
function readStatement(statement: unknown, place: Place): PolicyStatement | string {
  if (!isObject(statement)) return 'a statement is an object';
  const { Sid, Effect, Action, NotAction, Resource, NotResource, Condition: conditions } = statement;
  if (Effect !== 'Allow' && Effect !== 'Deny') return `the Effect of a statement is Allow or Deny, not ${JSON.stringify(Effect) ?? 'missing'}`;
  if ((Action === undefined) === (NotAction === undefined)) return 'a statement has either an Action or a NotAction';
  return {
    ...(typeof Sid === 'string' && { sid: Sid }),
    effect: Effect,
    actions: texts(Action ?? NotAction),
    notAction: Action === undefined,
    resources: texts(Resource ?? NotResource),
    notResource: Resource === undefined && NotResource !== undefined,
    conditions: readConditions(conditions),
    onlyIf: [],
    place,
  };
}

const readConditions = (conditions: unknown): Condition[] => (isObject(conditions) ? Object.entries(conditions) : [])
  .flatMap(([operator, byKey]) => (isObject(byKey) ? Object.entries(byKey) : []).map(([key, values]) => ({ operator, key, values: texts(values) })));
