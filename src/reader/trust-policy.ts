import { Resolved } from './intrinsics/conditional-value';
import { own } from './json';
import { itemsOf, valuesOf } from './located-value';
import { toDisplayText } from '../policy/deploy-time-text';
import { Place } from '../policy/model';

const NOWHERE: Place = { file: '', pointer: [] };

/** Who may assume a role, as people read it: services, accounts, providers. */
export function trustedBy(document: Resolved): string[] {
  const values = (from: unknown, key: string) =>
    itemsOf(own(from, key) as Resolved, NOWHERE).map(({ value }) => value);
  const principals = valuesOf(document, NOWHERE)
    .flatMap(({ value }) => values(value, 'Statement'))
    .filter((statement) => own(statement, 'Effect') === 'Allow')
    .flatMap((statement) => values(statement, 'Principal'))
    .flatMap((principal) =>
      typeof principal === 'object' && principal !== null
        ? Object.keys(principal).flatMap((kind) => values(principal, kind))
        : [principal],
    );
  return [
    ...new Set(principals.filter((principal) => typeof principal === 'string').map(toDisplayText)),
  ];
}
