import { version } from './package';
import { catalogueEdition } from '../src/catalogue/catalogue';

/** Returns the version of the command, and the dates and versions of its facts. */
export function editionText(): string {
  const { reference, operations, handlers, managedPolicies } = catalogueEdition();
  const facts = Object.entries({
    'Service Authorization Reference': reference,
    'API operations': operations,
    'CloudFormation handlers': handlers,
    'managed policies': managedPolicies,
  }).map(([what, edition]) => `${what} of ${edition.date} (${edition.version})`);
  return [version, ...facts].join('\n');
}
