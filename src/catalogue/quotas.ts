import { lazy } from '../input/memoize';

/** Quotas that cannot be raised. See catalogue/quotas.json. */
export interface QuotaFacts {
  readonly permissionSet: {
    /** The quota for the inline policy, in bytes without white space. */
    readonly inlineBytes: number;
    /** The quota for managed policies of AWS and of customers together. */
    readonly policies: number;
  };
  readonly managedPolicy: {
    /** The quota for versions. Who writes one more deletes one first. */
    readonly versions: number;
  };
}

/** Returns the quotas that cannot be raised. */
export const quotaFacts = lazy((): QuotaFacts => require('../../catalogue/quotas.json'));
