import { AskedPlace } from './asked-place';
import { holdings } from './holdings';
import { ReportedPrincipal } from './model';
import { Subject } from './who-can-subject';
import { INSTANCE_ID } from '../evaluator/resource-keys';
import { isConnectAction } from '../policy/action-patterns';
import { isKey } from '../policy/condition-key';
import { toDisplayText } from '../policy/deploy-time-text';
import { Requirement } from '../policy/requirement';

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
      places: [...new Set(placesOf(principal, subject, place))].filter((one) =>
        place.mayBelong(one, principal),
      ),
    }))
    .filter(({ places }) => places.length > 0);

const placesOf = (
  principal: ReportedPrincipal,
  subject: Subject,
  place: AskedPlace,
): readonly string[] =>
  subject.kind === 'anything'
    ? principal.grants
        .filter(({ actions }) => actions.some(isConnectAction))
        .flatMap(({ reaches, requirements }) =>
          reaches.filter((reach) =>
            [...requirements, ...reach.requirements].every((one) => !isOfAnother(one, place)),
          ),
        )
        .flatMap(({ resources, notResource }) => (notResource ? [] : resources))
    : holdings(principal, subject, undefined).flatMap(({ places }) => places);

/** Returns whether a requirement is for another instance than that of the question. */
const isOfAnother = (one: Requirement, place: AskedPlace): boolean =>
  one.kind === 'key' &&
  one.holds &&
  one.operator === 'StringEquals' &&
  isKey(one.key, INSTANCE_ID) &&
  one.values.every((value) => place.isAnother(toDisplayText(value)));
