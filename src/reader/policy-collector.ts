import { LocatedValue } from './located-value';
import { readDocument } from './policy-document';
import { Policy, ReadProblem } from '../policy/model';

/** Reads the policies of one file, and keeps what it read. */
export class PolicyReader {
  readonly policies: Policy[] = [];
  readonly unread: ReadProblem[] = [];

  read(
    name: string,
    { value, place, templateConditions }: LocatedValue,
    { managed = false, version }: Partial<Pick<Policy, 'managed' | 'version'>> = {},
  ): Policy {
    const { policy, unread } = readDocument(name, value, place, {
      managed,
      templateConditions,
      ...(version !== undefined && { version }),
    });
    this.policies.push(policy);
    this.unread.push(...unread);
    return policy;
  }
}
