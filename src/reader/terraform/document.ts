import { namedArns } from './arns';
import { choiceOf, MOST_ALTERNATIVES } from './choice';
import { IDENTIFIERS, isToken, statementOf } from './document-statement';
import { isOfInstance, namesIn } from './names';
import { Plan, PlannedResource } from './plan';
import { isKnownLater, Target, Targets, targetsOf } from './references';
import { ownOf } from './referred';
import { isUnknown, tokenFor, valueOf } from './unknown-values';
import { decodedJson, isObject, list, own } from '../json';
import { Pointer } from '../relocated';

/** The data source that writes a policy document, and its attributes with the document. */
const DOCUMENT = 'aws_iam_policy_document';
const JSON_ATTRIBUTES = ['json', 'minified_json'];

/** A policy document of a plan, and where it is written if not where it is used. */
export interface PlannedDocument {
  readonly value: unknown;
  /** The data sources that it is from, by their paths in the value. */
  readonly sources: readonly {
    readonly path: Pointer;
    readonly logicalId: string;
    readonly pointer: Pointer;
  }[];
}

/**
 * Returns the policy document in an attribute. Where only applying knows it, and it is the document
 * of a data source, returns what the plan knows of that.
 */
export function documentOf(resource: PlannedResource, key: string, plan: Plan): PlannedDocument {
  const value = valueOf(resource, key);
  if (!isUnknown(resource, key))
    return { value: typeof value === 'string' ? parsed(value) : value, sources: [] };
  const expression = own(resource.expressions, key);
  const targets = targetsOf(expression, resource, plan);
  const mine = ownOf(resource, key, targets, plan);
  const found = mine ? { all: [mine], isOpen: false } : targets;
  return documentAmong(found, { resource, path: key, expression, value }, plan);
}

/** Returns the policy document of a block, of which only applying knows a part. */
export const documentOfBlock = (
  resource: PlannedResource,
  path: string,
  { value, expression }: Pick<Unknown, 'value' | 'expression'>,
  plan: Plan,
): unknown =>
  isToken(value)
    ? documentAmong(
        targetsOf(expression, resource, plan),
        { resource, path, expression, value },
        plan,
      ).value
    : value;

/** A document that only applying knows: where it is, its expression, and a token. */
interface Unknown {
  readonly resource: PlannedResource;
  readonly path: string;
  readonly expression: unknown;
  readonly value: unknown;
}

/** Returns the document of the data source that an expression stands for, or a choice of several. */
function documentAmong(
  { all: some, isOpen }: Targets,
  { resource, path, expression, value }: Unknown,
  plan: Plan,
): PlannedDocument {
  // More names are those of a function that changes the document.
  const names = namesIn(expression).filter((name) => !isOfInstance(name));
  const found = some.filter(isDocument).map((one) => one.resource);
  if (names.length > 1 || found.length === 0 || found.length > MOST_ALTERNATIVES)
    return { value, sources: [] };
  const isKnown = !isOpen && found.length === some.length;
  const [last] = found.slice(-1);
  const alternatives = (isKnown ? found.slice(0, -1) : found).map((source) => ({
    condition: `${resource.address}.${path} is ${source.address}`,
    value: documentIn(source, plan, DEEPEST),
  }));
  return {
    value: choiceOf(alternatives, isKnown ? documentIn(last, plan, DEEPEST) : value),
    sources: found.map((source, i) => ({
      path: [
        ...found.slice(0, i).flatMap(() => ['Fn::If', 2]),
        ...(i < alternatives.length ? ['Fn::If', 1] : []),
      ],
      logicalId: source.address,
      pointer: [...source.pointer, 'values'],
    })),
  };
}

const isDocument = ({ resource: { type }, attribute }: Target): boolean =>
  type === DOCUMENT && (attribute === undefined || JSON_ATTRIBUTES.includes(attribute));

/** How deep documents may take over others. */
const DEEPEST = 10;

/** Returns the object of a document, or its text if it is not JSON. */
const parsed = (text: string): unknown => {
  const document = decodedJson(text);
  return isObject(document) ? document : text;
};

/** Returns the document that a data source will write. */
function documentIn(source: PlannedResource, plan: Plan, depth: number): object {
  const written = isUnknown(source, 'json') ? undefined : own(source.values, 'json');
  const known = typeof written === 'string' ? decodedJson(written) : undefined;
  if (isObject(known)) return known;
  const statements = blocksOf(source, plan);
  const others = (key: string) => {
    const documents = depth > 0 ? documentsIn(source, key, plan) : list(valueOf(source, key));
    return documents.map((one, i) =>
      isPlanned(one)
        ? own(documentIn(one, plan, depth - 1), 'Statement')
        : otherDocument(one, `${key}[${i}]`, source),
    );
  };
  return {
    Version: valueOf(source, 'version') ?? '2012-10-17',
    Statement: withoutReplaced(
      [
        ...others('source_policy_documents'),
        ...(Array.isArray(statements) ? statements.map(statementOf) : list(statements)),
        ...others('override_policy_documents'),
      ].flat(),
    ),
  };
}

/** Returns documents in a list: their texts, and data sources in place of as many unknown ones. */
function documentsIn(source: PlannedResource, key: string, plan: Plan): readonly unknown[] {
  const documents = list(valueOf(source, key));
  const { all: some, isOpen } = targetsOf(own(source.expressions, key), source, plan);
  const all = some.filter(isKnownLater);
  const count = documents.filter(isToken).length;
  if (isOpen || count === 0 || count !== all.length || !all.every(isDocument)) return documents;
  const found = all.map(({ resource }) => resource)[Symbol.iterator]();
  return documents.map((one) => (isToken(one) ? found.next().value : one));
}

const isPlanned = (one: unknown): one is PlannedResource =>
  isObject(one) && 'address' in one && 'pointer' in one;

/**
 * Returns the blocks of a data source. Values that only applying knows are the resources that the
 * configuration names. It does not have dynamic blocks.
 */
const blocksOf = (source: PlannedResource, plan: Plan): unknown =>
  withArns(valueOf(source, 'statement'), own(source.expressions, 'statement'), source, plan);

/** The attributes of blocks that are lists of ARNs, those of other values, and those that are blocks. */
const ARNS = ['resources', 'not_resources', IDENTIFIERS];
const VALUES = ['values'];
const BLOCKS = ['condition', 'principals', 'not_principals'];

function withArns(
  blocks: unknown,
  expressions: unknown,
  source: PlannedResource,
  plan: Plan,
): unknown {
  const configured = list(expressions);
  if (!Array.isArray(blocks) || blocks.length !== configured.length) return blocks;
  return blocks.map((block: unknown, i) => {
    if (!isObject(block) || isToken(block)) return block;
    const entries = Object.entries(block).map(([key, value]) => {
      const expression = own(configured[i], key);
      if (BLOCKS.includes(key)) return [key, withArns(value, expression, source, plan)];
      if (![...ARNS, ...VALUES].includes(key)) return [key, value];
      const arns = namedArns(expression, source, plan, ARNS.includes(key));
      const isNamingSome = key === IDENTIFIERS && isToken(value);
      return [key, isNamingSome ? [value, ...arns] : named(value, arns)];
    });
    return Object.fromEntries(entries);
  });
}

/** Returns a list with ARNs in place of as many values that only applying knows. */
const named = (values: unknown, arns: readonly object[]): unknown =>
  Array.isArray(values) && arns.length > 0 && values.filter(isToken).length === arns.length
    ? [...values.filter((one) => !isToken(one)), ...arns]
    : values;

/** Returns the statements that no later one of the same Sid replaces. */
function withoutReplaced(statements: readonly unknown[]): readonly unknown[] {
  const last = new Map(statements.map((one) => [own(one, 'Sid'), one]));
  return statements.filter((one) => {
    const sid = own(one, 'Sid');
    return typeof sid !== 'string' || sid === '' || last.get(sid) === one;
  });
}

/** Returns the statements of another document that a data source takes over. */
function otherDocument(document: unknown, path: string, source: PlannedResource): unknown {
  if (typeof document !== 'string') return document;
  const statements = own(decodedJson(document), 'Statement');
  return statements === undefined ? tokenFor(source, path) : statements;
}
