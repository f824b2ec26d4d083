import { Aws } from 'aws-cdk-lib/core';
import { instantiate, fillPlaceholders, PlaceholderValues } from './placeholders';
import { Statement } from './statement';
import { ConnectAccess } from '../access/connect-access';
import { DocumentedStatement } from '../access/documented-statement';
import { placeFacts, statementTemplate } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import { ANYWHERE, environmentOf, TargetEnvironment } from '../input/target-environment';
import { ConnectScope } from '../scope/connect-scope';
import { ServiceLinkedRoleAccess } from '../scope/service-linked-role-access';

const EVERY_CAMPAIGN = 'arn:{Partition}:connect-campaigns:{Region}:{Account}:campaign/*';

/**
 * The statements of catalogue/statements.json that the access is made of: those that AWS documents word for word, and
 * what they lack for the resources that the scope names. One whose place nobody fills is not for this scope.
 */
export function documentedStatements(
  where: string,
  from: TargetEnvironment,
  access: ConnectAccess,
  scope: ConnectScope,
  views: readonly PlaceholderValues[],
) {
  const { region, account } = environmentOf(from) ?? ANYWHERE;
  const here: PlaceholderValues = {
    Partition: [Aws.PARTITION],
    Region: [region],
    Account: [account],
  };
  const perInstance = scope.coversAllInstances ? undefined : views;
  const named = scope._companions(where, from);
  const places: PlaceholderValues = {
    ...here,
    ServiceLinkedRole: ServiceLinkedRoleAccess.any()._arns(where, from),
    Campaign: fillPlaceholders('Campaign', [EVERY_CAMPAIGN], perInstance ?? [here]),
    ...named,
  };
  const isFor = ({ id }: DocumentedStatement) => {
    const { resources, unlessNamed } = statementTemplate(id);
    return (
      placesOf(id, resources).every((place) => (places[place]?.length ?? 0) > 0) &&
      !(unlessNamed && named[unlessNamed])
    );
  };
  const parts = access._documented.filter(isFor);
  if (
    !perInstance &&
    parts.some(({ id }) =>
      statementTemplate(id).resources.some((resource) => resource.includes('{Instance')),
    )
  ) {
    throw new ConnectAccessError({
      where,
      problem: 'the access changes instances, and none is named',
      instead:
        'Name them: ConnectScope.instances(...), ConnectScope.instanceArn(...) or ConnectScope.instanceId(...)',
    });
  }
  const statements = parts.map(({ id, actions }): Statement => ({
    ...instantiate(id, places, perInstance),
    actions,
  }));
  return {
    allow: statements.filter((s) => s.effect === 'Allow'),
    deny: statements.filter((s) => s.effect === 'Deny'),
  };
}

const placesById = new Map<string, readonly string[]>();

/** The places of a statement that a scope names; looked for once in each. */
function placesOf(id: string, resources: readonly string[]): readonly string[] {
  const known = placesById.get(id);
  if (known) return known;
  const places = resources
    .flatMap((resource) => [...resource.matchAll(/\{(\w+)\}/g)].map(([, place]) => place))
    .filter((place) => placeFacts(place));
  placesById.set(id, places);
  return places;
}
