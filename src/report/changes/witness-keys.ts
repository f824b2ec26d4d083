import { HEAD } from './witness-resource';
import { keysOfResource } from '../../evaluator/resource-keys';
import { memoize } from '../../input/memoize';
import { betweenColons, hasDeployTimeValue, PolicyText } from '../../policy/deploy-time-text';
import { ReportedPrincipal } from '../model';

type Context = Readonly<Record<string, string | readonly string[]>>;

/** The keys of a request. */
export interface RequestKeys {
  readonly context: Context;
  /** The keys that only deployment knows. */
  readonly unknownKeys: readonly string[];
}

const INSTANCE = /^arn:[^:]*:connect:[^:]*:[^:]*:instance\/[^/]+/;

/** Returns a resource in the instance, the Region, and the account that condition keys name. */
export function inPlaceOf(resource: PolicyText, context: Context): PolicyText {
  const named = (key: string) => {
    const [, value] = Object.entries(context).find(([one]) => one.toLowerCase() === key) ?? [];
    return typeof value === 'string' && /^[^:/*?$]+$/.test(value) ? value : undefined;
  };
  const instance = named('connect:instanceid');
  const inside =
    instance === undefined
      ? resource
      : resource.replace(INSTANCE, (arn) => arn.replace(/[^/]+$/, () => instance));
  const [region, account] = [named('aws:requestedregion'), named('aws:resourceaccount')];
  const parts = betweenColons(inside);
  const isOpen = (part: string | undefined) => part !== undefined && part !== '';
  return parts
    .map((part, i) => {
      if (i === 3 && region !== undefined && isOpen(part)) return region;
      return i === 4 && account !== undefined && isOpen(part) ? account : part;
    })
    .join(':');
}

/**
 * Returns the keys of a request for a resource: those that the resource determines, and then the
 * given ones. Omits keys of the resource that no policy mentions.
 */
export function keysOf(
  action: string,
  resource: PolicyText,
  given: Context,
  policies: readonly ReportedPrincipal[],
): RequestKeys {
  const keys = keysOfResource(action, resource, false);
  const has = (context: object, key: string) =>
    Object.keys(context).some((one) => one.toLowerCase() === key.toLowerCase());
  const isMentioned = (key: string) => policies.some((one) => textOf(one).includes(key));
  const defaults = hasDeployTimeValue(resource) ? {} : DEFAULTS;
  const ofResource = Object.entries({ ...defaults, ...keys.known }).filter(
    ([key]) => isMentioned(key.toLowerCase()) && (has(keys.known, key) || !has(given, key)),
  );
  const determined = Object.fromEntries(ofResource);
  return {
    context: {
      ...Object.fromEntries(Object.entries(given).filter(([key]) => !has(determined, key))),
      ...determined,
    },
    unknownKeys: keys.unknown,
  };
}

/** Values of keys that every request has, where the ARN does not determine them. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'aws:RequestedRegion': HEAD[3],
  'aws:ResourceAccount': HEAD[4],
};

/** Returns all that the policies of a principal say, in lower case. */
const textOf = memoize(({ statements, boundary }: ReportedPrincipal): string =>
  JSON.stringify([statements, boundary?.statements ?? []]).toLowerCase(),
);
