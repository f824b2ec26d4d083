// @ts-check
/* What can be asked about, with who has it: questions, use cases, actions, instances, everything. */

/** Something that can be asked about. `isLackable`: what somebody lacks of it can be said. @typedef {{ key: string, label: string, text: string, holdings: () => Holding[], indirectly?: () => Holding[], perhaps?: () => Holding[], isLackable?: boolean }} Subject */

/** What a question is found by. @param {Capability} capability */
const capabilityText = ({ id, label, question, sentence, searchTerms }) => [label, question, sentence, ...searchTerms, id].join('\n');

/** @param {Capability} capability */
const capabilitySubject = (capability) => ({
  key: capability.id,
  label: capability.label,
  text: capabilityText(capability),
  holdings: () => holdersOf(capability).map((holder) => capabilityHolding(capability, holder)),
  indirectly: () => indirectHoldings(capability),
});

const capabilitySubjects = report.capabilities.map(capabilitySubject);

/** What a use case or a job is found by. @param {Row} row */
const rowText = ({ page, label, id }) => `${page} ${label}\n${id}`;

/** Use cases, then jobs. */
const rowSubjects = report.rows.map((row) => ({
  key: row.id,
  label: row.kind === 'job' ? `Job: ${row.label.split(':')[0]}` : `${row.page}: ${row.label}`,
  text: rowText(row),
  holdings: () => judged.flatMap((principal) => rowHoldings(principal, row)),
  isLackable: true,
}));

/** @param {Principal} principal @param {Row} row @returns {Holding[]} */
function rowHoldings(principal, row) {
  const useCase = indexOf(principal).useCases.get(row.id);
  if (useCase === undefined || useCase.known === 'no') return [];
  return [{
    principal,
    isWhole: useCase.known === 'allowed',
    ...signOf(useCase.verdict === 'unknown', useCase.conditions.length > 0),
    content: () => [rowBlock(principal, row, true), ...restOf(principal)],
  }];
}

/** A principal that has nothing of something, which is an answer when it is asked for by name. @param {Principal} principal @param {Subject} subject @returns {Holding} */
function nothingHolding(principal, subject) {
  const row = rowsById.get(subject.key);
  const way = takers().find((taker) => taker.principal === principal);
  const [words, known] = way ? [' not directly', NOT_DIRECTLY] : [' cannot', 'It cannot do this.'];
  return {
    principal,
    isWhole: false,
    sign: principal.mayHoldMore ? ' ?' : ' −',
    words: principal.mayHoldMore ? ' not known' : words,
    content: () => [
      el('p', null, principal.mayHoldMore ? 'Not by what was read.' : known),
      way && el('p.limit', null, BY_MORE_ACCESS),
      row && rowBlock(principal, row, true),
      ...restOf(principal),
    ],
  };
}

/** @type {Map<string, Subject> | undefined} */
let actionsKnown;

/** The actions that rows need or somebody has, by their names. */
function actionSubjects() {
  if (actionsKnown) return actionsKnown;
  /** @type {Map<string, Subject>} */
  const known = new Map();
  const add = (/** @type {string} */ action) => {
    if (!known.has(action)) known.set(action, { key: action, label: action, text: action, holdings: () => actionHoldings(action) });
  };
  // Those that somebody has stand before those that nobody has.
  for (const grants of new Set(judged.flatMap(({ grants: ours, otherActions }) => [ours, otherActions]))) {
    for (const { actions } of grants) actions.forEach(add);
  }
  for (const { actions } of report.rows) actions.forEach(add);
  actionsKnown = known;
  return known;
}

/** @param {string} action @returns {Holding[]} */
function actionHoldings(action) {
  // The actions of other services are as written: they may be patterns.
  const isFollowed = isFollowedAction(action);
  const isOf = (/** @type {Grant} */ { notAction, actions }) =>
    Boolean(notAction) !== actions.some((one) => isMatching(one.toLowerCase(), action.toLowerCase()));
  return judged.flatMap((principal) => {
    const known = indexOf(principal).grants.get(action);
    const grants = isFollowed ? [known].filter((one) => one !== undefined) : principal.otherActions.filter(isOf);
    return grants.length === 0 ? [] : [grantsHolding(principal, grants, known ? action : undefined)];
  });
}

/** Whether grants have an action by its name. @param {string} action */
const isFollowedAction = (action) => report.rows.some(({ actions }) => actions.includes(action))
  || judged.some((principal) => indexOf(principal).grants.has(action));

/** @param {Principal} principal @param {Grant[]} grants @param {string} [action] the one of the actions that is asked about @returns {Holding} */
function grantsHolding(principal, grants, action) {
  const reaches = grants.flatMap((grant) => grant.reaches.map((reach) => ({ grant, reach })));
  const isLimited = reaches.every(({ grant, reach }) => reach.notResource || grant.conditions.length + reach.conditions.length > 0);
  return {
    principal,
    isWhole: reaches.some(({ reach }) => reach.notResource || reach.resources.includes('*')),
    ...signOf(principal.mayBeDenied, isLimited),
    content: () => [
      section('By', grants.map((grant) => grantBlock(principal, action ? [action] : grant.actions, grant))),
      ...restOf(principal),
    ],
  };
}

/** Instances, by their ARNs and names: who can do anything there. */
const instanceSubjects = () => [...instances().keys()].map((instance) => ({
  key: instance,
  label: instance,
  text: `${instance} instance`,
  holdings: () => judged.flatMap((principal) => {
    const reached = onInstance(principal, instance);
    return reached ? [instanceHolding(principal, instance, reached)] : [];
  }),
  indirectly: () => takers().filter(({ principal }) => !onInstance(principal, instance)).map(({ principal, held, capability }) => ({
    ...capabilityHolding(capability, { principal, held }),
    content: () => [el('p', null, NOT_DIRECTLY), el('p.limit', null, BY_MORE_ACCESS), ...holderDetail(capability, principal, held)],
  })),
  perhaps: () => judged.flatMap((principal) => {
    const grants = onInstance(principal, instance) ? [] : perhapsOn(principal, instance);
    return grants.length > 0 ? [perhapsHolding(principal, grants)] : [];
  }),
}));

const BY_MORE_ACCESS = 'Indirectly: it can take more access in AWS, and with it any access.';

/** Who can take more access in AWS, and with it any access. */
const takers = () => report.capabilities.filter(({ id }) => id === MORE_ACCESS)
  .flatMap((capability) => holdersOf(capability).map((holder) => ({ ...holder, capability })));

/** @param {Principal} principal @param {Grant[]} grants @returns {Holding} */
const perhapsHolding = (principal, grants) => ({
  principal,
  isWhole: false,
  sign: '',
  words: ' perhaps',
  content: () => [
    el('p.limit', null, 'Perhaps: the resources may be of the instance. Their names do not say of which they are.'),
    section('By', grants.map((grant) => grantBlock(principal, grant.actions, grant))),
    ...restOf(principal),
  ],
});

/** @param {Principal} principal @param {string} instance @param {Entry} reached @returns {Holding} */
const instanceHolding = (principal, instance, reached) => ({
  principal,
  isWhole: reached.kind === 'wider',
  sign: '',
  words: '',
  content() {
    const grants = principal.grants.filter((grant) => onInstance({ ...principal, grants: [grant] }, instance));
    return [section('By', grants.map((grant) => grantBlock(principal, grant.actions, grant))), ...restOf(principal)];
  },
});

/** Access on everything. @type {Subject} */
const everythingSubject = {
  key: '*',
  label: 'everything (*)',
  text: '*',
  holdings: () => judged.flatMap((principal) => {
    const { everything } = principal;
    if (everything.length === 0) return [];
    return [{
      principal,
      isWhole: onEverything(principal) > 0,
      sign: '',
      words: '',
      content: () => [section('On everything', ...everything.map((one) => everythingBlock(principal, one))), ...restOf(principal)],
    }];
  }),
};

/** @param {Principal} principal @param {Principal['everything'][number]} one */
const everythingBlock = (principal, { actions, statement, unavoidable }) => el('div.grant', null,
  unavoidable && el('p.quiet', null, 'These take no narrower resource:'), ...grantsByStatement(principal, actions, statement));
