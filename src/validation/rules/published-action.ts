import { catalogueEdition, PublishedAction, publishedName } from '../../catalogue/catalogue';
import { findingsOnStatements } from '../findings-by-form';
import { rule } from '../rule';
import { statementsByAction } from '../statement-queries';

export const publishedAction = rule('published-action', (reading) =>
  findingsOnStatements(reading, statementsByAction(reading), (statement) =>
    statement.actions
      .flatMap((action) => publishedName(action) ?? [])
      .map((published) => ({
        subject: published.name,
        what: publicationOf(published),
        instead: 'Check that the access works as you expect',
        place: statement.place,
      })),
  ),
);

function publicationOf({ name, operationOf, handlersOf = [] }: PublishedAction): string {
  const { reference, operations, handlers } = catalogueEdition();
  const places = [
    ...(operationOf ? [`an API operation (${operations.date})`] : []),
    ...(handlersOf.length > 0
      ? [`a permission of the handlers of ${handlersOf.join(', ')} (${handlers.date})`]
      : []),
  ].join(' and as ');
  return `the reference does not list ${name} as of ${reference.date}. AWS publishes it as ${places}`;
}
