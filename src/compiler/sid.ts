import { conditionsKey } from './grant';
import { originFacts } from '../catalogue/catalogue';
import { Conditions } from '../catalogue/facts';
import { withoutTokens } from '../input/arn';

/** What a Sid is made from: who wants the statement, where it holds, under what. */
export interface SidParts {
  /** Rows of the console page and jobs; empty for actions that were asked for by name. */
  readonly rows: readonly string[];
  /** Resources with their places. */
  readonly templates: readonly string[];
  readonly conditions?: Conditions;
}

/**
 * The Sid of a statement, from catalogue ids and never from counters: the use case it serves, or the page
 * when it serves several of one; the kind of resource; what its conditions go by.
 */
export function sid({ rows, templates, conditions }: SidParts): string {
  const kinds = [...new Set(templates.map(kindOf))].sort();
  return origin(rows) + (kinds.length > 3 ? 'Several' : kinds.join('')) + byKeys(conditions);
}

/** What a Sid says of conditions: the keys that they go by. */
export function byKeys(conditions: Conditions = {}): string {
  const keys = [
    ...new Set(Object.values(conditions).flatMap((byKey) => Object.keys(byKey).map(keyName))),
  ].sort();
  return keys.length > 0 ? `By${keys.join('')}` : '';
}

/** The same with a sign of the whole statement, for the rare two that would have one name. */
export function distinctSid(parts: SidParts): string {
  // Loaded here, where it is rarely needed: importing the library costs nothing of it.
  const { createHash } = require('node:crypto') as typeof import('node:crypto');
  return (
    sid(parts) +
    createHash('sha256')
      .update(
        withoutTokens(
          JSON.stringify([parts.rows, parts.templates, conditionsKey(parts.conditions)]),
        ),
      )
      .digest('hex')
      .slice(0, 6)
  );
}

function origin(rows: readonly string[]): string {
  if (rows.length === 0) return 'Connect';
  const distinct = [...new Set(rows)];
  return pascal(distinct.length === 1 ? distinct[0] : originFacts(distinct[0]).group);
}

function kindOf(template: string): string {
  if (template === '*') return 'Any';
  const place = /^\{(\w+)\}(?:\/([\w-]+|\*))?/.exec(template);
  if (place)
    return pascal(
      place[1] === 'Instance' && place[2]
        ? place[2]
        : `${place[1]}-${place[2]?.replace('*', 'contents') ?? ''}`,
    );
  const [, , service, , , ...rest] = template.split(':');
  const serviceLinked = /aws-service-role\/([\w-]+)\./.exec(template);
  return serviceLinked
    ? `${pascal(serviceLinked[1])}ServiceLinkedRole`
    : pascal(`${service}-${rest.join('-').split(/[/:*]/)[0]}`);
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
