import { StatementTemplate } from './facts';
import { entry } from './table';

const statements = (): Record<string, StatementTemplate> =>
  require('../../catalogue/rendered/statements.json');

const groups = (): Record<string, readonly string[]> =>
  require('../../catalogue/rendered/statement-groups.json');

/** Ids of statements that go together. */
export const statementGroup = (id: string): readonly string[] =>
  entry(groups(), id, 'group of statements');

export const statementTemplate = (id: string): StatementTemplate =>
  entry(statements(), id, 'statement');

/** The statements that the library writes, all of them. */
export const statementTemplates = (): readonly StatementTemplate[] => Object.values(statements());

export const statementIds = (): readonly string[] => Object.keys(statements());
