import { rule, subjectOf } from '../rule';
import { statementsByAction } from '../statement-queries';
import { wrongPrefixes } from '../wrong-prefixes';

export const idlePrefix = rule('idle-prefix', (world) =>
  statementsByAction(world).flatMap((statement) =>
    wrongPrefixes(world, statement)
      .filter(({ isIdle }) => isIdle)
      .map(({ prefix, actions }) => ({
        subject: prefix,
        what: `${prefix} is not a prefix of IAM, so ${subjectOf(actions)} does nothing`,
        place: statement.place,
      })),
  ),
);
