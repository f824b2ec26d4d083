import { codeOf } from './code';
import { comparable } from './comparable';
import { isAboutEveryService, KeptStatement, keptStatements } from './kept-statements';
import { Proposal, proposalsFor, reachesIn } from './proposal';
import { environmentOf, instanceValues } from './proposed-scope';
import { replacedActions } from './replaced-actions';
import { isOfFamily } from '../../src/catalogue/catalogue';
import { CompiledStatement } from '../../src/policy/compiled-statement';
import { Policy, PolicyStatement, Principal, World } from '../../src/policy/model';
import { principalIds } from '../../src/policy/principal-ids';
import { report } from '../../src/report/build-report';
import { changes } from '../../src/report/changes/compare';
import { Changes } from '../../src/report/changes/model';
import { EffectiveAccess } from '../../src/report/effective-access';

/** What a principal becomes with the library. */
export interface Adoption {
  readonly principal: Principal;
  /** Its name in every output. */
  readonly id: string;
  readonly proposals: readonly Proposal[];
  readonly code: readonly string[];
  /** The statements that stay in its own policies. */
  readonly kept: readonly KeptStatement[];
  /** How its access differs then. */
  readonly changes: Changes;
}

/** Returns what each principal with access to Amazon Connect in its own policies becomes. */
export function adoptionsIn(world: World): readonly Adoption[] {
  const access = new EffectiveAccess(world.policies);
  const ids = principalIds(world.principals);
  return world.principals
    .filter(({ madeByAws }) => !madeByAws)
    .map((principal) => ({
      ...adoptionOf(principal, access),
      id: ids.get(principal) ?? principal.name,
    }))
    .filter(({ proposals, kept }) => proposals.length > 0 || kept.some(allowsFamily));
}

const allowsFamily = ({ statement }: KeptStatement) =>
  isAboutEveryService(statement) ||
  (statement.effect === 'Allow' && statement.actions.some(isOfFamily));

function adoptionOf(principal: Principal, access: EffectiveAccess): Omit<Adoption, 'id'> {
  const own = { ...principal, attached: principal.attached.filter(isInFile) };
  const policies = [...own.inline, ...own.attached.flatMap(({ policy }) => policy ?? [])];
  const reached = access.of(own);
  const environment = environmentOf(reachesIn(reached));
  const instances = instanceValues(reachesIn(reached));
  const isWide = policies.some(({ statements }) => statements.some(isAboutEveryService));
  const proposals = isWide ? [] : proposalsFor(reached, environment);
  const replaced = replacedActions(reached, proposals, environment, instances);
  const names = [...reached.actions.keys()].filter(isOfFamily);
  const open = new Set(names.filter((action) => !replaced.has(action)));
  const kept = keptStatements(policies, names, open);
  const adopted: Principal = {
    ...principal,
    inline: [policyWith(principal, proposals, kept)],
    attached: principal.attached.filter((one) => !isInFile(one)),
  };
  return {
    principal,
    proposals,
    code: codeOf(proposals, 'ConnectAccess'),
    kept,
    changes: changes(
      reportOn(comparable(principal, names, environment, instances)),
      reportOn(comparable(adopted, names, environment, instances)),
      { ignorePartition: true },
    ),
  };
}

const isInFile = ({ policy }: Principal['attached'][number]) => policy?.origin === 'file';

const reportOn = (principal: Principal) =>
  report({ files: [principal.place.file], principals: [principal], policies: [], unread: [] }, []);

function policyWith(
  { place }: Principal,
  proposals: readonly Proposal[],
  kept: readonly KeptStatement[],
): Policy {
  const asRead = (statement: CompiledStatement): PolicyStatement => ({
    ...statement,
    templateConditions: [],
    place,
  });
  return {
    name: 'ConnectAccess',
    origin: 'file',
    managed: false,
    statements: [
      ...proposals.flatMap(({ statements }) => statements.map(asRead)),
      ...kept.map(({ statement }) => statement),
    ],
    characters: 0,
    place,
  };
}
