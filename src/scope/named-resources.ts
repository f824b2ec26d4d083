import { AssociatedResource, withResourcesAt } from './associated-resources';
import { checkArn, checkInStack } from './check-arn';
import { ConnectCampaign } from './connect-campaign';
import { LexBot } from './lex-bot';
import { resolveInstances } from './locate-resources';
import { namedPlace, partOf, placesWithin } from './named-places';
import { ScopeParts } from './scope-parts';
import { parentType } from '../catalogue/catalogue';
import { ArnKind, resourceKind } from '../input/arn-kind';
import { checkInput, Kind } from '../input/kinds';
import { checkEach, checkKind, checkNotEmpty } from '../input/lists';
import { ANYWHERE, ResourceEnvironment } from '../input/resource-environment';
import { environmentOf, TargetEnvironment } from '../input/target-environment';

/*
 * What a scope becomes when a method of `ConnectScope` names resources.
 */

/** Returns the ARNs of what callers name by a construct. */
export function arnsOf<T>(
  method: string,
  values: readonly T[],
  kind: Kind,
  arnOf: (value: T) => string,
): string[] {
  values.forEach((value) => checkInput(`ConnectScope.${method}`, value, kind));
  return values.map(arnOf);
}

/** Returns a scope with the resources of some ARNs. */
export function withArns(
  scope: ScopeParts,
  method: string,
  placeholder: string,
  kind: ArnKind,
  arns: readonly string[],
): ScopeParts {
  const where = `ConnectScope.${method}`;
  checkNotEmpty(where, arns, kind.name, 'the default');
  checkEach(where, arns);
  const resource = (arn: string): AssociatedResource => ({
    name: checkArn(where, arn, kind),
    locate: (label, from) => [checkInStack(label, from, arn, kind)],
  });
  const given = withGiven(scope, method, [placeholder]);
  return withResource(given, where, kind.name, placeholder, arns.map(resource));
}

/** Returns a scope with resources that contain others, and with what they contain. */
export function withParents(
  scope: ScopeParts,
  method: string,
  arns: readonly string[],
): ScopeParts {
  const where = `ConnectScope.${method}`;
  const type = parentType(method);
  const place = namedPlace(where, type);
  const kind = resourceKind(type, place, false);
  checkNotEmpty(where, arns, 'ARN', 'the default');
  checkEach(where, arns);
  const names = arns.map((arn) => checkArn(where, arn, kind));
  const within = placesWithin(type).map((one): [string, readonly AssociatedResource[]] => [
    one,
    names.map((name) => ({
      name: one === place ? name : `${name} ${one}`,
      isImplied: one !== place,
      locate: (label, from) => [partOf(checkInStack(label, from, name, kind), place, one)],
    })),
  ]);
  return within.reduce(
    (parts, [one, resources]) => withResource(parts, where, kind.name, one, resources),
    withGiven(scope, method, placesWithin(type)),
  );
}

/** Returns a scope with bots. */
export function withBots(scope: ScopeParts, bots: readonly LexBot[]): ScopeParts {
  const where = 'ConnectScope.withLexBots';
  checkNotEmpty(where, bots, 'bot', 'none');
  checkKind(where, bots, 'LexBot', '_place');
  const given = withGiven(
    scope,
    'withLexBots',
    bots.map(({ _place }) => _place),
  );
  const resource = (bot: LexBot): AssociatedResource => ({
    name: bot._name,
    locate: (at, from) => bot._arns(from, environmentsOf(given, at, from)),
  });
  return bots.reduce(
    (parts, bot) => withResource(parts, where, 'bot', bot._place, [resource(bot)]),
    given,
  );
}

/** Returns a scope with outbound campaigns. */
export function withNamedCampaigns(
  scope: ScopeParts,
  campaigns: readonly ConnectCampaign[],
): ScopeParts {
  const where = 'ConnectScope.withCampaigns';
  checkNotEmpty(where, campaigns, 'campaign', 'every campaign');
  checkKind(where, campaigns, 'ConnectCampaign', '_name');
  const resource = (campaign: ConnectCampaign): AssociatedResource => ({
    name: campaign._name,
    locate: (at, from) => campaign._arns(at, from, resolveInstances(at, from, scope)),
  });
  const given = withGiven(scope, 'withCampaigns', ['Campaign']);
  return withResource(given, where, 'campaign', 'Campaign', campaigns.map(resource));
}

/** Notes that a method names resources, so that those named in vain are reported. */
export const withGiven = (
  scope: ScopeParts,
  method: string,
  placeholders: readonly string[],
): ScopeParts => ({ ...scope, given: [...scope.given, { method, placeholders }] });

const withResource = (
  scope: ScopeParts,
  where: string,
  noun: string,
  placeholder: string,
  added: readonly AssociatedResource[],
): ScopeParts => ({
  ...scope,
  resources: withResourcesAt(scope.resources, where, noun, placeholder, added),
});

/**
 * Returns the environments of a resource given by name: the environment of the stack, or those of
 * the instances.
 */
function environmentsOf(
  scope: ScopeParts,
  label: string,
  from: TargetEnvironment,
): readonly ResourceEnvironment[] {
  const home = environmentOf(from);
  if (home) return [home];
  const instances = resolveInstances(label, from, scope) ?? [ANYWHERE];
  const byPlace = instances.map(
    ({ region, account }) => [`${region} ${account}`, { region, account }] as const,
  );
  return [...new Map(byPlace).values()];
}
