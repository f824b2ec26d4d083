import { actionFacts, resourceType, reviewFacts } from '../../catalogue/catalogue';
import { isPattern, matchesAction } from '../../policy/action-patterns';
import { typesOf } from '../../policy/arn-resource-types';
import { policiesOf, Principal } from '../../policy/model';
import { Found, rule } from '../rule';
import { connectPrincipals, isFullyKnownOrStandalone } from '../statement-queries';

export const missingResourceType = rule('missing-resource-type', (reading) =>
  connectPrincipals(reading).filter(isFullyKnownOrStandalone).flatMap(check),
);

function check(principal: Principal): Found[] {
  const statements = policiesOf(principal)
    .flatMap((policy) => policy.statements)
    .filter((s) => s.effect === 'Allow' && !s.notAction && !s.notResource);
  return reviewFacts().severalTypes.flatMap((action) => {
    const allowing = statements.filter((s) =>
      s.actions.some((pattern) => matchesAction(pattern, action)),
    );
    // A wildcard is not meant to allow all that it takes in.
    const byName = allowing.find((s) =>
      s.actions.some((pattern) => !isPattern(pattern) && matchesAction(pattern, action)),
    );
    if (!byName) return [];
    const found = allowing
      .flatMap((s) => s.resources)
      .map((resource) => typesOf('connect', resource));
    const wanted = actionFacts(action)?.types ?? [];
    const missing = wanted.filter(
      (type) => !found.some((types) => types === 'any' || types.has(type)),
    );
    // On none of its types it is a mistake of types, of which resource-type speaks.
    if (missing.length === 0 || missing.length === wanted.length) return [];
    return [
      {
        subject: action,
        what: `${action} is not allowed on ${missing.join(', ')}, so every call is denied`,
        instead: `Allow it on ${missing.flatMap((type) => resourceType('connect', type)!.arns).join(', ')} too`,
        place: byName.place,
      },
    ];
  });
}
