import { deployedWorld } from './deployed-world';
import { ruleExamples } from '../catalogue/catalogue';
import { Finding, Severity } from '../policy/finding';
import { Place, World } from '../policy/model';
import { FindingWording } from '../text/finding-wording';
import { FindingDetails, RuleId } from '../text/findings';
import { listed } from '../text/listed';
import { RULE_FINDINGS } from '../text/rule-findings';

export { subjectOf } from '../policy/shorten-list';

/** A finding of a rule at one place. */
export interface RuleFinding extends Finding {
  readonly id: RuleId;
  readonly instead: string;
  readonly place: Place;
  /** The places of the principals that it is about. Default: all that have the policy. */
  readonly about?: readonly Place[];
}

/** The details of one finding of a rule. The severity is that of the rule, unless it has its own. */
export type Found = FindingDetails &
  Pick<RuleFinding, 'place' | 'about'> & { readonly severity?: Severity };

export interface Rule extends FindingWording {
  /** Never changes, because acknowledgements contain it. */
  readonly id: RuleId;
  /**
   * Policy documents or templates: one with a finding and one without. They appear in the tests and
   * in docs/rules.md.
   */
  readonly examples: { readonly bad: object; readonly good: object };
  check(reading: World): Found[];
}

/**
 * Creates a rule. Its texts are in the table of findings. Its examples name actions, so they are in
 * catalogue/rules.json.
 */
export const rule = (id: RuleId, check: Rule['check']): Rule => ({
  id,
  ...RULE_FINDINGS[id],
  check,
  get examples() {
    return ruleExamples(id);
  },
});

/**
 * Creates a rule about what principals may do. It looks at the defaults of parameters, which
 * deployment uses unless somebody passes other values.
 */
export const ruleOnAccess = (id: RuleId, check: Rule['check']): Rule =>
  rule(id, (reading) => {
    const { world, defaultsAt } = deployedWorld(reading);
    return check(world).map((found) => {
      const more = defaultsText(defaultsAt(found.place, found.about));
      return found.what.includes(more) ? found : { ...found, what: `${found.what}${more}` };
    });
  });

/** Says whose defaults make it so. */
export const defaultsText = (names: readonly string[]): string => {
  if (names.length === 0) return '';
  const [defaults, parameters] = [
    pluralize(names, 'default', 'defaults'),
    pluralize(names, 'parameter', 'parameters'),
  ];
  return `, with the ${defaults} of the ${parameters} ${listed(names)}`;
};

/** Returns the singular word for one name, or the plural word for several. */
export const pluralize = (names: readonly unknown[], one: string, more: string): string =>
  names.length > 1 ? more : one;
