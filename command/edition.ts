import { version } from './package';
import { catalogueEdition } from '../src/catalogue/catalogue';

/** Returns the version of the command, and the dates and versions of its facts. */
export const editionText = (): string =>
  [version, ...factEditions().map(({ dated, number }) => `${dated} (${number})`)].join('\n');

/** Returns a sentence with the sources of the facts and their dates. */
export const factsText = (): string =>
  `Facts: ${factEditions()
    .map(({ dated }) => dated)
    .join(', ')}.`;

function factEditions(): { readonly dated: string; readonly number: string }[] {
  const { reference, operations, handlers, managedPolicies } = catalogueEdition();
  return Object.entries({
    'Service Authorization Reference': reference,
    'API operations': operations,
    'CloudFormation handlers': handlers,
    'managed policies': managedPolicies,
  }).map(([what, edition]) => ({
    dated: `${what} of ${edition.date}`,
    number: edition.version,
  }));
}
