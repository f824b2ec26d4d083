import { grantsOf, Granted } from './granted';
import { awsManagedPolicies } from './managed-policy';
import { Provenance, provenanceOf } from './provenance';
import { SlipExplained, slipsOf } from './slips';
import {
  actionFacts,
  conditionKeys,
  CorrectedAction,
  correctionOf,
  documentedForms,
  isOfFamily,
  jobFacts,
  jobIds,
  placeSources,
  resourceType,
  sourceFacts,
  statementTemplate,
  useCaseFacts,
  useCaseIds,
} from '../../src/catalogue/catalogue';
import { matchesPattern } from '../../src/policy/pattern';
import { constantName } from '../../src/text/constant-name';

export interface ActionExplained {
  readonly kind: 'action';
  readonly action: string;
  readonly level: string;
  /** Whether the catalogue has the whole service. */
  readonly ofAmazonConnect: boolean;
  readonly resourceTypes: readonly {
    readonly type: string;
    readonly checked: 'always' | 'when named';
    readonly arns: readonly string[];
  }[];
  readonly conditionKeys: readonly string[];
  readonly needs: readonly string[];
  /** The action that a call with tags also needs. */
  readonly withTags?: string;
  readonly useCases: readonly {
    readonly id: string;
    readonly constant: string;
    readonly page: string;
    readonly label: string;
  }[];
  readonly jobs: readonly {
    readonly id: string;
    readonly constant: string;
    readonly label: string;
    readonly why: string;
  }[];
  readonly managedPolicies: readonly GrantedByAws[];
  readonly granted: readonly Granted[];
  readonly corrections: readonly {
    readonly documented?: string;
    readonly useCase: string;
    readonly why: string;
  }[];
  /** What the reference lists, where the catalogue puts it right. */
  readonly corrected?: CorrectedAction;
  /** What guides and managed policies document and the reference does not list. */
  readonly alsoDocumented: readonly AlsoDocumented[];
  readonly slips: readonly SlipExplained[];
  readonly sources: readonly Provenance[];
}

/** A form of the action that contradicts the reference. The library works under either. */
export interface AlsoDocumented {
  readonly arns: readonly string[];
  readonly conditionKeys: readonly string[];
  readonly page: string;
  readonly why: string;
}

export interface GrantedByAws {
  readonly name: string;
  readonly version: string;
  /** The pattern that matches the action. */
  readonly by: string;
  readonly resources: readonly string[];
  readonly conditional: boolean;
}

export function explainAction(action: string): ActionExplained {
  const facts = actionFacts(action);
  if (!facts) throw new Error(`The catalogue has no action ${action}.`);
  const { level, types = [], optionalTypes = [], needs = [], withTags, needsFrom = [] } = facts;
  const service = action.split(':')[0];
  const typed = (checked: 'always' | 'when named') => (type: string) => ({
    type,
    checked,
    arns: resourceType(service, type)?.arns ?? [],
  });
  const rows = useCaseIds().map(useCaseFacts);
  const corrected = correctionOf(action);
  const forms = documentedForms(action);
  return {
    kind: 'action',
    action,
    level,
    ofAmazonConnect: isOfFamily(action),
    resourceTypes: [...types.map(typed('always')), ...optionalTypes.map(typed('when named'))],
    conditionKeys: [...new Set(conditionKeys(action))].sort(),
    needs,
    ...(withTags && { withTags }),
    useCases: rows
      .filter(({ actions }) => actions.includes(action))
      .map(({ id, page, label, section }) => ({
        id,
        constant: `ConsoleUseCase.${constantName(id)}`,
        page,
        label: section && section !== label ? `${section}: ${label}` : label,
      })),
    jobs: jobIds().flatMap((id) => jobWanting(id, action)),
    managedPolicies: grantedByAws(action),
    granted: grantsOf(action),
    corrections: rows.flatMap(({ id, corrections = [] }) =>
      corrections
        .filter(({ by, add }) => by === action || add === action)
        .map(({ replace, why }) => ({ ...(replace && { documented: replace }), useCase: id, why })),
    ),
    ...(corrected && { corrected }),
    alsoDocumented: forms.map(({ arns: formats = [], keys = [], source, why }) => ({
      arns: formats,
      conditionKeys: keys,
      page: sourceFacts(source).title,
      why,
    })),
    slips: slipsOf(action),
    sources: provenanceOf(
      'iam-data',
      ...needsFrom,
      ...(corrected ? [corrected.source] : []),
      ...forms.map(({ source }) => source),
      ...placeSources(action),
    ),
  };
}

function jobWanting(id: string, action: string) {
  const { label, actions, statements } = jobFacts(id);
  const why =
    actions[action] ??
    statements.map(statementTemplate).find((s) => s.actions.includes(action))?.why;
  return why === undefined ? [] : [{ id, constant: `ConnectJob.${constantName(id)}`, label, why }];
}

/** Returns each AWS policy that grants the action, with the matching pattern. */
function grantedByAws(action: string): GrantedByAws[] {
  return awsManagedPolicies().flatMap(({ name, version = '', statements }) =>
    statements.flatMap((statement) => {
      if (statement.effect !== 'Allow' || statement.notAction) return [];
      const by = statement.actions.find((pattern) =>
        matchesPattern(pattern.toLowerCase(), action.toLowerCase()),
      );
      return by === undefined
        ? []
        : [
            {
              name,
              version,
              by,
              resources: statement.resources,
              conditional: statement.conditions.length > 0,
            },
          ];
    }),
  );
}
