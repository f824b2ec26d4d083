import { Premise } from './implication';
import { Region } from './regions';
import { resourcesOfAction } from '../../policy/action-resources';
import { betweenColons, hasDeployTimeValue, PolicyText } from '../../policy/deploy-time-text';
import { intersection } from '../../policy/pattern-intersection';

/** A resource of a request, with the values of its policy variables. */
export interface WitnessResource {
  readonly resource: PolicyText;
  readonly context: Readonly<Record<string, string>>;
}

/** Replacements for wildcards: names that no policy has. */
const FILLERS = ['witness-1', '00000000-1111-2222-3333-444444444444'];

/**
 * Returns resources in a place that an action can be on. Resources that other places treat
 * specially come first.
 */
export function resourcesIn(
  place: Premise,
  other: Region,
  action: string,
): readonly WitnessResource[] {
  const { formats } = resourcesOfAction(action);
  if (formats === 'no resource') return [{ resource: '*', context: {} }];
  const within = place.notResource ? ['*'] : place.resources;
  const special = [...specialPatterns(place), ...other.flatMap(specialPatterns)];
  const narrow = within.flatMap((one) => special.flatMap((also) => intersection(one, also)));
  const patterns = [...narrow, ...within].flatMap((pattern) => [
    // A deploy-time value equals only itself.
    ...(hasDeployTimeValue(pattern) ? [pattern] : []),
    ...formats.flatMap(({ text }) => intersection(pattern, asPattern(text))),
  ]);
  const concrete = patterns.flatMap((pattern) => FILLERS.map((filler) => filled(pattern, filler)));
  // Some requests are on all resources of a kind, which AWS writes with a wildcard.
  const whole = formats.some(({ text }) => text.endsWith('/*')) ? concrete.map(onAll) : [];
  const all = [...concrete, ...whole];
  return [...new Map(all.map((one) => [one.resource, one])).values()].slice(0, MOST);
}

const MOST = 24;

/** Returns `instance/ID/queue/*` for `instance/ID/queue/QUEUE`. */
const onAll = ({ resource, context }: WitnessResource): WitnessResource => ({
  resource: resource.replace(/\/[^/]*$/, '/*'),
  context,
});

/** Returns the patterns that a place excludes, or is limited to. */
const specialPatterns = ({ notResource, resources, requirements }: Premise): PolicyText[] => [
  ...(notResource ? resources : []),
  ...requirements.flatMap(function named(one): readonly PolicyText[] {
    if (one.kind === 'resource') return one.resources;
    return one.kind === 'any-of' ? one.of.flatMap((group) => group.flatMap(named)) : [];
  }),
];

const asPattern = (format: string): string => format.replace(/\$?\{[^}]*\}/g, '*');

/** Returns a concrete resource of a pattern. */
function filled(pattern: PolicyText, filler: string): WitnessResource {
  const context: Record<string, string> = {};
  const resource = betweenColons(pattern)
    .map((part, i) => fillPart(part, HEAD[i] ?? filler))
    .join(':')
    .replace(/\$\{([^},]+)[^}]*\}/g, (_, key: string) => {
      context[key.trim()] = 'witness';
      return 'witness';
    });
  return { resource, context };
}

/** The parts of an ARN before the resource, for patterns that leave them open. */
const HEAD = ['arn', 'aws', 'service', 'us-east-1', '111122223333'];

const fillPart = (part: string, filler: string): string =>
  part.replace(/\*/g, filler).replace(/\?/g, '0');
