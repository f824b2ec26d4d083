// @ts-check
/* Searching among principals: all words in one text, each at the beginning of a word there. */
/** @typedef {{ kind: string, text: string }} Entry */

/** What names a principal: its terms may stand in several texts. */
const NAMING = ['name', 'policy', 'principal'];

/** What was found in texts and in lists during one search, since principals share them. */
class Found {
  /** @param {ReturnType<typeof termsOf>} terms */
  constructor(terms) {
    this.terms = terms;
    /** @type {Map<Entry[], Entry | undefined>} */
    this.lists = new Map();
  }

  /** @param {Entry[]} list */
  in(list) {
    if (!this.lists.has(list)) this.lists.set(list, list.find(({ text }) => areIn(this.terms, text)));
    return this.lists.get(list);
  }

  /** The first entry of lists that has all that was typed, or the first of the names that have it together. @param {Entry[][]} lists */
  among(lists) {
    for (const list of lists) {
      const whole = this.in(list);
      if (whole) return whole;
    }
    return this.terms.length > 1 ? matchIn(lists.flatMap((list) => list.filter(({ kind }) => NAMING.includes(kind))), this.terms) : undefined;
  }
}

/** The first text that has all that was typed, or the first of the names that have it together. @param {Entry[]} entries @param {ReturnType<typeof termsOf>} terms */
function matchIn(entries, terms) {
  const whole = entries.find(({ text }) => areIn(terms, text));
  if (whole || terms.some(({ lower }) => lower.length < 4)) return whole;
  const names = entries.filter(({ kind }) => NAMING.includes(kind));
  const parts = terms.map((term) => names.find(({ text }) => isIn(term, text)));
  return parts.every(Boolean) ? parts[0] : undefined;
}

/** @type {WeakMap<object, Entry[]>} */
const entriesKnown = new WeakMap();

/** The entries of a list, which several principals may share. @template {object} T @param {T} list @param {(list: T) => Entry[]} make */
function entriesOf(list, make) {
  let entries = entriesKnown.get(list);
  if (!entries) {
    entries = make(list);
    entriesKnown.set(list, entries);
  }
  return entries;
}

/** @param {string} kind @returns {(text: string) => Entry} */
const entry = (kind) => (text) => ({ kind, text });

/** @type {WeakMap<Principal, Entry[][]>} */
const listsKnown = new WeakMap();

/** The texts by which a principal is found, names first. @param {Principal} principal @returns {Entry[][]} */
function entriesOfPrincipal(principal) {
  let lists = listsKnown.get(principal);
  if (!lists) {
    lists = listsOf(principal);
    listsKnown.set(principal, lists);
  }
  return lists;
}

const headings = new Map(report.capabilities.map((one) => [one.id, one]));
const rowsById = new Map(report.rows.map((one) => [one.id, one]));

/** @param {Principal} principal @returns {Entry[][]} */
function listsOf(principal) {
  const { id, name, kind, file, trust, managedPolicies, boundary, grants, otherActions, statements, findings, accepted, unknown, capabilities, useCases } = principal;
  return [
    [id, name, kind, file].map(entry('name')),
    entriesOf(capabilities, (all) => all.flatMap(({ capability }) => {
      const heading = headings.get(capability);
      return heading ? [entry(`can ${heading.label}`)(capabilityText(heading))] : [];
    })),
    entriesOf(useCases, (all) => all.filter(({ known }) => known !== 'no').flatMap(({ row, known }) => {
      const found = rowsById.get(row);
      return found ? [entry(known === 'allowed' ? found.kind : `${found.kind} in part`)(rowText(found))] : [];
    })),
    entriesOf(grants, (all) => all.flatMap(({ actions }) => actions.map(entry('action')))),
    entriesOf(otherActions, (all) => all.flatMap(({ actions }) => actions.map(entry('action')))),
    entriesOf(statements, (all) => all.flatMap(({ policy, sid, resources, conditions }) => [
      ...resources.map(entry('resource')), ...conditions.map(entry('condition')), ...(sid ? [entry('statement')(sid)] : []), entry('policy')(policy)])),
    [
      ...managedPolicies.flatMap((policy) => [entry('policy')(`${policy.name} ${policy.version ?? ''}`), entry('policy')(policy.arn)]),
      ...(boundary ? [entry('boundary')(boundary.arn)] : []),
      ...trust.map(entry('taken on by')),
      ...[...findings, ...accepted].map((finding) => entry('finding')(`${finding.id}[${finding.subject}] ${finding.text}`)),
      ...unknown.map(({ text }) => entry('not known')(text)),
    ],
  ];
}

/** The instances that the report names, with their accounts: ARNs, and `${Stack/Instance.Arn}` of templates. @type {Map<string, string | undefined> | undefined} */
let instancesKnown;
function instances() {
  if (instancesKnown) return instancesKnown;
  instancesKnown = new Map();
  for (const principal of report.principals) {
    for (const resource of principal.statements.flatMap(({ resources }) => resources)) {
      const [arn, account] = /^arn:[^:]*:connect:[^:]*:([^:]*):instance\/[^/*?$]+/.exec(resource) ?? [];
      if (arn !== undefined) instancesKnown.set(arn, account);
    }
    for (const one of principal.useCases.flatMap((useCase) => useCase.instances).filter((text) => isInstanceName(text, principal))) {
      if (isOwn(principal, one) || !instancesKnown.has(one)) instancesKnown.set(one, isOwn(principal, one) ? principal.account : undefined);
    }
  }
  return instancesKnown;
}

/** Whether a text is the name of an instance in a template: of its ARN, or of what has resources in it. @param {string} text @param {Principal} principal */
const isInstanceName = (text, principal) => /^\$\{[^}]+\.Arn\}$/.test(text)
  || (/^\$\{[^}]+\}$/.test(text) && principal.statements.some(({ resources }) => resources.some((one) => one.startsWith(`${text}/`))));

/** Whether a value of a template is of a principal's own stack. @param {Principal} principal @param {string} name */
function isOwn({ constructPath, file }, name) {
  const stack = name.slice('${'.length, Math.max(name.lastIndexOf('/'), 0));
  return stack === '' || stack === file || constructPath?.startsWith(`${stack}/`) === true;
}

/** The one instance that was typed: its ARN, its id, or its name in a template. @param {ReturnType<typeof termsOf>} terms */
function instanceIn(terms) {
  const [term] = terms;
  if (terms.length !== 1 || term.lower.length < 8) return undefined;
  const named = [...instances().keys()].filter((one) => one.toLowerCase().includes(term.lower));
  const exact = named.filter((one) => one.toLowerCase() === `\${${term.lower}.arn}`);
  return [exact, named].find((some) => some.length === 1)?.[0];
}

/** @param {string} pattern @param {string} text */
const isMatching = (pattern, text) => new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 's').test(text);

/** Whether a resource names an instance, or takes it in. @param {string} resource @param {string} instance */
const isNaming = (resource, instance) => `${resource}/`.startsWith(`${instance}/`);
/** @param {string} resource @param {string} instance */
const takesIn = (resource, instance) => (/[*?]/.test(resource) && [instance, `${instance}/a/b`].some((arn) => isMatching(resource.replace(/\$\{AWS::\w+\}/g, '*'), arn)))
  || (instance.startsWith('$') && /:instance\/[^/]*[*?]/.test(resource));

/** Whether everything of a principal is elsewhere: it is in its own account; people get a permission set in any. @param {Principal} principal @param {string} instance */
function isElsewhere({ kind, account }, instance) {
  const known = instances().get(instance);
  return kind !== 'permission set' && /^\d+$/.test(known ?? '') && account !== undefined && account !== known;
}

/** Why a principal may do something on an instance: it names it, or a resource takes it in. @param {Principal} principal @param {string} instance @returns {Entry | undefined} */
function onInstance(principal, instance) {
  const { grants, everything } = principal;
  const withoutResource = new Set(everything.filter(({ unavoidable }) => unavoidable).flatMap(({ actions }) => actions));
  for (const { actions, reaches } of grants) {
    if (!actions.some((action) => action.startsWith('connect:') && !withoutResource.has(action))) continue;
    for (const { resources, notResource } of reaches) {
      const named = notResource ? undefined : resources.find((one) => isNaming(one, instance));
      if (named) return { kind: 'resource', text: named };
      if (isElsewhere(principal, instance)) continue;
      const wide = resources.find((one) => takesIn(one, instance));
      if (notResource ? !wide : wide) return { kind: 'wider', text: notResource ? `everything but ${resources.join(', ')}` : String(wide) };
    }
  }
  return undefined;
}

/** The grants of a principal on what may be of an instance: ARNs of campaigns and buckets do not name theirs. @param {Principal} principal @param {string} instance */
function perhapsOn(principal, instance) {
  const account = instances().get(instance);
  const templates = [...instances().keys()].filter((one) => one.startsWith('$'));
  const [region] = placeOfArn(instance);
  const mayBe = (/** @type {string} */ resource) => {
    if (isNaming(resource, instance) || takesIn(resource, instance)) return false;
    const [itsRegion, its] = placeOfArn(resource);
    if ([[its, account], [itsRegion, region]].some(([a, b]) => a !== undefined && b !== undefined && a !== b)) return false;
    if (/:instance\/[^*?$]/.test(resource)) return instance.startsWith('$');
    return !templates.some((one) => resource.includes(one));
  };
  return isElsewhere(principal, instance) ? [] : principal.grants.filter(({ actions, reaches, conditions }) => actions.some((one) => report.services.includes(one.split(':')[0]))
    && reaches.some((reach) => !reach.notResource && reach.resources.some(mayBe) && ![...conditions, ...reach.conditions].some((one) => isOfAnother(one, instance))));
}

/** The Region and the account of an ARN, where it has them. @param {string} arn @returns {(string | undefined)[]} */
function placeOfArn(arn) {
  const [, , , region = '', account = ''] = arn.replace(/\$\{AWS::(\w+)\}/g, '*').split(':');
  return [/^[a-z0-9-]+$/.test(region) ? region : undefined, /^\d{12}$/.test(account) ? account : undefined];
}

/** Whether a condition is on an instance that is not the one of the question. That of a template may have any id. @param {string} condition @param {string} instance */
function isOfAnother(condition, instance) {
  const [, id] = /^connect:InstanceId is ([0-9a-f-]{36})$/.exec(condition) ?? [];
  return id !== undefined && !instance.startsWith('$') && !instance.endsWith(id);
}

/** Why a principal matched, in a few words. @param {Entry} match */
const whyMatched = ({ kind, text }) => (kind === 'wider' ? `on ${text}, which takes it in` : kind === 'name' || kind.startsWith('can ') ? kind.replace(/^name$/, '') : `${kind} ${text}`);
