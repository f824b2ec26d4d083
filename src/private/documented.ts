import { Aws, Stack } from 'aws-cdk-lib/core';
import { bind, fillAll, Places } from './bind';
import { Statement } from './statement';
import { ConnectAccess } from '../access/connect-access';
import { apisOf, placeFacts, statementTemplate } from '../catalogue/load';
import { ConnectScope } from '../scope/connect-scope';
import { ServiceLinkedRoleAccess } from '../scope/service-linked-role-access';

const EVERY_CAMPAIGN = 'arn:{Partition}:connect-campaigns:{Region}:{Account}:campaign/*';

/**
 * The statements of catalogue/statements.json that the access is made of: those that AWS documents word for word, and
 * what they lack for the resources that the scope names. One whose place nobody fills is not for this scope.
 */
export function documented(where: string, stack: Stack, access: ConnectAccess, scope: ConnectScope, views: readonly Places[]) {
  const here: Places = { Partition: [Aws.PARTITION], Region: [stack.region], Account: [stack.account] };
  const perInstance = scope.coversAllInstances ? undefined : views;
  const named = scope._companions(where, stack);
  const places: Places = {
    ...here,
    ServiceLinkedRole: ServiceLinkedRoleAccess.anyConnectRole()._arns(where, stack),
    Campaign: fillAll('Campaign', [EVERY_CAMPAIGN], perInstance ?? [here]),
    ...named,
  };
  const editions: readonly string[] = access._apis;
  const isFor = (id: string) => {
    const { resources, api = editions, unlessNamed } = statementTemplate(id);
    return resources.every((resource) => placesOf(resource).every((place) => (places[place]?.length ?? 0) > 0))
      && !(unlessNamed && named[unlessNamed])
      && api.some((edition) => editions.includes(edition));
  };
  const statements = access._documented.filter(isFor).map((id): Statement => {
    const statement = bind(id, places, perInstance);
    return { ...statement, actions: statement.actions.filter((action) => apisOf(action).some((edition) => editions.includes(edition))) };
  });
  return { allow: statements.filter((s) => s.effect === 'Allow'), deny: statements.filter((s) => s.effect === 'Deny') };
}

/** The places of a resource that a scope names. */
const placesOf = (resource: string) => [...resource.matchAll(/\{(\w+)\}/g)].map(([, place]) => place).filter((place) => placeFacts(place));
