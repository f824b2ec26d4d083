import {
  Method,
  methodText,
  parametersText,
  Property,
  shortName,
  Type,
  typeText,
} from './assembly';

/** Every public member on a line of its own: a change of what users see is a line of a diff. */
export const apiText = (types: readonly Type[]): string =>
  `${types.flatMap((type) => [headOf(type), ...membersOf(type)]).join('\n')}\n`;

function headOf({ name, kind, base, interfaces = [], abstract, datatype }: Type): string {
  const word = kind === 'interface' && datatype ? 'struct' : kind;
  const above = [base, ...interfaces].flatMap((fqn) => (fqn ? [shortName(fqn)] : []));
  return [
    ...(abstract && kind === 'class' ? ['abstract'] : []),
    word,
    name,
    ...(above.length > 0 ? [`: ${above.join(', ')}`] : []),
  ].join(' ');
}

function membersOf(type: Type): string[] {
  const own = [
    ...(type.initializer ? [`constructor(${parametersText(type.initializer)})`] : []),
    ...(type.properties ?? []).map(propertyText),
    ...(type.methods ?? []).map(withModifiers),
    ...(type.members ?? []).map(({ name }) => name),
  ];
  return own.map((member) => `${type.name}.${member}`);
}

function propertyText(property: Property): string {
  const { name, type, optional, immutable, const: isConstant } = property;
  const text = `${name}${optional ? '?' : ''}: ${typeText(type)}`;
  const isSettable = !immutable && !isConstant;
  return `${text}${modifiers(property)}${isSettable ? ' [settable]' : ''}`;
}

const withModifiers = (method: Method): string => `${methodText(method)}${modifiers(method)}`;

const modifiers = (member: Pick<Method, 'static' | 'abstract' | 'protected'>): string =>
  (['static', 'abstract', 'protected'] as const)
    .filter((modifier) => member[modifier])
    .map((modifier) => ` [${modifier}]`)
    .join('');
