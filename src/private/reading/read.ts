import { readDocument } from './document';
import { readTemplate } from './template';
import { Reading } from '../policy/model';

const isObject = (value: unknown): value is Record<string, any> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads what a parsed file says of access, whichever of the known kinds it is; undefined when it is none. */
export function read(file: string, content: unknown): Reading | undefined {
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
