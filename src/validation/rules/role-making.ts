import { reviewFacts } from '../../catalogue/load';
import { arnParts } from '../../private/policy/arn-types';
import { isPattern, takesInAction } from '../../private/policy/named-actions';
import { shown } from '../../private/policy/text';
import { isConfinedBy } from '../conditions';
import { isNamed } from '../named-resource';
import { rule, several } from '../rule';
import { allowedBeside } from '../statements';

export const roleMaking = rule({
  id: 'role-making',
  severity: 'warning',
  title: 'Roles that can be made and given any permission',
  why: 'Names confine which roles these are, and not what they may do: a new role of such a name can have every permission of the account',
  check: (reading) => [...allowedBeside(reading)].filter(({ notAction, notResource }) => !notAction && !notResource).flatMap((statement) => {
    const { write, use, keys } = reviewFacts().roleMaking;
    const both = [write, use].map((actions) => actions.find((action) => statement.actions.some((pattern) => takesInAction(pattern, action))));
    // On every role it is escalation; one role by its whole name is there already; service-linked roles are of their services.
    const roles = statement.resources.filter((r) => isPattern(r) && isNamed(r, 'role') && /^role\/(?!aws-service-role\/)/.test(arnParts(r)?.resource ?? ''));
    if (both.includes(undefined) || roles.length === 0 || isConfinedBy(statement, keys)) return [];
    return [{
      subject: several(roles.map((r) => shown(arnParts(r)!.resource))),
      what: `${both.join(' and ')} on ${several(roles.map(shown))}`,
      instead: `Demand ${keys.join(' or ')} in a condition`,
      place: statement.place,
    }];
  }),
});
