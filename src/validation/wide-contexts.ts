import { allowedWayActions } from './allowed-way-actions';
import { Attempt } from './attempt';
import { isKey } from './condition-keys';
import { isNamed } from './named-resource';
import { anyPlace } from './own-place';
import { EscalationStep } from '../catalogue/escalation';
import { parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { exampleTexts } from '../policy/example-text';
import { PolicyStatement, Principal } from '../policy/model';

/**
 * Returns the context of each condition value that leaves the name of a policy open: any policy of
 * an account. Then those of policies that no condition names: a list of exceptions leaves them.
 */
export const wideContexts = (
  principal: Principal,
  { conditions }: PolicyStatement,
  step: EscalationStep | undefined,
): readonly Readonly<Record<string, PolicyText>>[] => {
  const keys = [...new Set((step?.attempts ?? []).flatMap(Object.keys))];
  const named = conditions.flatMap(({ key, values }) => {
    const known = keys.find((one) => isKey(key, one));
    const wide = values.filter((value) => parseArn(value) && !isNamed(value, 'policy'));
    return known === undefined ? [] : wide.map((value) => ({ [known]: exampleTexts(value)[0] }));
  });
  return [
    ...named,
    ...keys.flatMap((key) => othersOf(principal).map((value) => ({ [key]: value }))),
  ];
};

/** Returns ARNs of policies with a name that no condition has: one of AWS, and one of the own account. */
const othersOf = (principal: Principal): readonly PolicyText[] => [
  nameOfNoPolicy('policy', principal, 'aws'),
  nameOfNoPolicy('policy', principal),
];

/** Returns what a request says of a role: none, or another than that of the resource if it may pass one. */
export function roleContexts(
  principal: Principal,
  step: EscalationStep | undefined,
): Attempt['contexts'] {
  if (!step?.namesRole) return undefined;
  const { by, needs } = step.namesRole;
  const named = allowedWayActions(principal).has(needs)
    ? [{ [by]: nameOfNoPolicy('role', principal) }]
    : [];
  return [{ [by]: [] }, ...named];
}

/** Returns the ARN of something of IAM that no policy names. Default: in the account of the principal. */
export function nameOfNoPolicy(kind: string, principal: Principal, account?: string): PolicyText {
  const { partitions, accounts } = anyPlace(principal);
  return ['arn', partitions[0], 'iam', '', account ?? accounts[0], `${kind}/qJx-7WkV_u3`].join(':');
}
