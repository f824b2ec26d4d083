import { PolicyStatement } from '../policy/model';

/** `statement Users of Stack/Agents`, by its number where it has no Sid. */
export function statementName({ sid, place }: PolicyStatement): string {
  const { constructPath, logicalId, file, pointer } = place;
  const index = pointer[pointer.length - 1];
  const number = typeof index === 'number' ? index + 1 : 1;
  const owner = constructPath?.replace(/\/(Resource|Default)$/, '') ?? logicalId ?? file;
  return `statement ${sid ?? number} of ${owner}`;
}

/** The names of the statements that allow, as a list. */
export const allowingNames = (statements: readonly PolicyStatement[]): string[] =>
  statements.filter(({ effect }) => effect === 'Allow').map(statementName);
