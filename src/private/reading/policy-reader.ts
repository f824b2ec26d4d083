import { readDocument } from './document';
import { Item } from './item';
import { Policy, Unread } from '../policy/model';

/** Reads the policies of one file, and keeps what it read. */
export class PolicyReader {
  readonly policies: Policy[] = [];
  readonly unread: Unread[] = [];

  read(name: string, { value, place, onlyIf }: Item, { managed = false, version }: Partial<Pick<Policy, 'managed' | 'version'>> = {}): Policy {
    const { policy, unread } = readDocument(name, value, place, { managed, onlyIf, ...(version !== undefined && { version }) });
    this.policies.push(policy);
    this.unread.push(...unread);
    return policy;
  }
}
