import Ajv2020 from 'ajv/dist/2020';
import { jsonNames, readJson } from './json';

/** Each JSON file of the catalogue and the schema that it follows. */
function pairs(): [file: string, schema: string][] {
  const facts = [
    'sources',
    'console-use-cases',
    'dependent-actions',
    'service-linked-roles',
    'documented-policies',
    'campaign-apis',
    'sam',
    'saml-sign-in',
    'aws-policies',
    'cloudformation-handlers',
    'operations',
    'policy-documents',
    'published-names',
    'service-prefixes',
  ];
  return [
    ...facts.map((name): [string, string] => [`catalogue/facts/${name}.json`, name]),
    ...jsonNames('catalogue/facts/services').map((name): [string, string] => [
      `catalogue/facts/services/${name}.json`,
      'service',
    ]),
    ...jsonNames('catalogue/facts/managed-policies').map((name): [string, string] => [
      `catalogue/facts/managed-policies/${name}.json`,
      'managed-policy',
    ]),
    ['catalogue/addresses.json', 'addresses'],
    ['catalogue/quotas.json', 'quotas'],
    ['catalogue/aliases.json', 'aliases'],
    ['catalogue/corrections.json', 'corrections'],
    ['catalogue/published.json', 'published'],
    ['catalogue/documented-forms.json', 'documented-forms'],
    ['catalogue/aws-policy-actions.json', 'aws-policy-actions'],
    ['catalogue/scope-conditions.json', 'scope-conditions'],
    ['catalogue/statements.json', 'statements'],
    ['catalogue/confinements.json', 'confinements'],
    ['catalogue/missing-dependents.json', 'missing-dependents'],
    ['catalogue/parts.json', 'parts'],
    ['catalogue/places.json', 'places'],
    ['catalogue/family.json', 'family'],
    ['catalogue/general.json', 'general'],
    ['catalogue/tagging.json', 'tagging'],
    ['catalogue/uncovered.json', 'uncovered'],
    ['catalogue/permission-sets.json', 'permission-sets'],
    ['catalogue/jobs.json', 'jobs'],
    ['catalogue/review.json', 'review'],
    ['catalogue/rules.json', 'rules'],
    ['catalogue/slips.json', 'slips'],
    ['catalogue/terms.json', 'terms'],
    ['catalogue/topics.json', 'topics'],
    ['catalogue/escalation.json', 'escalation'],
    ['catalogue/no-escalation.json', 'no-escalation'],
    ['catalogue/trust.json', 'trust'],
    ['catalogue/workloads.json', 'workloads'],
    ['catalogue/requests.json', 'requests'],
    ['catalogue/capabilities.json', 'capabilities'],
    ['catalogue/requirements.json', 'requirements'],
    ['catalogue/condition-keys.json', 'condition-keys'],
    ['catalogue/regions.json', 'regions'],
  ];
}

/** What in the catalogue's files is not as their schemas say; empty when all is. */
export function schemaViolations(): string[] {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  const validators = new Map(
    jsonNames('catalogue/schema').map((name) => [
      name.replace('.schema', ''),
      ajv.compile(readJson<object>(`catalogue/schema/${name}.json`)),
    ]),
  );
  return pairs().flatMap(([file, schema]) => {
    const validate = validators.get(schema)!;
    if (validate(readJson(file))) return [];
    return (validate.errors ?? []).map(
      (e) => `${file}${e.instancePath}: ${e.message} ${JSON.stringify(e.params)}`,
    );
  });
}
