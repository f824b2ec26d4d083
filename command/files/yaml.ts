import { Composer, Lexer, ParsedNode, Parser, Document } from 'yaml';
import { FileError } from './file-error';
import { Lines } from './lines';
import { Parsed } from './parsed';
import { YamlContent } from './yaml-content';
import { offsetIn } from './yaml-places';

/**
 * The CloudFormation limit in characters. Twice as many take up to twice the seconds:
 * test/command/files.test.ts.
 */
const LARGEST = 1024 * 1024;
/** The maximum number of open objects, lists, and nodes between them. */
const DEEPEST = 500;

/** Reads YAML with the short forms of CloudFormation functions. */
export function parseYaml(file: string, text: string): Parsed {
  const lines = new Lines(text);
  const fail = (offset: number, problem: string, instead?: string) =>
    new FileError({ file, ...lines.at(offset), problem, instead });
  if (text.length > LARGEST) {
    const problem = `it has ${text.length} characters, and CloudFormation takes no YAML of more than ${LARGEST}`;
    throw new FileError({
      file,
      problem,
      instead: 'Give it as JSON: `yq -o json` or `aws cloudformation package --use-json` write it',
    });
  }
  const document = compose(text, fail);
  const { content, oddities, targets } = new YamlContent(fail).of(document);
  return { content, oddities, locate: (pointer) => lines.at(offsetIn(document, targets, pointer)) };
}

type Fail = (offset: number, problem: string, instead?: string) => FileError;

/** Returns a message on one line, without its final period. */
const wordsOf = (message: string) => message.replace(/\.$/, '').replace(/\s+/g, ' ');

/**
 * Composes step by step, to stop at the first error and at the maximum depth. parseDocument
 * continues, and takes a gigabyte for a megabyte of `[`.
 */
function compose(text: string, fail: Fail): Document.Parsed<ParsedNode> {
  const composer = new Composer({ schema: 'core', uniqueKeys: false, keepSourceTokens: false });
  stopAtErrors(composer, (offset, message) => fail(offset, `it is not YAML: ${wordsOf(message)}`));
  const parser = new Parser();
  const documents: Document.Parsed<ParsedNode>[] = [];
  const keep = (found: Iterable<Document.Parsed<ParsedNode>>) => documents.push(...found);
  for (const lexeme of new Lexer().lex(text)) {
    const at = parser.offset;
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error')
        throw fail(token.offset, `it is not YAML: ${wordsOf(token.message)}`);
      keep(composer.next(token));
    }
    if (parser.stack.length > DEEPEST)
      throw fail(at, 'it is nested deeper than any policy or template');
    if (documents.length > 1) break;
  }
  for (const token of parser.end()) keep(composer.next(token));
  keep(composer.end(true, text.length));
  if (documents.length > 1)
    throw fail(
      documents[1].range[0],
      'it has several YAML documents',
      'Give each a file of its own',
    );
  return documents[0];
}

type ErrorSource = number | readonly number[] | { readonly offset: number };

function offsetOf(source: ErrorSource): number {
  if (typeof source === 'number') return source;
  return 'offset' in source ? source.offset : source[0];
}

/**
 * Stops at the first error. The composer collects its errors, and only its handler sees the first
 * one immediately. Warnings are about tags, which we handle. An error thrown in the handler becomes
 * the message of the next error.
 */
function stopAtErrors(
  composer: Composer,
  failed: (offset: number, message: string) => FileError,
): void {
  let first: FileError | undefined;
  Object.assign(composer, {
    onError: (source: ErrorSource, _code: string, message: string, warning?: boolean) => {
      if (warning) return;
      first ??= failed(offsetOf(source), message);
      throw first;
    },
  });
}
