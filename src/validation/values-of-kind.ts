import { KeyValue } from './deed';
import { requestFacts } from '../catalogue/requests';
import { memoize } from '../input/memoize';

/** Returns the values of keys in the requests of a kind of holder. A key may have several. */
export const valuesOfKind: (kind: string) => readonly (readonly [string, KeyValue])[] = memoize(
  (kind: string) => {
    const { direct, ofKinds } = requestFacts();
    return [direct, ofKinds[kind] ?? {}].flatMap(Object.entries<KeyValue>);
  },
);
