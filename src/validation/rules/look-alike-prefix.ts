import { expandPattern } from '../../policy/action-patterns';
import { PolicyStatement } from '../../policy/model';
import { Found, rule, subjectOf } from '../rule';
import { noEffect, statementsByAction } from '../statement-queries';
import { WrongPrefix, wrongPrefixes } from '../wrong-prefixes';

export const lookAlikePrefix = rule('look-alike-prefix', (world) =>
  statementsByAction(world).flatMap((statement) =>
    wrongPrefixes(world, statement)
      .filter(({ isIdle }) => !isIdle)
      .map((wrong) => foundIn(statement, wrong)),
  ),
);

const foundIn = (statement: PolicyStatement, wrong: WrongPrefix): Found => ({
  subject: wrong.prefix,
  what: `${wrong.prefix} is not a prefix of IAM, so ${noEffect(statement)} by ${subjectOf(wrong.actions)}`,
  instead: insteadOf(wrong),
  ...(statement.effect === 'Deny' && { severity: 'error' }),
  place: statement.place,
});

function insteadOf({ prefix, right, actions }: WrongPrefix): string {
  if (right === '') return NOT_ASKED;
  const names = actions
    .map((action) => `${right}${action.slice(prefix.length)}`)
    .filter((name) => expandPattern(name).length > 0);
  return names.length > 0 ? `Write ${names.join(', ')}` : `The prefix is ${right}`;
}

const NOT_ASKED =
  'Leave it out: its requests carry the token of a participant of the contact, and IAM is not asked';
