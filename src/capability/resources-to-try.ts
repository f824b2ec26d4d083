import { resourceType } from '../catalogue/catalogue';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';
import { arnFormat, ArnFormat, shapeOf, takesSome } from '../policy/arn-format';
import { isFederationUserArn } from '../policy/arn-resource-types';
import { deployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { policiesOf, PolicyStatement, Principal } from '../policy/model';
import { matchesPattern } from '../policy/pattern';

/**
 * Returns the resources of a type that a statement may allow: its own patterns, or any resource of
 * the type when a pattern covers them all.
 *
 * @param type a resource type of the service; `*` when the action is checked on none
 */
export function resourcesToTry(
  principal: Principal,
  action: string,
  type: string,
  { resources, notResource }: PolicyStatement,
): readonly PolicyText[] {
  const service = action.slice(0, action.indexOf(':'));
  const formats = type === '*' ? [] : formatsOf(service)(type);
  if (formats.length === 0) return notResource ? ['*'] : resources.filter(isOfService(service));
  const partition = usesPartitionParameter(principal) ? PARTITION : 'aws';
  const all = formats.map((format) => anyOf(format, partition));
  if (notResource) return all;
  return resources.flatMap((pattern) => {
    // AWS documents this resource for signing in. The reference has no type for it.
    if (action === trustFacts().signIn && isFederationUserArn(pattern)) return [pattern];
    const shape = shapeOfPattern(pattern);
    const fitting = formats.flatMap((format, i) => (takesSome(shape, format) ? [all[i]] : []));
    return fitting.map((any) => (matchesPattern(pattern, any) ? any : pattern));
  });
}

const formatsOf = memoize((service: string) =>
  memoize((type: string): readonly ArnFormat[] =>
    (resourceType(service, type)?.arns ?? []).map(arnFormat),
  ),
);

const shapeOfPattern = memoize((pattern: PolicyText) => shapeOf(pattern, () => false));

const PARTITION = deployTimeValue('AWS::Partition');

/** Returns a pattern of all resources of a format. */
const anyOf = (format: ArnFormat, partition: PolicyText): PolicyText => anyIn(partition)(format);

const anyIn = memoize((partition: PolicyText) =>
  memoize(({ text }: ArnFormat): PolicyText =>
    text.replace('${Partition}', () => partition).replace(/\$\{[^}]*\}/g, '*'),
  ),
);

/** Returns whether a resource may belong to a service. Text that only deployment knows may. */
const isOfService =
  (service: string) =>
  (resource: PolicyText): boolean => {
    const of = /^arn:[^:]*:([^:]*):/.exec(resource)?.[1];
    return of === undefined || matchesPattern(of, service);
  };

const usesPartitionParameter = memoize((principal: Principal): boolean =>
  policiesOf(principal).some(({ statements }) =>
    statements.some(({ resources }) => resources.some((one) => one.includes(PARTITION))),
  ),
);
