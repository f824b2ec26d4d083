import { Addition } from './additions';
import { NAMES } from './existing';
import { PlannedResource } from './plan';
import { groupBy } from '../../input/group-by';
import { IMPORTED } from '../imported';
import { mayBeName } from '../imported-principals';
import { entriesOf, list } from '../json';
import { Pointer } from '../relocated';
import { TranslatedResource } from '../translated-template';

const IAM = 'AWS::IAM::';

/** Returns the principals whose names only attachments have. They exist already. */
export const principalsNamed = (missing: readonly Addition[]): readonly TranslatedResource[] =>
  [...groupBy(missing.filter(isNamed), ({ type, to }) => `${type} ${to}`)].map(
    ([id, [{ type, to, from }]]) => ({
      id,
      type,
      properties: { [NAMES[type]]: to, [IMPORTED]: true },
      origin: {
        pointer: from.pointer,
        // Has no logical id, because the resource there is not the principal.
        parts: [{ path: [], pointer: placeOfName(from, type, to), logicalId: undefined }],
      },
    }),
  );

/** Returns where a resource names a principal: `values.roles[0]`. */
function placeOfName({ pointer, values }: PlannedResource, type: string, name: unknown): Pointer {
  const kind = type.slice(IAM.length).toLowerCase();
  const [path = []] = entriesOf(values)
    .filter(([key]) => key.startsWith(kind))
    .flatMap(([key, value]): Pointer[] => {
      if (value === name) return [[key]];
      const place = list(value).indexOf(name);
      return place < 0 ? [] : [[key, place]];
    });
  return [...pointer, 'values', ...path];
}

/** Returns whether something is attached to a name of IAM. */
const isNamed = ({ to, type, value }: Addition): boolean =>
  typeof to === 'string' &&
  type.startsWith(IAM) &&
  mayBeName(to) &&
  value !== undefined &&
  value !== null;
