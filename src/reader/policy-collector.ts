import { LocatedValue } from './located-value';
import { DocumentOptions, readDocument } from './policy-document';
import { Reading } from './readings';
import { Policy, ReadProblem } from '../policy/model';

/** What is known of a policy besides its document. */
export type PolicyOptions = Omit<DocumentOptions, 'origin' | 'templateConditions'>;

/** Reads the policies of one file, and keeps the results. */
export class PolicyReader {
  readonly policies: Policy[] = [];
  readonly unread: ReadProblem[] = [];

  /** Returns the value of a reading, and stores its unreadable parts. */
  keep<T>({ value, unread }: Reading<T>): T {
    this.unread.push(...unread);
    return value;
  }

  read(
    name: string,
    { value, place, templateConditions }: LocatedValue,
    {
      managed = false,
      version,
      otherVersions,
      versions,
      holders,
      isControlPolicy,
      identity,
    }: PolicyOptions = {},
  ): Policy {
    const { policy, unread } = readDocument(name, value, place, {
      managed,
      templateConditions,
      ...(version !== undefined && { version }),
      ...(otherVersions && { otherVersions }),
      ...(versions !== undefined && { versions }),
      ...(holders !== undefined && { holders }),
      ...(isControlPolicy && { isControlPolicy }),
      ...(identity && { identity }),
    });
    this.policies.push(policy);
    this.unread.push(...unread);
    return policy;
  }
}
