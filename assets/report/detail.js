// @ts-check
/* What is behind a cell, and behind a principal. */

/** @param {string} title @param {...(Node | string | null | undefined | false | (Node | string)[])} children */
const section = (title, ...children) => el('section', null, el('h3', null, title), ...children);

/** @param {readonly string[]} texts */
const codes = (texts) => el('ul.codes', null, texts.map((text) => el('li', null, el('code', null, text))));

/** Actions with where they may be done and by which statement. @param {Principal} principal @param {readonly string[]} actions @param {Grant} grant */
function grantBlock(principal, actions, grant) {
  return el('div.grant', null, codes(actions), grant.reaches.map(({ resources, notResource, conditions, statement }) => {
    const line = grantLine(resources, [...conditions, ...grant.conditions], notResource);
    line.append(el('span.by', null, ` ${statementWords(principal, statement)}`));
    return line;
  }));
}

/** @param {Principal} principal @param {number} index */
function statementWords(principal, index) {
  const { policy, sid, origin } = principal.statements[index];
  const version = principal.managedPolicies.find(({ name }) => name === policy)?.version;
  return `by ${sid ? `${sid} in ` : ''}${policy}${version ? ` ${version}` : ''}${origin === 'aws' ? ', of AWS' : ''}`;
}

/** @param {Principal} principal @param {readonly string[]} actions */
function grantBlocks(principal, actions) {
  const { grants } = indexOf(principal);
  /** @type {Map<Grant, string[]>} */
  const byGrant = new Map();
  for (const action of actions) {
    const grant = grants.get(action);
    if (grant) byGrant.set(grant, [...byGrant.get(grant) ?? [], action]);
  }
  return [...byGrant].map(([grant, names]) => grantBlock(principal, names.sort(), grant));
}

/** Actions of a statement with where and if what, as its grants have them. @param {Principal} principal @param {readonly string[]} actions @param {number} statement */
function grantsByStatement(principal, actions, statement) {
  const asked = new Set(actions);
  return principal.grants.flatMap((grant) => {
    const reaches = grant.reaches.filter((reach) => reach.statement === statement && reach.resources.includes('*'));
    const its = grant.actions.filter((action) => asked.has(action));
    return its.length > 0 && reaches.length > 0 ? [grantBlock(principal, its, { ...grant, reaches })] : [];
  });
}

/** @param {Principal} principal @param {Row} row @param {boolean} open */
function rowBlock(principal, row, open) {
  const useCase = indexOf(principal).useCases.get(row.id);
  const missing = useCase?.missing ?? [];
  const gone = new Set(missing.flatMap(({ actions }) => actions));
  const held = useCase ? row.actions.filter((action) => !gone.has(action)) : row.actions.filter((action) => indexOf(principal).grants.has(action));
  const lacking = useCase ? missing : [{ why: 'not allowed', actions: row.actions.filter((action) => !held.includes(action)) }];
  const [verdict, known] = [useCase?.verdict ?? principal.otherwise, useCase?.known ?? 'no'];
  const knownMark = markOfRow(known, row);
  const words = known === 'partly' ? `${useCase?.held} of ${row.actions.length}` : known;
  const limits = (useCase?.instances ?? []).filter((instance) => instance !== '*');
  return el('details.row', { open }, el('summary', null, el(`span.${markClass(verdict === 'unknown' ? 'unknown' : knownMark, knownMark)}`, null),
    el('span.label', null, row.label), el('span.verdict', null, verdict === 'unknown' ? (known === 'no' ? 'not known' : `${words}, not all known`) : words)),
    limits.length > 0 && el('p.limit', null, 'Only on ', limits.flatMap((limit, i) => [i > 0 ? ', ' : '', el('code', null, limit)])),
    useCase && useCase.conditions.length > 0 && el('p.limit', null, 'Only if ', useCase.conditions.flatMap((text, i) => [i > 0 ? '; ' : '', el('code.condition', null, text)])),
    lacking.filter(({ actions }) => actions.length > 0).map(({ why, actions }) => el('div.missing', null, el('p', null, `Missing, ${why}`), codes(actions))),
    held.length > 0 && el('div.held', null, el('p', null, 'Allowed'), grantBlocks(principal, held)));
}

/** @param {Principal} principal @param {Column} column */
function cellDetail(principal, column) {
  const rows = [...column.rows];
  const rank = (/** @type {Row} */ row) => ['allowed', 'partly', 'no', undefined].indexOf(indexOf(principal).useCases.get(row.id)?.known);
  rows.sort((a, b) => rank(a) - rank(b));
  return [el('p.quiet', null, cellWords(cellOf(principal, column))), ...rows.map((row) => rowBlock(principal, row, rows.length === 1))];
}

/** What likes of a principal have. @param {Principal} principal @param {readonly Principal[]} others */
const alikeWords = (principal, others) => (others.every((one) => placeOf(one) === placeOf(principal))
  ? 'Who has the same access' : 'The same in stacks that repeat this one, each with its own stack\'s resources where these are named');

/** @param {Principal} principal */
function principalDetail(principal) {
  const { id, alike, kind, file, logicalId, trust, conditions, boundary, managedPolicies, unknown, escalations, findings, accepted, otherActions, statements, usableRoles = [] } = principal;
  const avoidable = principal.everything.filter(({ unavoidable }) => !unavoidable);
  const beside = besideRows(principal);
  const first = principalsById.get(alike ?? '');
  return [
    el('p.quiet', null, `${kind} in ${file}${logicalId ? `, ${logicalId}` : ''}`),
    first && section(placeOf(first) === placeOf(principal) ? 'Equals' : 'The same in a stack that this one repeats', el('p', null, el('bdi', null, first.id))),
    alikeOf.has(id) && section('Alike', el('details.row', null,
      el('summary', null, el('span.label', null, alikeWords(principal, alikeOf.get(id) ?? [])), el('span.verdict', null, counted(alikeOf.get(id)?.length ?? 0, 'principal'))),
      el('ul.plain', null, (alikeOf.get(id) ?? []).map((one) => el('li', null, el('bdi', null, one.id)))))),
    escalations.length > 0 && section('Ways to more access', escalations.map(({ action, resources, conditions, statement, why, isAlarm }) => el(isAlarm ? 'div.alarm' : 'div.note', null,
      codes([action]), grantLine(resources, conditions), el('p.by', null, statement === undefined ? 'by the default of a parameter' : statementWords(principal, statement)), el('p', null, why)))),
    findings.length > 0 && section('Findings', findings.map(findingBlock)),
    ...acceptedSection(accepted),
    unknown.length > 0 && section('Not known', unknown.map((part) => unknownBlock(part))),
    conditions.length > 0 && section('There only if', el('ul.plain', null, conditions.map((text) => el('li', null, text)))),
    trust.length > 0 && section('Taken on by', codes(trust)),
    usableRoles.length > 0 && section('Can act as', el('ul.plain', null, usableRoles.map((one) => el('li', null, usableRolesLine(one))))),
    managedPolicies.length > 0 && section('Managed policies', el('ul.plain', null, managedPolicies.map(({ name, version, origin }) => el('li', null,
      el('code', null, name), version ? ` ${version}` : '', { aws: ', of AWS', file: ', of this file', unknown: ', whose document is not known' }[origin])))),
    boundary && section('Permissions boundary', codes([boundary.arn]), !boundary.known && el('p.quiet', null, 'Its document is not known: what it takes away is not in this report.')),
    avoidable.length > 0 && section('On everything, though narrower exists', avoidable.map(({ actions, statement }) => el('details.row', null,
      el('summary', null, el('span.label', null, statementWords(principal, statement)), el('span.verdict', null, counted(actions.length, 'action'))), ...grantsByStatement(principal, actions, statement)))),
    principal.useCases.length > 0 && section('Use cases and jobs', useCaseList(principal)),
    beside.length > 0 && section('In no page and no job', el('details.row', null,
      el('summary', null, el('span.label', null, 'What they are and where'), el('span.verdict', null, counted(beside.length, 'action'))), grantBlocks(principal, beside))),
    otherActions.length > 0 && section('Of other services, as written', otherActions.map((grant) => grantBlock(principal, grant.actions, grant))),
    statements.length > 0 && section('Statements', statements.map((statement) => statementBlock(statement, false))),
  ];
}

/** What it can do of use cases and jobs, and what it lacks of them, once it is opened. @param {Principal} principal */
function useCaseList(principal) {
  const rows = report.rows.filter(({ id }) => indexOf(principal).useCases.has(id));
  const list = el('details.row', null, el('summary', null, el('span.label', null, 'Which, and what is missing'), el('span.verdict', null, String(rows.length))));
  list.addEventListener('toggle', () => list.append(...rows.map((row) => rowBlock(principal, row, false))), { once: true });
  return list;
}

/** @param {NonNullable<Principal['usableRoles']>[number]} usable */
const usableRolesLine = ({ roles, by, means }) => [el('bdi', null, roles.slice(0, 8).join(', ')),
  `${roles.length > 8 ? ` and ${roles.length - 8} more` : ''} by ${by.join(', ')}${means === undefined ? '' : ` on ${means}`}`];

/** @param {Principal['statements'][number]} statement @param {boolean} open */
const statementBlock = ({ sid, effect, policy, notAction, actions, notResource, resources, conditions }, open) => el('details.row', { open },
  el('summary', null, el('span.label', null, `${sid ?? effect} `, el('span.quiet', null, policy)), el('span.verdict', null, effect)),
  notAction && el('p.quiet', null, 'Every action but'), codes(actions),
  el('p.quiet', null, notResource ? 'on everything but' : 'on'), codes(resources),
  conditions.length > 0 && el('p.quiet', null, 'if'), conditions.length > 0 && codes(conditions));

/** @param {readonly string[]} resources @param {readonly string[]} conditions @param {boolean} [notResource] */
const grantLine = (resources, conditions, notResource = false) => el('p.reach', null, el('span.word', null, notResource ? 'on everything but ' : 'on '), resources.flatMap((resource, i) => [i > 0 ? ', ' : '', el('code', null, resource)]),
  conditions.length > 0 ? [el('span.word', null, ' if '), ...conditions.flatMap((condition, i) => [i > 0 ? ' and ' : '', el('code.condition', null, condition)])] : null);

/** What was found, where, and how to mend it. @param {Finding} finding */
function findingBlock({ severity, id, subject, text, remedy, why, reason, place }) {
  const example = report.examples[id];
  return el(reason !== undefined || !isBad(severity) ? 'div.note' : 'div.alarm', null,
    el('p', null, el('strong', null, severity), ' ', el('code', null, `${id}[${subject}]`)), el('p', null, `${text}.`), el('p.quiet', null, `${why}.`),
    reason !== undefined && el('p', null, `Accepted: ${reason}`),
    remedy !== '' && el('p', null, el('strong', null, 'To mend it: '), `${remedy}.`),
    el('p.quiet', null, 'In ', el('code', null, place)),
    example !== undefined && el('details.row', { open: reason === undefined }, el('summary', null, el('span.label', null, 'An example of what is in order')), el('pre', null, el('code', null, example))));
}

/** @param {string} severity */
const isBad = (severity) => ['fatal', 'error'].includes(severity);

/** Findings that are accepted, with their reasons, once it is opened. @param {readonly Finding[]} accepted */
const acceptedSection = (accepted) => accepted.length === 0 ? [] : [section('Accepted, with reasons', el('details.row', null,
  el('summary', null, el('span.label', null, 'What is accepted and why'), el('span.verdict', null, counted(accepted.length, 'finding'))),
  accepted.map(findingBlock)))];

/** Something that was not read. @param {Principal['unknown'][number]} part @param {readonly string[]} [principals] whose access it may change, if nothing else says so */
const unknownBlock = ({ text, effect, remedy }, principals = []) => el('div.note', null, el('p', null, el('code', null, text), ` ${effect}.`),
  principals.length > 0 && el('p', null, 'For ', principals.slice(0, 8).flatMap((id, i) => [i > 0 ? ', ' : '', el('bdi', null, id)]),
    principals.length > 8 ? ` and ${principals.length - 8} more` : ''),
  remedy !== '' && el('p.quiet', null, `${remedy}.`));

/** What no line of the table can tell: findings in no principal's policies, and what could not be read. */
function elsewhereDetail() {
  const { findings, accepted, unread, unknown } = report;
  return [
    unknown.length > 0 && section('Not known, and so not all in this report', unknown.map((part) => unknownBlock(part, part.principals))),
    findings.length > 0 && section('Findings in policies of no principal', findings.map(findingBlock)),
    ...acceptedSection(accepted),
    unread.length > 0 && section('Not read, and so not in this report', unread.map(({ problem, file, pointer }) => el('div.alarm', null,
      el('p', null, problem), el('p.quiet', null, el('code', null, `${file}${pointer}`))))),
  ];
}
