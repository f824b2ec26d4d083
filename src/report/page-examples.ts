import { PageFinding } from './page-finding';
import { ruleExamples } from '../catalogue/review';
import { RULE_FINDINGS } from '../text/rule-findings';

/** An example of what is correct, by the id of a rule. */
export type PageExamples = Readonly<Record<string, string>>;

/** Returns an example for each rule that has findings: the part that differs from the faulty one. */
export const pageExamples = (findings: readonly PageFinding[]): PageExamples =>
  Object.fromEntries(
    [...new Set(findings.map(({ id }) => id))]
      .filter((id) => Object.hasOwn(RULE_FINDINGS, id))
      .map((id) => {
        const { bad, good } = ruleExamples(id);
        return [id, JSON.stringify(changedPart(bad, good), undefined, 2)];
      }),
  );

/** Returns the smallest part of a document that has all changes: a statement, or what has several. */
function changedPart(before: unknown, after: unknown): unknown {
  if (!isObject(before) || !isObject(after) || 'Effect' in after) return after;
  const changed = Object.keys(after).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const [name] = changed;
  const isOne = changed.length === 1 && Object.keys(before).length === Object.keys(after).length;
  return isOne && name in before && isObject(after[name])
    ? changedPart(before[name], after[name])
    : after;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
