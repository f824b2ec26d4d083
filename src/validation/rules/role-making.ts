import { reviewFacts } from '../../catalogue/catalogue';
import { isPattern, matchesAction } from '../../policy/action-patterns';
import { parseArn } from '../../policy/arn';
import { toDisplayText } from '../../policy/deploy-time-text';
import { isConfinedBy } from '../condition-keys';
import { isNamed } from '../named-resource';
import { rule, subjectOf } from '../rule';
import { allowedToConnectPrincipals } from '../statement-queries';

export const roleMaking = rule('role-making', (reading) =>
  [...allowedToConnectPrincipals(reading)]
    .filter(({ notAction, notResource }) => !notAction && !notResource)
    .flatMap((statement) => {
      const { write, use, keys } = reviewFacts().roleMaking;
      const both = [write, use].map((actions) =>
        actions.find((action) =>
          statement.actions.some((pattern) => matchesAction(pattern, action)),
        ),
      );
      // On every role it is escalation; one role by its whole name is there already; service-linked roles are of their services.
      const roles = statement.resources.filter(
        (r) =>
          isPattern(r) &&
          isNamed(r, 'role') &&
          /^role\/(?!aws-service-role\/)/.test(parseArn(r)?.resource ?? ''),
      );
      if (both.includes(undefined) || roles.length === 0 || isConfinedBy(statement, keys))
        return [];
      return [
        {
          subject: subjectOf(roles.map((r) => toDisplayText(parseArn(r)!.resource))),
          what: `${both.join(' and ')} on ${subjectOf(roles.map(toDisplayText))}`,
          instead: `Demand ${keys.join(' or ')} in a condition`,
          place: statement.place,
        },
      ];
    }),
);
