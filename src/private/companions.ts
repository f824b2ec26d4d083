import { Stack } from 'aws-cdk-lib/core';
import { bind } from './bind';
import { Statement } from './statement';
import { subtract } from './subtract';
import { newestDocument } from '../catalogue/load';
import { checkArn, checkInStack, checkNotEmpty, checkUnique } from '../scope/arn';
import { ArnKind } from '../scope/arn-kind';

/** Resources that somebody may attach to an instance, as a property of a role names them. */
export interface Companions {
  /** The property, for messages. */
  readonly property: string;
  /** What each ARN must be; absent where that was checked when the value was made. */
  readonly kind?: ArnKind;
  /** The place in the catalogue's statements that the ARNs fill. */
  readonly place: string;
  readonly arns: readonly string[] | undefined;
  readonly statements: readonly string[];
}

/** What attaching the resources takes, without what the managed policy grants already. */
export function companionStatements(where: string, stack: Stack, companions: readonly Companions[], managedPolicy?: string): Statement[] {
  return companions.flatMap(({ property, kind, place, arns = [], statements }) => {
    const at = `${where}: ${property}`;
    if (kind) arns.forEach((arn, i) => checkInStack(`${at}[${i}]`, stack, checkArn(`${at}[${i}]`, arn, kind), kind));
    checkUnique(at, arns, kind?.name ?? 'entry');
    if (arns.length === 0) return [];
    return statements.map((id) => bind(id, { [place]: arns }))
      .map((statement) => (managedPolicy ? subtract(statement, newestDocument(managedPolicy)) : statement))
      .filter((statement) => statement !== undefined);
  });
}

/** Throws when one of the properties is an empty list: an empty list is a mistake, not "none" and not "all". */
export function checkLists(where: string, lists: Readonly<Record<string, readonly unknown[] | undefined>>, whenAbsent: string): void {
  for (const [property, values] of Object.entries(lists)) checkNotEmpty(`${where}: ${property}`, values, 'entry', whenAbsent);
}
