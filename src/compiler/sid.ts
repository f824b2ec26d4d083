import { conditionsKey } from './condition-list';
import { Grant } from './grant';
import { groupOf } from './origin-order';
import { PolicyText, replaceDeployTimeValues } from '../policy/deploy-time-text';
import { Condition } from '../policy/model';

/** What a Sid is made from: who wants the statement, where it holds, under what. */
export type SidParts = Pick<Grant, 'origins' | 'templates' | 'conditions'>;

/**
 * The Sid of a statement, from catalogue ids and never from counters: the use case it serves, or the page
 * when it serves several of one; the kind of resource; what its conditions go by.
 */
export function sid({ origins, templates, conditions }: SidParts): string {
  const kinds = [...new Set(templates.map(kindOf))].sort();
  const kind = kinds.length > 3 ? 'Several' : kinds.join('');
  return originName(origins) + kind + sidOfKeys(conditions);
}

/** The part of a Sid that names the keys of conditions: `ByResourceTag`. */
export function sidOfKeys(conditions: readonly Condition[]): string {
  const keys = [...new Set(conditions.map(({ key }) => keyName(key)))].sort();
  return keys.length > 0 ? `By${keys.join('')}` : '';
}

/** The same with a hash of the whole statement, for the rare two that would have one name. */
export function distinctSid(parts: SidParts): string {
  // Loaded here, where it is rarely needed: importing the library costs nothing of it.
  const { createHash } = require('node:crypto') as typeof import('node:crypto');
  const conditions = parts.conditions.map((condition) => ({
    ...condition,
    values: condition.values.map(knownText),
  }));
  const text = JSON.stringify([parts.origins, parts.templates, conditionsKey(conditions)]);
  return sid(parts) + createHash('sha256').update(text).digest('hex').slice(0, 6);
}

/** A token has another number in each run. */
const knownText = (text: PolicyText) => replaceDeployTimeValues(text, () => '');

function originName(origins: readonly string[]): string {
  const distinct = [...new Set(origins)];
  if (distinct.length === 0) return 'Connect';
  return pascal(distinct.length === 1 ? distinct[0] : groupOf(distinct[0]));
}

/** The kind of a resource: `{Instance}/queue/*` is `Queue`. */
function kindOf(template: string): string {
  if (template === '*') return 'Any';
  const [, placeholder, type] = /^\{(\w+)\}(?:\/([\w-]+|\*))?/.exec(template) ?? [];
  if (placeholder === 'Instance' && type) return pascal(type);
  if (placeholder) return pascal(`${placeholder}-${type?.replace('*', 'contents') ?? ''}`);
  const [, serviceLinked] = /aws-service-role\/([\w-]+)\./.exec(template) ?? [];
  if (serviceLinked) return `${pascal(serviceLinked)}ServiceLinkedRole`;
  const [, , service, , , ...rest] = template.split(':');
  return pascal(`${service}-${rest.join('-').split(/[/:*]/)[0]}`);
}

/** `connect:StorageResourceType`: StorageResourceType; `aws:ResourceTag/Team`: ResourceTag. */
const keyName = (key: string) => pascal(key.split(':')[1].split('/')[0]);

const pascal = (text: string) =>
  text
    .replace(/&/g, ' and ')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word)
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join('');
