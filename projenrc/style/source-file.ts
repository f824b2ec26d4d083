import { readFileSync } from 'node:fs';
import * as ts from 'typescript';

/** What the style table counts in one file; places are line numbers, from 1. */
export interface SourceFacts {
  readonly path: string;
  readonly lines: number;
  /** Lengths of the lines with code in them, with their indentation. */
  readonly codeLengths: readonly number[];
  readonly longLines: readonly number[];
  readonly nestedTernaries: readonly number[];
  readonly nonNullAssertions: readonly number[];
  /** Module state that can change: `let`, and collections that begin empty. */
  readonly moduleState: readonly number[];
  readonly longestFunction: FunctionSize;
  /** Relative module names, as they are written. */
  readonly imports: readonly string[];
}

export interface FunctionSize {
  readonly line: number;
  readonly lines: number;
}

export const LONGEST_LINE = 120;
const COLLECTIONS = ['Map', 'WeakMap', 'Set', 'WeakSet'];

/** Reads a TypeScript file and finds all that the style table counts. */
export function readSourceFacts(path: string): SourceFacts {
  const text = readFileSync(path, 'utf8');
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const nodes = descendants(file);
  const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line + 1;
  const linesOf = (found: readonly ts.Node[]) => found.map((node) => lineOf(node.getStart(file)));
  const lines = text.replace(/\n$/, '').split('\n');
  const codeLines = [
    ...new Set(nodes.filter(isToken).flatMap((node) => linesWithin(node, lineOf))),
  ];
  return {
    path,
    lines: lines.length,
    codeLengths: codeLines.map((line) => lines[line - 1].length).filter((length) => length > 0),
    longLines: lines.flatMap((line, i) => (line.length > LONGEST_LINE ? [i + 1] : [])),
    nestedTernaries: linesOf(nodes.filter(isNestedTernary)),
    nonNullAssertions: linesOf(nodes.filter(ts.isNonNullExpression)),
    moduleState: linesOf(moduleState(file)),
    longestFunction: longestFunction(nodes, lineOf),
    imports: nodes.flatMap(relativeImport),
  };
}

function descendants(node: ts.Node): ts.Node[] {
  return [node, ...node.getChildren().flatMap(descendants)];
}

const isToken = (node: ts.Node): boolean =>
  node.getChildCount() === 0 && node.getWidth() > 0 && !ts.isJSDoc(node) && !isInsideJsDoc(node);

function isInsideJsDoc(node: ts.Node): boolean {
  return node.parent !== undefined && (ts.isJSDoc(node.parent) || isInsideJsDoc(node.parent));
}

function linesWithin(node: ts.Node, lineOf: (position: number) => number): number[] {
  const first = lineOf(node.getStart());
  return Array.from({ length: lineOf(node.getEnd()) - first + 1 }, (_, i) => first + i);
}

function isNestedTernary(node: ts.Node): boolean {
  if (!ts.isConditionalExpression(node)) return false;
  let parent: ts.Node = node.parent;
  while (ts.isParenthesizedExpression(parent)) parent = parent.parent;
  return ts.isConditionalExpression(parent);
}

function moduleState(file: ts.SourceFile): ts.Node[] {
  const variables = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) =>
      declarationList.declarations.filter(
        ({ initializer }) => !isConstant(declarationList) || isEmptyCollection(initializer),
      ),
    );
  const statics = file.statements
    .filter(ts.isClassDeclaration)
    .flatMap(({ members }) => members.filter(ts.isPropertyDeclaration))
    .filter((member) => isStatic(member) && isEmptyCollection(member.initializer));
  return [...variables, ...statics];
}

const isConstant = (list: ts.VariableDeclarationList): boolean =>
  list.getFirstToken()?.kind === ts.SyntaxKind.ConstKeyword;

const isStatic = (member: ts.PropertyDeclaration): boolean =>
  member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false;

/** A collection that begins empty is filled later: a cache. One with entries is a table. */
function isEmptyCollection(value: ts.Expression | undefined): boolean {
  if (value === undefined) return false;
  if (ts.isObjectLiteralExpression(value)) return value.properties.length === 0;
  if (ts.isArrayLiteralExpression(value)) return value.elements.length === 0;
  if (!ts.isNewExpression(value) || !COLLECTIONS.includes(value.expression.getText())) return false;
  const [first] = value.arguments ?? [];
  return first === undefined || isEmptyCollection(first);
}

function longestFunction(
  nodes: readonly ts.Node[],
  lineOf: (position: number) => number,
): FunctionSize {
  const sizes = nodes.filter(isFunction).map((node): FunctionSize => {
    const line = lineOf(node.getStart());
    return { line, lines: lineOf(node.getEnd()) - line + 1 };
  });
  return sizes.reduce((a, b) => (b.lines > a.lines ? b : a), { line: 1, lines: 0 });
}

const isFunction = (node: ts.Node): boolean => ts.isFunctionLike(node) && 'body' in node;

function relativeImport(node: ts.Node): string[] {
  if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) return [];
  const { moduleSpecifier } = node;
  if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return [];
  return moduleSpecifier.text.startsWith('.') ? [moduleSpecifier.text] : [];
}
