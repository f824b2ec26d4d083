import * as ts from 'typescript';

/**
 * Returns a declaration file without what is `@internal`, and without the imports that only this used.
 */
export function publicDeclarations(text: string): string {
  const shown = without(text, internalNodes);
  return without(shown, unusedImports);
}

type Find = (file: ts.SourceFile) => readonly ts.Node[];

function without(text: string, find: Find): string {
  const file = ts.createSourceFile('file.d.ts', text, ts.ScriptTarget.ES2022, true);
  return [...find(file)]
    .sort((a, b) => b.pos - a.pos)
    .reduce((rest, node) => rest.slice(0, node.pos) + rest.slice(node.end), text)
    .replace(/^\n+/, '');
}

const isInternal = (node: ts.Node): boolean =>
  ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal');

const internalNodes: Find = (file) =>
  file.statements.flatMap((statement): readonly ts.Node[] => {
    if (isInternal(statement)) return [statement];
    return ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement)
      ? [...statement.members].filter(isInternal)
      : [];
  });

const unusedImports: Find = (file) =>
  file.statements.filter((statement) => {
    if (!ts.isImportDeclaration(statement)) return false;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) return false;
    const rest = file.text.slice(0, statement.pos) + file.text.slice(statement.end);
    return bindings.elements.every(({ name }) => !new RegExp(`\\b${name.text}\\b`).test(rest));
  });
