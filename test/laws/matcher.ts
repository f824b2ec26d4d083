/** A statement as IAM reads it, with lists throughout. */
export interface Rule {
  readonly sid: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Whether the resources are those that the statement is not about. */
  readonly notResource?: boolean;
  readonly conditions: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

export type Context = Readonly<Record<string, string | readonly string[]>>;

export interface Request {
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
}

/**
 * Whether a pattern of IAM takes in a text: `*` any characters, `?` one.
 * Written without regular expressions, unlike src.
 */
export function glob(pattern: string, text: string): boolean {
  if (pattern === '*') return true;
  let [p, t, star, mark] = [0, 0, -1, 0];
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  [value ?? []].flat();

/** Whether an IPv4 address is in a range of whole bytes. */
function isInRange(range: string, address: string): boolean {
  const [base, bits] = range.split('/');
  const bytes = Number(bits) / 8;
  const first = (text: string) => text.split('.').slice(0, bytes).join('.');
  return first(base) === first(address);
}

function holds(operator: string, wanted: readonly string[], given: readonly string[]): boolean {
  const isWanted = (value: string) => wanted.includes(value);
  switch (operator) {
    case 'StringEquals':
    case 'Bool':
    case 'ForAnyValue:StringEquals':
      return given.some(isWanted);
    case 'StringLike':
      return given.some((value) => wanted.some((pattern) => glob(pattern, value)));
    case 'StringEqualsIfExists':
      return given.length === 0 || given.some(isWanted);
    case 'ArnEquals':
      return given.some(isWanted);
    case 'Null':
      return wanted.includes(String(given.length === 0));
    case 'ForAllValues:StringEquals':
      return given.every(isWanted);
    case 'ForAllValues:StringNotEquals':
    case 'StringNotEquals':
    case 'ArnNotEquals':
      return !given.some(isWanted);
    case 'NotIpAddress':
      return !given.some((address) => wanted.some((range) => isInRange(range, address)));
    case 'ArnLike':
      return given.some((value) => wanted.some((pattern) => glob(pattern, value)));
    default:
      throw new Error(`The matcher of the laws does not know ${operator}`);
  }
}

/** What a principal is in the requests of the laws, where a policy asks by a variable. */
export const PRINCIPAL: Record<string, string> = {
  'aws:PrincipalTag/Team': 'red',
  'aws:username': 'ann',
  'aws:userid': 'AROAEXAMPLE:sample',
};
/** What every request carries. */
const ALWAYS = 'aws:userid';
const variableIn = (value: string) =>
  Object.keys(PRINCIPAL).find((name) => value === `\${${name}}`);

/** The values with what the request says of the principal; one that it does not say is no value. */
const resolved = (values: readonly string[], context: Context): readonly string[] =>
  values.flatMap((value) => {
    const name = variableIn(value);
    return name ? list(context[name] ?? (name === ALWAYS ? PRINCIPAL[name] : [])) : [value];
  });

export const conditionsHold = (rule: Rule, context: Context): boolean =>
  Object.entries(rule.conditions).every(([operator, byKey]) =>
    Object.entries(byKey).every(([key, wanted]) =>
      holds(operator, resolved(list(wanted), context), list(context[key])),
    ),
  );

const matches = (rule: Rule, { action, resource, context }: Request): boolean =>
  rule.actions.some((a) => glob(a.toLowerCase(), action.toLowerCase())) &&
  rule.resources.some((r) => glob(r, resource)) !== (rule.notResource ?? false) &&
  conditionsHold(rule, context);

/** A deny wins over every allow. */
export function allows(rules: readonly Rule[], request: Request): boolean {
  const matching = rules.filter((rule) => matches(rule, request));
  return (
    matching.some((rule) => rule.effect === 'Allow') &&
    matching.every((rule) => rule.effect === 'Allow')
  );
}

/**
 * Requests that a rule allows: each action on a sample of each resource, once for each first and
 * last value of its conditions.
 */
export function requestsOf(rule: Rule): Request[] {
  // What must not be equal to something holds where it is not given, and Null goes with a value.
  const asked = Object.entries(rule.conditions).filter(
    ([operator]) => !operator.includes('Not') && operator !== 'Null',
  );
  const context = (pick: (values: readonly string[]) => string | undefined): Context =>
    Object.fromEntries(
      asked
        .flatMap(([, byKey]) => Object.entries(byKey))
        .flatMap(([key, wanted]) => valuesOf(key, pick(list(wanted)) ?? '')),
    );
  const several = Object.values(rule.conditions).some((byKey) =>
    Object.values(byKey).some((wanted) => list(wanted).length > 1),
  );
  const contexts = [
    context((values) => values[0]),
    ...(several ? [context((values) => values[values.length - 1])] : []),
  ];
  return rule.actions.flatMap((action) =>
    rule.resources.flatMap((resource) =>
      contexts.map((c) => ({ action, resource: resource.replaceAll('*', 'sample'), context: c })),
    ),
  );
}

/** A value of a key, with the key that it comes from where the policy asks for one of the principal. */
function valuesOf(key: string, value: string): [string, string[]][] {
  const name = variableIn(value);
  if (!name) return [[key, [value]]];
  return [
    [key, [PRINCIPAL[name]]],
    [name, [PRINCIPAL[name]]],
  ];
}
