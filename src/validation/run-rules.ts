import { RULES_OF_CHOICES, withChoices } from './findings-of-choices';
import { eachOnce } from './findings-of-place';
import { inTemplates } from './findings-of-stacks';
import { worldOfRules } from './judged-world';
import { Found, Rule, RuleFinding } from './rule';
import { accountAdministrator } from './rules/account-administrator';
import { applicationFullAccess } from './rules/application-full-access';
import { chosenSessionName } from './rules/chosen-session-name';
import { wrongConditionKey } from './rules/condition-key';
import { emailTakeover } from './rules/email-takeover';
import { endOfSupport } from './rules/end-of-support';
import { escalation } from './rules/escalation';
import { idlePrefix } from './rules/idle-prefix';
import { indirectEscalation } from './rules/indirect-escalation';
import { instanceAdministrator } from './rules/instance-administrator';
import { instanceId } from './rules/instance-id';
import { limitedEscalation } from './rules/limited-escalation';
import { literalPartition } from './rules/literal-partition';
import { lookAlikePrefix } from './rules/look-alike-prefix';
import { missingCompanionPolicy } from './rules/missing-companion-policy';
import { missingDependentAction } from './rules/missing-dependent-action';
import { missingResourceType } from './rules/missing-resource-type';
import { notAction } from './rules/not-action';
import { oidcWithoutSubject } from './rules/oidc-without-subject';
import { openTagging } from './rules/open-tagging';
import { partialCondition } from './rules/partial-condition';
import { partialResource } from './rules/partial-resource';
import { publishedAction } from './rules/published-action';
import { quota } from './rules/quota';
import { renamedAction } from './rules/renamed-action';
import { wrongResourceType } from './rules/resource-type';
import { retiredManagedPolicy } from './rules/retired-managed-policy';
import { samlWithoutAudience } from './rules/saml-without-audience';
import { serviceWithoutSource } from './rules/service-without-source';
import { signInByWildcard } from './rules/sign-in-by-wildcard';
import { starResource } from './rules/star-resource';
import { trustInAnyone } from './rules/trust-in-anyone';
import { trustInOtherAccount } from './rules/trust-in-other-account';
import { unconfined } from './rules/unconfined';
import { unknownAction } from './rules/unknown-action';
import { unknownArn } from './rules/unknown-arn';
import { unlimitedEmergencyAccess } from './rules/unlimited-emergency-access';
import { wrongManagedPolicy } from './rules/wrong-managed-policy';
import { wrongPartition } from './rules/wrong-partition';
import { SEVERITIES } from '../policy/finding';
import { World } from '../policy/model';

/** The rules, the most severe first. */
export const RULES: readonly Rule[] = bySeverity([
  escalation,
  indirectEscalation,
  limitedEscalation,
  accountAdministrator,
  trustInAnyone,
  lookAlikePrefix,
  renamedAction,
  retiredManagedPolicy,
  unknownAction,
  publishedAction,
  unknownArn,
  wrongResourceType,
  missingResourceType,
  wrongConditionKey,
  wrongManagedPolicy,
  wrongPartition,
  notAction,
  quota,
  unconfined,
  trustInOtherAccount,
  samlWithoutAudience,
  oidcWithoutSubject,
  serviceWithoutSource,
  chosenSessionName,
  unlimitedEmergencyAccess,
  applicationFullAccess,
  idlePrefix,
  starResource,
  signInByWildcard,
  instanceAdministrator,
  emailTakeover,
  openTagging,
  partialCondition,
  partialResource,
  instanceId,
  missingCompanionPolicy,
  missingDependentAction,
  literalPartition,
  endOfSupport,
]);

function bySeverity(rules: readonly Rule[]): readonly Rule[] {
  return SEVERITIES.flatMap((severity) => rules.filter((rule) => rule.severity === severity));
}

/**
 * Runs the rules and returns the findings in the order of the rules. Reports each finding at one
 * place once for each principal.
 */
export function audit(world: World): RuleFinding[] {
  const read = world.eachStack?.() ?? world;
  const found = withChoices(findingsOf(read, RULES), read, (one) => findingsOf(one, OF_CHOICES));
  return inOrder(inTemplates(found, read));
}

const OF_CHOICES = RULES.filter(({ id }) => RULES_OF_CHOICES.includes(id));

function findingsOf(world: World, rules: readonly Rule[]): readonly RuleFinding[] {
  const judged = worldOfRules(world);
  return rules.flatMap((rule) =>
    eachOnce(rule.check(judged)).map((found) => findingOf(rule, found)),
  );
}

const inOrder = (found: readonly RuleFinding[]): RuleFinding[] =>
  RULES.flatMap((rule) => found.filter(({ id }) => id === rule.id));

const findingOf = ({ id, severity, why, remedy }: Rule, found: Found): RuleFinding => ({
  id,
  severity,
  why,
  instead: remedy,
  ...found,
});
