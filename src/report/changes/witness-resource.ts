import { Premise } from './implication';
import { Region } from './regions';
import { filledVariables } from './witness-variables';
import { resourcesOfAction } from '../../policy/action-resources';
import {
  betweenColons,
  betweenVariables,
  hasDeployTimeValue,
  PolicyText,
} from '../../policy/deploy-time-text';
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
  let colons = 0;
  const known = (part: PolicyText) =>
    betweenColons(part)
      .map((piece, i) => {
        if (i > 0) colons++;
        return fillPart(piece, HEAD[colons] ?? filler);
      })
      .join(':');
  const { text, context } = filledVariables(
    betweenVariables(pattern)
      .map((part, i) => (i % 2 === 0 ? known(part) : part))
      .join(''),
  );
  return { resource: text, context };
}

/** The parts of an ARN before the resource, for patterns that leave them open. */
export const HEAD: readonly string[] = ['arn', 'aws', 'service', 'us-east-1', '111122223333'];

const fillPart = (part: string, filler: string): string =>
  part.replace(/\*/g, filler).replace(/\?/g, '0');
