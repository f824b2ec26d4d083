import { StatementTemplate } from './facts';
import { entry } from './table';
import { lazy } from '../input/memoize';

const statements = lazy((): Record<string, StatementTemplate> =>
  require('../../catalogue/rendered/statements.json'),
);

const groups = lazy((): Record<string, readonly string[]> =>
  require('../../catalogue/rendered/statement-groups.json'),
);

/** Returns the ids of statements that belong together. */
export const statementGroup = (id: string): readonly string[] =>
  entry(groups(), id, 'group of statements');

export const statementTemplate = (id: string): StatementTemplate =>
  entry(statements(), id, 'statement');

/** Returns all statements that the library writes. */
export const statementTemplates = (): readonly StatementTemplate[] => Object.values(statements());

export const statementIds = (): readonly string[] => Object.keys(statements());
