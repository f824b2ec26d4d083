import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { defined } from '../support/defined';

const SRC = join(__dirname, '..', '..', 'src');
const VARIANTS = join(__dirname, 'variants');

const parsed = (file: string) =>
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
const filesIn = (folder: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));

/** `Type.member` of what a user can say: properties, and public methods that are no getters. */
function sayable(file: string): string[] {
  return parsed(file)
    .statements.flatMap((statement) => {
      const exported =
        ts.canHaveModifiers(statement) &&
        ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
      if (!exported || !(ts.isInterfaceDeclaration(statement) || ts.isClassDeclaration(statement)))
        return [];
      const isPublic = (member: ts.MethodDeclaration) =>
        ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.PublicKeyword);
      const members = ts.isInterfaceDeclaration(statement)
        ? statement.members.filter(ts.isPropertySignature)
        : statement.members.filter(ts.isMethodDeclaration).filter(isPublic);
      return members.map((member) => `${defined(statement.name).text}.${member.name.getText()}`);
    })
    .filter((name) => !name.includes('._'));
}

/** Every name in the variants, those of properties in quotes too. */
function said(): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node) => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  filesIn(VARIANTS).map(parsed).forEach(visit);
  return names;
}

// What is no option: what a construct or a value tells about itself.
const TOLD = [
  'AccessFinding.id',
  'AccessFinding.message',
  'AccessFinding.warning',
  'AccessFinding.subject',
  'AccessFinding.why',
  'AccessFinding.instead',
  'ConnectFederationRole.globalResiliencyAcsUrl',
  'ConnectFederationRole.relayStateTo',
];
// Interfaces of what is read or implemented, and not given.
const READ = /^(IConnectServiceLinkedRole|ServiceLinkedRoleInlinePolicy)\./;

test('there is a variant with each property and each method that a user of the library can say', () => {
  const names = said();
  const index = readFileSync(join(SRC, 'index.ts'), 'utf8');
  // What only looks at access makes no template.
  const makes = (file: string) =>
    !/^\.\/(report|validation|assertions)\//.test(file) && !file.endsWith('.generated');
  const all = [...index.matchAll(/from '(.*)'/g)]
    .map(([, file]) => file)
    .filter(makes)
    .map((file) => join(SRC, `${file}.ts`))
    .flatMap(sayable);
  expect(all.length).toBeGreaterThan(100);
  expect(
    all.filter(
      (name) => !names.has(name.split('.')[1]) && !TOLD.includes(name) && !READ.test(name),
    ),
  ).toEqual([]);
});
