import { Provenance, provenanceOf, sourcesSection } from './provenance';
import {
  awsPolicy,
  awsPolicyNames,
  awsPolicySaysMore,
  isOfFamily,
} from '../../src/catalogue/catalogue';
import { AwsPolicyStatement } from '../../src/catalogue/policy-facts';
import { sheet } from '../sheet';
import { Typesetting } from '../text';

/** A managed policy of AWS that is not about the family. */
export interface AwsPolicyExplained {
  readonly kind: 'AWS managed policy';
  readonly name: string;
  readonly arn: string;
  readonly version?: string;
  readonly date?: string;
  /** What it allows and denies in the family. */
  readonly ofAmazonConnect: readonly {
    readonly effect: 'Allow' | 'Deny';
    readonly actions: readonly string[];
    readonly resources: readonly string[];
    readonly conditional: boolean;
  }[];
  /** Whether it also has statements that the catalogue does not have. */
  readonly more: boolean;
  readonly sources: readonly Provenance[];
}

/** Returns the name of the policy as AWS writes it; undefined when there is no such policy. */
export const awsPolicyNamed = (name: string): string | undefined =>
  awsPolicyNames().find((one) => one.toLowerCase() === name.toLowerCase());

export function explainAwsPolicy(name: string): AwsPolicyExplained {
  const policy = awsPolicy(name);
  if (!policy) throw new Error(`The catalogue has no AWS managed policy ${name}.`);
  const { document } = policy;
  return {
    kind: 'AWS managed policy',
    name,
    arn: policy.arn,
    ...(document && { version: document.version, date: document.date }),
    ofAmazonConnect: (document?.statements ?? []).flatMap(grantOf),
    more: awsPolicySaysMore(name),
    sources: provenanceOf('managed-policies'),
  };
}

/** Returns whether an action or a pattern can be of the family. */
const reachesFamily = (action: string): boolean => /^[^:]*[*?]/.test(action) || isOfFamily(action);

function grantOf(statement: AwsPolicyStatement): AwsPolicyExplained['ofAmazonConnect'] {
  const { Effect: effect = 'Allow', Action, NotAction, Resource = '*', Condition } = statement;
  const actions = NotAction
    ? [`everything but ${[NotAction].flat().join(', ')}`]
    : [Action ?? []].flat().filter(reachesFamily);
  if (actions.length === 0) return [];
  return [{ effect, actions, resources: [Resource].flat(), conditional: Condition !== undefined }];
}

/** Renders an AWS managed policy for people. */
export const awsPolicySheet = (one: AwsPolicyExplained, how: Typesetting): string =>
  sheet(
    one.name,
    [
      `Managed policy of AWS, ${one.arn}.`,
      one.version ? `Version ${one.version} of ${one.date}.` : '',
      one.ofAmazonConnect.length === 0 ? 'It does not allow anything in Amazon Connect.' : '',
      one.more ? 'What it says of other services is not shown.' : '',
    ]
      .filter(Boolean)
      .join(' '),
    [
      {
        heading: 'In the services of Amazon Connect',
        lines: one.ofAmazonConnect.map(({ effect, actions, resources, conditional }) => ({
          head: `${effect}: ${actions.join(', ')}`,
          below: [`on ${resources.join(', ')}${conditional ? ', under conditions' : ''}`],
        })),
      },
      sourcesSection(one.sources),
    ],
    how,
  );
