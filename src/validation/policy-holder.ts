import { memoize } from '../input/memoize';
import { Attachment, Policy, Principal, standalonePolicy } from '../policy/model';

/** Returns a principal that has policies, within a boundary. */
export const holderOf = (policies: readonly Policy[], boundary?: Policy): Principal => ({
  ...standalonePolicy('a holder', [...new Set(policies)], policies[0].place),
  ...(boundary && { boundary: boundedBy(boundary) }),
});

export const boundedBy = (policy: Policy): Attachment => ({
  arn: policy.name,
  policy,
  place: policy.place,
});

/** Many principals may attach the same policies of AWS. */
export const holderOfOne = memoize((policy: Policy) => holderOf([policy]));

const PLACE = { file: '', pointer: [] };

/** The policy of whoever writes its content. */
export const EVERYTHING: Policy = {
  name: 'everything',
  origin: 'aws',
  managed: true,
  characters: 0,
  place: PLACE,
  statements: [
    {
      effect: 'Allow',
      actions: ['*'],
      notAction: false,
      resources: ['*'],
      notResource: false,
      conditions: [],
      templateConditions: [],
      place: PLACE,
    },
  ],
};
