import { AskedPlace } from './asked-place';
import { holdings } from './holdings';
import { ReportedPrincipal } from './model';
import { Subject } from './who-can-subject';
import { isConnectAction } from '../policy/action-patterns';

/** A principal that can do what is asked about on resources that may be of another instance. */
export interface PerhapsThere {
  readonly name: string;
  readonly places: readonly string[];
}

/** Returns who can do it on resources that may be part of the instance of the question. */
export const perhapsThere = (
  principals: readonly ReportedPrincipal[],
  subject: Subject,
  place: AskedPlace,
): readonly PerhapsThere[] =>
  principals
    .map((principal) => ({
      name: principal.id,
      places: [...new Set(placesOf(principal, subject))].filter((one) =>
        place.mayBelong(one, principal),
      ),
    }))
    .filter(({ places }) => places.length > 0);

const placesOf = (principal: ReportedPrincipal, subject: Subject): readonly string[] =>
  subject.kind === 'anything'
    ? principal.grants
        .filter(({ actions }) => actions.some(isConnectAction))
        .flatMap(({ reaches }) => reaches)
        .flatMap(({ resources, notResource }) => (notResource ? [] : resources))
    : holdings(principal, subject, undefined).flatMap(({ places }) => places);
