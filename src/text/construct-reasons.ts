import { ConstructFindingId } from './findings';

/*
 * The reasons with which constructs accept findings of rules. Nobody wrote them about this app.
 */

/** Accepts what a finding of the construct warns of. */
export const warnedAs = (id: ConstructFindingId): string => `The construct warns of it, as ${id}.`;

/** Accept what the app asks for in its code. */
export const ASKED_FOR = {
  everyInstance: 'The app chose ConnectScope.allInstances: the access is to every instance.',
  newAction: 'Given as newer than the catalogue.',
  wholeInstance:
    'Every action on the named instances was asked for. Findings of the construct report signing in.',
  withoutInstance:
    'Actions that carry no instance have a statement by ARN, or a finding names them.',
} as const;

/** Returns the finding of the construct that warns of an accepted finding. */
export const warningIn = (reason: string): string | undefined =>
  /^The construct warns of it, as ([\w-]+)\.$/.exec(reason)?.[1];

/** Returns whether a construct accepts a finding by itself. */
export const isOfConstruct = (reason: string): boolean =>
  warningIn(reason) !== undefined || Object.values<string>(ASKED_FOR).includes(reason);
