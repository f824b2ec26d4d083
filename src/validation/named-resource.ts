import { parseArn } from '../policy/arn-resource-types';
import { PolicyText } from '../policy/deploy-time-text';

/**
 * Whether a resource is one of some kind by its name, by the beginning of its name or by its path: `role/aws-service-role/*`,
 * and not `*` or `role/*`. What is another kind of resource is not on that kind either. A kind may be a path, under which names
 * begin. References are names.
 */
export function isNamed(resource: PolicyText, kind: string): boolean {
  const arn = parseArn(resource);
  if (!arn) return !/^[*?]/.test(resource) && resource !== '';
  if (/^[*?]/.test(arn.resource)) return false;
  const segments = arn.resource.split(/[/:]/);
  const depth = kind.split('/').length;
  const type = segments.slice(0, depth).join('/');
  return type.includes('*')
    ? !covers(type, kind)
    : type !== kind || !/^[*?]*$/.test(segments[depth] ?? '');
}

/** Whether a pattern such as `ro*` takes in the name of a kind. */
const covers = (pattern: string, kind: string): boolean =>
  kind.startsWith(pattern.slice(0, pattern.search(/[*?]/)));
