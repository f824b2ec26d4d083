import {
  Docs,
  Method,
  methodText,
  parametersText,
  Property,
  shortName,
  Type,
  typeText,
} from './assembly';

/** Where the constants of large enums and enum-like classes are told one by one. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  ConsoleUseCase: 'docs/console-use-cases.md',
  ConnectJob: 'docs/jobs.md',
};
const LARGE = 25;

const INTRO = `<!-- ~~ Generated from .jsii by projenrc/api. To modify, edit the docstrings and run "npx projen compile". -->

# API

The public types. Members that a type inherits are those of the type it extends.
[api.txt](api.txt) has every member on one line.
`;

/** The page of the public API. */
export function apiMarkdown(types: readonly Type[]): string {
  const groups: [string, Type[]][] = [
    ['Classes', types.filter(({ kind }) => kind === 'class')],
    ['Structs', types.filter(({ kind, datatype }) => kind === 'interface' && datatype)],
    ['Interfaces', types.filter(({ kind, datatype }) => kind === 'interface' && !datatype)],
    ['Enums', types.filter(({ kind }) => kind === 'enum')],
  ];
  const filled = groups.filter(([, ofKind]) => ofKind.length > 0);
  return [
    INTRO,
    ...filled.map(([title, ofKind]) => `**${title}:**\n${ofKind.map(link).join(',\n')}\n`),
    ...filled.flatMap(([title, ofKind]) => [`## ${title}\n`, ...ofKind.map(section)]),
  ].join('\n');
}

const link = ({ name }: Type): string => `[${name}](#${name.toLowerCase()})`;

function section(type: Type): string {
  const { name, base, interfaces = [], docs, initializer, properties = [], methods = [] } = type;
  const above = [base, ...interfaces].flatMap((fqn) => (fqn ? [`\`${shortName(fqn)}\``] : []));
  const isConstant = (property: Property) => property.static === true && property.const === true;
  const constants = [...properties.filter(isConstant), ...(type.members ?? [])];
  const create = initializer && `new ${name}(${parametersText(initializer)})`;
  return [
    `### ${name}\n`,
    ...(above.length > 0 ? [`Extends ${above.join(', ')}.\n`] : []),
    ...paragraphs(docs),
    ...(create ? [`\`\`\`ts\n${create}\n\`\`\`\n`, ...paragraphs(initializer.docs)] : []),
    ...table('property', properties.filter((property) => !isConstant(property)).map(propertyRow)),
    ...table('method', methods.map(methodRow)),
    ...constantsOf(type, constants),
  ].join('\n');
}

function constantsOf(
  { name, symbolId }: Type,
  constants: readonly { readonly name: string; readonly docs?: Docs }[],
): string[] {
  if (constants.length <= LARGE)
    return table(
      'constant',
      constants.map((one) => [`\`${one.name}\``, sentences(one.docs)]),
    );
  const page = ELSEWHERE[name] ?? (symbolId ? `${symbolId.split(':')[0]}.ts` : 'api.txt');
  return [`${constants.length} constants, each with what it is: [${page}](${page}).\n`];
}

function propertyRow({ name, type, optional, static: isStatic, docs }: Property): string[] {
  const written = `${isStatic ? 'static ' : ''}${name}${optional ? '?' : ''}: ${typeText(type)}`;
  return [`\`${written}\``, sentences(docs)];
}

function methodRow(method: Method): string[] {
  const parameters = (method.parameters ?? []).flatMap(({ name, docs }) =>
    docs?.summary ? [`\`${name}\`: ${docs.summary}`] : [],
  );
  const what = [sentences(method.docs), ...parameters].filter((text) => text).join('<br>');
  return [`\`${method.static ? 'static ' : ''}${methodText(method)}\``, what];
}

const paragraphs = (docs: Docs | undefined): string[] => {
  const text = textsOf(docs).join('\n\n');
  return text ? [`${text}\n`] : [];
};

const sentences = (docs: Docs | undefined): string =>
  textsOf(docs)
    .join(' ')
    .replace(/\s*\n\s*/g, ' ');

function textsOf({ summary, remarks, default: usual, returns, see, custom }: Docs = {}): string[] {
  return [
    ...(summary ? [summary] : []),
    ...(remarks ? [remarks.trim()] : []),
    ...(returns ? [`Returns ${returns}`] : []),
    ...(usual ? [`Default: ${usual}`] : []),
    ...(custom?.throws ? [`Throws ${custom.throws}`] : []),
    ...(see ? [`See ${see}`] : []),
  ];
}

function table(what: string, rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [`${[line([what, '']), line(['---', '---']), ...rows.map(line)].join('\n')}\n`];
}
