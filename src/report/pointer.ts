import { Place } from '../policy/place';

/** Returns a place in a file as a JSON pointer: `/Resources/Role`. */
export const pointerText = ({ pointer }: Place): string =>
  pointer.map((key) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
