import { readDocument } from './document';
import { readTemplate } from './template';
import { Reading } from '../policy/model';

const isObject = (value: unknown): value is Record<string, any> => typeof value === 'object' && value !== null && !Array.isArray(value);

export interface ReadingOptions {
  /** The paths of CDK constructs by logical id, for templates that do not have them. */
  readonly constructPaths?: ReadonlyMap<string, string>;
}

/** For the message about a file that is none of them. */
export const KINDS_OF_FILES = 'templates of CloudFormation, policy documents, and what `aws iam get-account-authorization-details` prints';

/** Reads what a parsed file says of access, whichever of the known kinds it is; undefined when it is none. */
export function read(file: string, content: unknown, _options: ReadingOptions = {}): Reading | undefined {
  if (!isObject(content)) return undefined;
  if (isObject(content.Resources)) return readTemplate(file, content);
  if ('Statement' in content) return readPolicy(file, content);
  return undefined;
}

function readPolicy(file: string, document: unknown): Reading {
  const place = { file, pointer: [] };
  const { policy, unread } = readDocument(file, document, place);
  const principal = { kind: 'policy' as const, name: file, inline: [policy], attached: [], trustedBy: [], place };
  return { file, principals: [principal], policies: [policy], unread };
}
