import { anyOf } from './grant';
import { actionFacts, partFacts, placeOfFormat, resourceType } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';
import { PolicyText } from '../policy/deploy-time-text';

/** How an action takes the resources of a place. */
interface Form {
  /** Whether ARNs end in a version or a qualifier: `view/ID:1`. */
  readonly hasVersion: boolean;
  /** Whether the action takes only all resources of the place, `phone-number/*`. */
  readonly isAll: boolean;
}

/**
 * Returns the named resources of a place in the form that an action takes: versions and qualifiers
 * go with what is named. Returns an empty list when the action takes none of them.
 */
export function namedForAction(
  action: string,
  place: string,
  named: readonly PolicyText[],
): readonly PolicyText[] {
  const forms = formsAt(action)(place);
  if (forms.length === 0) return named;
  return [
    ...new Set(
      forms
        .filter(({ isAll }) => !isAll)
        .flatMap((form) => named.flatMap((arn) => inForm(arn, form))),
    ),
  ];
}

function inForm(arn: PolicyText, { hasVersion }: Form): PolicyText[] {
  const isVersion = /\/[^/:]+:[^/:]+$/.test(arn);
  if (hasVersion) return [isVersion ? arn : `${arn}:*`];
  return isVersion ? [] : [arn];
}

/** Returns the forms of the action's own resource types at a place. */
const formsAt = memoize((action: string) =>
  memoize((place: string): readonly Form[] => {
    const { types = [], optionalTypes = [] } = actionFacts(action) ?? {};
    const [service] = action.split(':');
    return [...types, ...optionalTypes]
      .flatMap((type) => resourceType(service, type)?.arns ?? [])
      .filter((arn) => placeOfFormat(arn) === anyOf(place))
      .map((arn) => ({ hasVersion: /:\$\{\w+\}$/.test(arn), isAll: arn.endsWith('/*') }));
  }),
);

/** Returns whether the action creates the resources of a place. */
export const createsAt = (action: string, place: string): boolean =>
  partFacts(action).makes?.includes(place) ?? false;

/** Returns whether a request for the action names one resource, of one of several types. */
export const isOnOneOfSeveral = memoize((action: string): boolean => {
  const { types = [], optionalTypes = [] } = actionFacts(action) ?? {};
  return types.length === 0 && optionalTypes.length > 1;
});
