import { ReportedTrust } from './model';
import { displayRequirements, displayTexts } from './reported-statement';
import { toDisplayText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { keyRequirement, templateRequirement } from '../policy/requirement-logic';
import { TrustStatement } from '../policy/trust';

/** Returns who may assume a role, by which action, under which conditions. */
export const reportedTrust = ({ trust }: Principal): readonly ReportedTrust[] =>
  trust.map(reportedStatement);

const reportedStatement = ({
  sid,
  effect,
  actions,
  notAction,
  principals,
  notPrincipal,
  conditions,
  templateConditions,
}: TrustStatement): ReportedTrust => ({
  ...(sid !== undefined && { sid }),
  effect,
  actions: displayTexts(actions),
  ...(notAction && { notAction }),
  principals: principals.map(({ type, value }) => ({ type, value: toDisplayText(value) })),
  notPrincipal,
  requirements: displayRequirements([
    ...conditions.map(keyRequirement),
    ...templateConditions.map(templateRequirement),
  ]),
});
