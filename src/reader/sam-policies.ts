import { Resolved, ResolvedObject } from './intrinsics/conditional-value';
import { isObject } from './json';
import { itemsOf, LocatedValue } from './located-value';
import { Document } from './principal-resource';
import { problemAt, readAs, Reading } from './readings';
import { samPolicyDocument } from './sam-policy-template';
import { deployTimeValue } from '../policy/deploy-time-text';
import { Place, ReadProblem } from '../policy/model';
import { UnknownPart } from '../policy/unknown';

/** The `Policies` of a SAM function. */
export interface SamPolicies {
  readonly arns: readonly LocatedValue[];
  readonly documents: readonly Document[];
  readonly unknown: Reading<readonly UnknownPart[]>;
}

/** Reads names and ARNs of managed policies, documents, and SAM policy templates by name. */
export function readSamPolicies(policies: Resolved, place: Place): SamPolicies {
  const entries = itemsOf(policies, place).map(entryOf);
  return {
    arns: entries.flatMap(({ arn }) => arn ?? []),
    documents: entries.flatMap(({ document }) => document ?? []),
    unknown: readAs(
      entries.flatMap(({ unknown }) => unknown ?? []),
      entries.flatMap(({ problem }) => problem ?? []),
    ),
  };
}

interface SamPolicy {
  readonly arn?: LocatedValue;
  readonly document?: Document;
  readonly unknown?: UnknownPart;
  readonly problem?: ReadProblem;
}

function entryOf(item: LocatedValue, i: number): SamPolicy {
  const { value, place } = item;
  if (typeof value === 'string') return { arn: { ...item, value: arnOf(value) } };
  if (!isObject(value)) {
    const problem = 'a policy is a name or an object';
    const what = `a policy that cannot be read, because ${problem}`;
    const unknown = { kind: 'document', what, mayAllow: true, mayDeny: true, place } as const;
    return { problem: problemAt(place, problem), unknown };
  }
  if ('Statement' in value) return { document: { ...item, name: `policy ${i + 1}` } };
  const names = Object.keys(value).join(', ');
  const document = samPolicyDocument(value as ResolvedObject);
  if (document !== undefined) return { document: { ...item, value: document, name: names } };
  return {
    problem: problemAt(place, `SAM has no policy template ${names} that is known`),
    // None of them denies anything.
    unknown: {
      kind: 'document',
      what: `the policy template ${names} of SAM`,
      mayAllow: true,
      mayDeny: false,
      place,
    },
  };
}

/**
 * Returns the ARN of a policy. SAM accepts the names of AWS managed policies in place of their
 * ARNs.
 */
const arnOf = (text: string) => (/^[\w+=,.@/-]+$/.test(text) ? awsPolicyArn(text) : text);

export const awsPolicyArn = (name: string): string =>
  `arn:${deployTimeValue('AWS::Partition')}:iam::aws:policy/${name}`;
