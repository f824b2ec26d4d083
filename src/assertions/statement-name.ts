import { PolicyStatement } from '../policy/model';
import { isAllow } from '../policy/statement';

/** Returns `statement Users of Stack/Agents`. Uses the number of a statement without a Sid. */
export function statementName({ sid, place }: PolicyStatement): string {
  const { constructPath, logicalId, file, pointer } = place;
  const index = pointer[pointer.length - 1];
  const number = typeof index === 'number' ? index + 1 : 1;
  const owner = constructPath?.replace(/\/(Resource|Default)$/, '') ?? logicalId ?? file;
  return `statement ${sid ?? number} of ${owner}`;
}

/** Returns the names of the allowing statements as a list. */
export const allowingNames = (statements: readonly PolicyStatement[]): string[] =>
  statements.filter(isAllow).map(statementName);
