import { Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import { ConnectScope, StatementsIn } from '../../src';
import { Given, documentedRules } from '../laws/documented';
import { Context, Rule } from '../laws/matcher';
import { ACCOUNT, Input, instanceArn } from '../laws/world';

/** A construct, and what it should allow, by the number of a run. */
export interface Drawn {
  readonly build: (stack: Stack, run: number) => void;
  readonly rules: (run: number) => readonly Rule[];
  /** What requests carry beside the keys of the rules. */
  readonly around?: readonly Context[];
  /** The AWS managed policies that it has. */
  readonly managed?: readonly string[];
  /** The AWS managed policies that it has a copy of. */
  readonly copied?: readonly string[];
  /** What references in the template are once they are deployed. */
  readonly deployed?: Readonly<Record<string, string>>;
}

export const assumedBy = new AccountRootPrincipal();
const INSTANCES = [[1], [2], [1, 2], [1, 2, 3]];

/** A scope of instances alone. */
export const inputOf = (run: number): Input => ({
  useCases: [],
  actions: [],
  instances: INSTANCES[run % INSTANCES.length],
  companions: false,
});

/** The same as a scope of the library. */
export const instancesOf = (run: number): ConnectScope =>
  inputOf(run)
    .instances.map((n) => ConnectScope.instanceArn(instanceArn(n)))
    .reduce((a, b) => a.plus(b));

/** Statements that AWS documents, as they are in the scope of a run. */
export const documented = (ids: readonly string[], run: number, given?: Given) =>
  documentedRules(
    ids.map((id) => ({ id })),
    inputOf(run),
    given,
  );

export const statementsIn = (run: number) =>
  run % 2 === 0 ? StatementsIn.ROLE : StatementsIn.MANAGED_POLICIES;

export const KEY = `arn:aws:kms:us-east-1:${ACCOUNT}:key/k-1`;
export const LINKED =
  `arn:aws:iam::${ACCOUNT}:role/aws-service-role/connect.amazonaws.com/` +
  'AWSServiceRoleForAmazonConnect_a';
