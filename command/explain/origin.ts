import { grantsIn, Granted, placesIn } from './granted';
import { awsManagedPolicies } from './managed-policy';
import { Provenance, provenanceOf } from './provenance';
import {
  jobFacts,
  statementTemplate,
  useCaseFacts,
  useCaseIds,
  useCasesOf,
} from '../../src/catalogue/catalogue';
import { matchesPattern } from '../../src/policy/pattern';
import { constantName } from '../../src/text/constant-name';

/** A source of actions: a row of the console page, or a job. */
export interface OriginExplained {
  readonly kind: 'use case' | 'job';
  readonly id: string;
  readonly constant: string;
  readonly label: string;
  /** The page and section of a row, or the description of a job. */
  readonly about: string;
  readonly formerly?: string;
  readonly access?: string;
  /** The ids of the rows and jobs that it brings, directly and indirectly. */
  readonly brings: readonly string[];
  readonly granted: readonly Granted[];
  readonly places: ReturnType<typeof placesIn>;
  readonly corrections: readonly {
    readonly replace?: string;
    readonly by?: string;
    readonly add?: string;
    readonly why: string;
  }[];
  /**
   * The actions that each AWS policy lacks, from those of its own. Omits policies with none of
   * them.
   */
  readonly managedPolicies: readonly {
    readonly name: string;
    readonly version: string;
    readonly without: readonly string[];
  }[];
  readonly write: string;
  readonly sources: readonly Provenance[];
}

export interface PageExplained {
  readonly kind: 'page';
  readonly page: string;
  readonly useCases: readonly { readonly id: string; readonly label: string }[];
  readonly write: string;
  readonly sources: readonly Provenance[];
}

export function explainUseCase(id: string): OriginExplained {
  const {
    label,
    page,
    section,
    formerLabel,
    formerPage,
    access,
    actions,
    corrections = [],
  } = useCaseFacts(id);
  const formerly = [formerPage, formerLabel].filter(Boolean).join(': ');
  const name = `ConsoleUseCase.${constantName(id)}`;
  return {
    ...granted(
      'use case',
      id,
      Object.fromEntries(actions.map((action) => [action, undefined])),
      [],
    ),
    constant: name,
    label,
    about: [page, section].filter((part) => part && part !== label).join(', '),
    ...(formerly && { formerly }),
    access,
    corrections,
    sources: provenanceOf(
      'connect-console-permissions',
      ...corrections.map(({ source }) => source),
    ),
    write: `ConnectAccess.consoleUseCases(${name})`,
  };
}

export function explainJob(id: string): OriginExplained {
  const { label, does, sources, actions, statements } = jobFacts(id);
  const name = `ConnectJob.${constantName(id)}`;
  return {
    ...granted('job', id, actions, statements),
    constant: name,
    label,
    about: does,
    corrections: [],
    sources: provenanceOf(...sources),
    write: `ConnectAccess.jobs(${name})`,
  };
}

export const explainPage = (page: string): PageExplained => ({
  kind: 'page',
  page,
  useCases: useCasesOf(page).map((id) => ({ id, label: useCaseFacts(id).label })),
  write: `ConnectAccess.consolePages(ConsolePage.${constantName(page)})`,
  sources: provenanceOf('connect-console-permissions'),
});

function granted(
  kind: 'use case' | 'job',
  id: string,
  actions: Readonly<Record<string, string | undefined>>,
  statements: readonly string[],
) {
  const documented = statements
    .map(statementTemplate)
    .map(({ actions: a, resources, conditions, why }): Granted => ({
      actions: a,
      resources,
      ...(conditions && { conditions }),
      why,
    }));
  const all = [...grantsIn(id, actions), ...documented];
  const names = [...new Set(all.flatMap((g) => g.actions))];
  return {
    kind,
    id,
    brings: broughtBy(id),
    granted: all,
    places: placesIn(all),
    managedPolicies: covering(names),
  };
}

/** Returns the actions of a row or job, with those of what it brings. */
export function actionsWithBrought(id: string): ReadonlySet<string> {
  const actionsOfOne = (one: string) =>
    useCaseIds().includes(one)
      ? useCaseFacts(one).actions
      : [
          ...Object.keys(jobFacts(one).actions),
          ...jobFacts(one).statements.flatMap((name) => statementTemplate(name).actions),
        ];
  return new Set([id, ...broughtBy(id)].flatMap(actionsOfOne));
}

function broughtBy(id: string, known: string[] = []): string[] {
  const facts = useCaseIds().includes(id) ? useCaseFacts(id) : jobFacts(id);
  for (const brought of facts.brings) {
    if (known.includes(brought)) continue;
    known.push(brought);
    broughtBy(brought, known);
  }
  return known;
}

function covering(actions: readonly string[]): OriginExplained['managedPolicies'] {
  return awsManagedPolicies()
    .map(({ name, version = '', statements }) => {
      const allows = statements.filter(({ effect, notAction }) => effect === 'Allow' && !notAction);
      const patterns = allows
        .flatMap(({ actions: written }) => written)
        .map((pattern) => pattern.toLowerCase());
      return {
        name,
        version,
        without: actions.filter(
          (action) => !patterns.some((pattern) => matchesPattern(pattern, action.toLowerCase())),
        ),
      };
    })
    .filter(({ without }) => without.length < actions.length);
}
