import { askedActions, awsPolicies } from './aws-policies';
import { inconsistenciesOfCapabilities } from './capabilities';
import { inconsistenciesOfDependents } from './dependents';
import { inconsistenciesOfDeployments } from './deployments';
import { inconsistenciesOfForms } from './documented-forms';
import { inconsistenciesOfEscalations } from './escalations';
import { actionNames, aliases, SamlSignIn, services, sources } from './facts';
import { inconsistenciesOfJobs } from './inconsistencies-of-jobs';
import { inconsistenciesOfLinkedRoles } from './inconsistencies-of-linked-roles';
import { inconsistenciesOfPlaces } from './inconsistencies-of-places';
import { inconsistenciesOfRows } from './inconsistencies-of-rows';
import { inconsistenciesOfStatements } from './inconsistencies-of-statements';
import { readJson } from './json';
import { inconsistenciesOfReview } from './review';
import { inconsistenciesOfTagging } from './tagging';
import { inconsistenciesOfTopics } from './topics';
import { inconsistenciesOfUncovered } from './uncovered';

/** What the schemas cannot say: that every name in the catalogue means something in it. */
export function inconsistencies(): string[] {
  return [
    ...inconsistenciesOfStatements(),
    ...inconsistenciesOfRows(),
    ...inconsistenciesOfJobs(),
    ...inconsistenciesOfPlaces(),
    ...inconsistenciesOfLinkedRoles(),
    ...ofSamlSignIn(),
    ...inconsistenciesOfReview(),
    ...inconsistenciesOfEscalations(),
    ...ofAwsPolicies(),
    ...ofAliases(),
    ...inconsistenciesOfForms(),
    ...inconsistenciesOfDependents(),
    ...inconsistenciesOfCapabilities(),
    ...inconsistenciesOfDeployments(),
    ...inconsistenciesOfUncovered(),
    ...inconsistenciesOfTagging(services()),
    ...inconsistenciesOfTopics(),
  ];
}

/** That AWS's managed policies are known for every action of another service that the catalogue asks about. */
function ofAwsPolicies(): string[] {
  const known = new Set(awsPolicies().actions);
  return askedActions()
    .filter((action) => !known.has(action))
    .map(
      (action) =>
        `facts/aws-policies: nothing is known about ${action}. Run: npm run catalogue:refresh -- --write`,
    );
}

/** That an old name is not an action of the reference, and that the new one is. */
function ofAliases(): string[] {
  const known = new Set(actionNames());
  return aliases().flatMap(({ action, now, source }) => [
    ...(known.has(action) ? [`aliases: ${action} is an action`] : []),
    ...(known.has(now) ? [] : [`aliases: no such action: ${now}`]),
    ...(source in sources() ? [] : [`aliases: no such source: ${source}`]),
  ]);
}

function ofSamlSignIn(): string[] {
  const known = sources();
  const { partitions } = readJson<SamlSignIn>('catalogue/facts/saml-sign-in.json');
  return Object.entries(partitions).flatMap(([name, { regionPrefix: _, ...urls }]) =>
    Object.entries(urls)
      .filter(([, { source }]) => !(source in known))
      .map(([what, { source }]) => `saml-sign-in/${name}/${what}: no such source: ${source}`),
  );
}
