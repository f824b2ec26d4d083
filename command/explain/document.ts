import {
  managedPolicyFacts,
  managedPolicyNames,
  policyDocument,
} from '../../src/catalogue/catalogue';
import { similarNames } from '../../src/text/similar-names';
import { UsageError } from '../arguments';
import { json } from '../json';

/**
 * Returns the document of a managed policy as AWS wrote it, in the newest version or the given one.
 *
 * @throws when the catalogue does not have the policy or the version
 */
export function documentText([name = '', version, ...more]: readonly string[]): string {
  if (name === '' || more.length > 0)
    throw new UsageError(
      '--document takes the name of a managed policy and a version',
      'For example: connect-iam explain --document AmazonConnect_FullAccess v3',
    );
  const policy = managedPolicyNames().find((one) => one.toLowerCase() === name.toLowerCase());
  if (policy === undefined) throw unknownPolicy(name);
  const versions = Object.keys(managedPolicyFacts(policy).versions);
  const wanted = version?.toLowerCase().replace(/^(?=\d)/, 'v') ?? versions[versions.length - 1];
  const document = policyDocument(policy, wanted);
  if (!document)
    throw new UsageError(
      `the catalogue has no version ${version} of ${policy}`,
      `It has ${versions.join(', ')}`,
    );
  return json(document);
}

function unknownPolicy(name: string): UsageError {
  const names = managedPolicyNames();
  const alike = similarNames(name, names, 3);
  return new UsageError(
    `the catalogue has no document of '${name}'`,
    alike.length > 0
      ? `Did you mean ${alike.join(' or ')}?`
      : `It has those of ${names.join(', ')}`,
  );
}
