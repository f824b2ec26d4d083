import { Aws } from 'aws-cdk-lib/core';
import { bind, fillAll, Places } from './bind';
import { Statement } from './statement';
import { ConnectAccess } from '../access/connect-access';
import { DocumentedPart } from '../access/documented-part';
import { placeFacts, statementTemplate } from '../catalogue/load';
import { ConnectAccessError } from '../errors';
import { ConnectScope } from '../scope/connect-scope';
import { ServiceLinkedRoleAccess } from '../scope/service-linked-role-access';
import { ANYWHERE, homeOf, Viewpoint } from '../scope/viewpoint';

const EVERY_CAMPAIGN = 'arn:{Partition}:connect-campaigns:{Region}:{Account}:campaign/*';

/**
 * The statements of catalogue/statements.json that the access is made of: those that AWS documents word for word, and
 * what they lack for the resources that the scope names. One whose place nobody fills is not for this scope.
 */
export function documented(where: string, from: Viewpoint, access: ConnectAccess, scope: ConnectScope, views: readonly Places[]) {
  const { region, account } = homeOf(from) ?? ANYWHERE;
  const here: Places = { Partition: [Aws.PARTITION], Region: [region], Account: [account] };
  const perInstance = scope.coversAllInstances ? undefined : views;
  const named = scope._companions(where, from);
  const places: Places = {
    ...here,
    ServiceLinkedRole: ServiceLinkedRoleAccess.anyConnectRole()._arns(where, from),
    Campaign: fillAll('Campaign', [EVERY_CAMPAIGN], perInstance ?? [here]),
    ...named,
  };
  const isFor = ({ id }: DocumentedPart) => {
    const { resources, unlessNamed } = statementTemplate(id);
    return placesOf(id, resources).every((place) => (places[place]?.length ?? 0) > 0) && !(unlessNamed && named[unlessNamed]);
  };
  const parts = access._documented.filter(isFor);
  if (!perInstance && parts.some(({ id }) => statementTemplate(id).resources.some((resource) => resource.includes('{Instance')))) {
    throw new ConnectAccessError({
      where,
      problem: 'the access changes instances, and none is named',
      instead: 'Name them: ConnectScope.instances(...), ConnectScope.instanceArn(...) or ConnectScope.instanceId(...)',
    });
  }
  const statements = parts.map(({ id, actions }): Statement => ({ ...bind(id, places, perInstance), actions }));
  return { allow: statements.filter((s) => s.effect === 'Allow'), deny: statements.filter((s) => s.effect === 'Deny') };
}

const placesById = new Map<string, readonly string[]>();

/** The places of a statement that a scope names; looked for once in each. */
function placesOf(id: string, resources: readonly string[]): readonly string[] {
  const known = placesById.get(id);
  if (known) return known;
  const places = resources.flatMap((resource) => [...resource.matchAll(/\{(\w+)\}/g)].map(([, place]) => place)).filter((place) => placeFacts(place));
  placesById.set(id, places);
  return places;
}
