import { EffectiveGrant, Reached, EffectiveAccess, statementConditions } from './effective-grants';
import { escalations } from './escalations';
import {
  AccessReport,
  REPORT_SCHEMA,
  ReportedEverything,
  ReportedFinding,
  ReportedGrant,
  ReportedManagedPolicy,
  ReportedPrincipal,
  ReportedReach,
  ReportedStatement,
} from './model';
import { allRows } from './use-case-requirements';
import { pages, useCases } from './use-cases';
import { resourcesOfAction } from '../policy/action-resources';
import { toDisplayText } from '../policy/deploy-time-text';
import {
  policiesOf,
  Place,
  Policy,
  PolicyStatement,
  Principal,
  World,
  unknownOf,
} from '../policy/model';
import { templateRequirement } from '../policy/requirement-logic';
import { requirementText } from '../text/condition-text';
import { trustedByText } from '../text/trusted-by';
import { RuleFinding } from '../validation/rule';
import { unknownPartText } from '../text/unknown-part';

/** Who may do what, and why: what the files say, worked out. */
export function report(world: World, findings: readonly RuleFinding[]): AccessReport {
  const reaches = new EffectiveAccess(world);
  const same = new Map<string, Access>();
  const placed = new Set<RuleFinding>();
  const principals = world.principals.map((principal): ReportedPrincipal => {
    const content = contentOf(principal);
    const access = same.get(content) ?? accessOf(principal, reaches);
    same.set(content, access);
    const own = findings.filter((finding) => isOf(finding.place, principal));
    own.forEach((finding) => placed.add(finding));
    return { ...identity(principal), ...access, findings: own.map(reportedFinding) };
  });
  return {
    schema: REPORT_SCHEMA,
    rows: allRows().map(({ id, kind, page, label, access, actions }) => ({
      id,
      kind,
      page,
      label,
      access,
      actions,
    })),
    principals: distinct(principals),
    findings: findings.filter((finding) => !placed.has(finding)).map(reportedFinding),
    unread: world.unread.map(({ problem, place }) => ({
      problem,
      file: place.file,
      pointer: pointerOf(place),
    })),
  };
}

type Access = Pick<
  ReportedPrincipal,
  | 'pages'
  | 'useCases'
  | 'grants'
  | 'otherActions'
  | 'everything'
  | 'escalations'
  | 'statements'
  | 'managedPolicies'
  | 'unknown'
>;

/** Principals with equal policies have equal access. */
const contentOf = ({ attached, boundary, ...principal }: Principal): string =>
  JSON.stringify([
    policiesOf({ attached, ...principal }).map(({ name, statements }) => [
      name,
      statements.map(({ place, ...content }) => content),
    ]),
    attached.map(({ arn, policy }) => [arn, policy?.version]),
    unknownOf({ attached, ...principal }),
    boundary && [boundary.arn, boundary.policy?.statements.map(({ place, ...content }) => content)],
  ]);

function accessOf(principal: Principal, reaches: EffectiveAccess): Access {
  const reached = reaches.of(principal);
  const index = new Map(reached.statements.map(({ statement }, i) => [statement, i]));
  const indexOf = ({ statement }: EffectiveGrant) => index.get(statement)!;
  const reported = useCases(reached, reaches.shape);
  const unknown = unknownOf(principal).map(unknownPartText);
  return {
    managedPolicies: principal.attached.map(({ arn, policy }): ReportedManagedPolicy => ({
      name: policy?.name ?? toDisplayText(arn).split('/').pop()!,
      arn: toDisplayText(arn),
      origin: policy?.origin ?? 'unknown',
      ...(policy?.version !== undefined && { version: policy.version }),
    })),
    ...(unknown.length > 0 && { unknown }),
    pages: pages(reported),
    useCases: reported,
    grants: grants(reached.actions, indexOf),
    otherActions: grants(reached.others, indexOf),
    everything: everything(reached, indexOf),
    escalations: escalations(reached, indexOf),
    statements: reached.statements.map(({ policy, statement }) =>
      reportedStatement(policy, statement),
    ),
  };
}

/** Actions that are allowed at the same places stand together. */
function grants(
  actions: ReadonlyMap<string, readonly EffectiveGrant[]>,
  indexOf: (reach: EffectiveGrant) => number,
): ReportedGrant[] {
  const groups = new Map<string, { actions: string[]; reaches: readonly ReportedReach[] }>();
  // By list, of which most are the same object: texts are joined once each.
  const numbers = new Map<readonly string[], number>();
  const contents = new Map<string, number>();
  const numberOf = (list: readonly string[]): number => {
    let number = numbers.get(list);
    if (number === undefined) {
      const content = list.join('\n');
      number = contents.get(content) ?? contents.size;
      contents.set(content, number);
      numbers.set(list, number);
    }
    return number;
  };
  for (const [action, list] of actions) {
    const key = list
      .map(
        (reach) => `${numberOf(reach.resources)} ${numberOf(reach.conditions)} ${indexOf(reach)}`,
      )
      .join();
    const group = groups.get(key);
    if (group) group.actions.push(toDisplayText(action));
    else
      groups.set(key, {
        actions: [toDisplayText(action)],
        reaches: list.map((reach) => reportedReach(reach, indexOf)),
      });
  }
  return [...groups.values()]
    .map((group) => ({ ...group, actions: group.actions.sort() }))
    .sort((a, b) => (a.actions[0] < b.actions[0] ? -1 : 1));
}

const reportedReach = (
  reach: EffectiveGrant,
  indexOf: (reach: EffectiveGrant) => number,
): ReportedReach => ({
  resources: reach.statement.notResource
    ? [`everything but ${reach.resources.map(toDisplayText).join(' and ')}`]
    : reach.resources.map(toDisplayText),
  conditions: reach.conditions,
  statement: indexOf(reach),
});

/** By statement: what stands on `*`, and whether it takes anything narrower. */
function everything(
  { actions }: Reached,
  indexOf: (reach: EffectiveGrant) => number,
): ReportedEverything[] {
  const byStatement = new Map<
    string,
    { actions: string[]; statement: number; unavoidable: boolean }
  >();
  for (const [action, list] of actions) {
    for (const reach of list.filter(
      ({ resources, statement }) => resources.includes('*') && !statement.notResource,
    )) {
      const unavoidable = resourcesOfAction(action).formats === 'no resource';
      const statement = indexOf(reach);
      const key = `${statement} ${unavoidable}`;
      if (!byStatement.has(key)) byStatement.set(key, { actions: [], statement, unavoidable });
      byStatement.get(key)!.actions.push(action);
    }
  }
  return [...byStatement.values()]
    .map((group) => ({ ...group, actions: group.actions.sort() }))
    .sort((a, b) => a.statement - b.statement || Number(a.unavoidable) - Number(b.unavoidable));
}

const reportedStatement = (policy: Policy, statement: PolicyStatement): ReportedStatement => ({
  policy: policy.name,
  origin: policy.origin,
  ...(statement.sid !== undefined && { sid: statement.sid }),
  effect: statement.effect,
  actions: statement.actions.map(toDisplayText),
  notAction: statement.notAction,
  resources: statement.resources.map(toDisplayText),
  notResource: statement.notResource,
  conditions: statementConditions(statement),
});

function identity({
  kind,
  name,
  place,
  trust,
  templateConditions = [],
  boundary,
}: Principal): Omit<ReportedPrincipal, keyof Access | 'findings'> {
  const path = place.constructPath?.replace(/\/(Resource|Default)$/, '');
  return {
    id: path ?? place.logicalId ?? name,
    kind,
    name: toDisplayText(name),
    file: place.file,
    ...(place.logicalId !== undefined && { logicalId: place.logicalId }),
    ...(path !== undefined && { constructPath: path }),
    trustedBy: trustedByText(trust),
    ...(templateConditions.length > 0 && {
      onlyIf: templateConditions.map((one) => requirementText(templateRequirement(one))),
    }),
    ...(boundary && {
      boundary: { arn: toDisplayText(boundary.arn), known: boundary.policy !== undefined },
    }),
  };
}

/** Two files may each have a resource of one name: the file tells them apart then. */
function distinct(principals: readonly ReportedPrincipal[]): ReportedPrincipal[] {
  const count = new Map<string, number>();
  principals.forEach(({ id }) => count.set(id, (count.get(id) ?? 0) + 1));
  return principals.map((principal) =>
    count.get(principal.id)! > 1
      ? { ...principal, id: `${principal.file}#${principal.id}` }
      : principal,
  );
}

/** What is found in a principal, or in a policy of the file that it has. */
function isOf(place: Place, principal: Principal): boolean {
  const places = [
    principal.place,
    ...policiesOf(principal)
      .filter(({ origin }) => origin === 'file')
      .map((policy) => policy.place),
  ];
  return places.some(
    ({ file, logicalId, pointer }) =>
      place.file === file &&
      (logicalId !== undefined
        ? place.logicalId === logicalId
        : pointer.every((key, i) => place.pointer[i] === key)),
  );
}

const pointerOf = ({ pointer }: Place): string =>
  pointer.map((key) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');

const reportedFinding = ({
  id,
  severity,
  subject,
  what,
  why,
  instead,
  place,
}: RuleFinding): ReportedFinding => ({
  rule: id,
  severity,
  subject: toDisplayText(subject),
  what: toDisplayText(what),
  why,
  instead: toDisplayText(instead),
  file: place.file,
  pointer: pointerOf(place),
});
