import { ReportedPlace } from './model';
import { Place } from '../policy/place';

/** Returns a place in a file as a JSON pointer: `/Resources/Role`. */
export const pointerText = ({ pointer }: Place): string =>
  pointer.map((key) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');

/** Returns a place for a report. */
export const reportedPlace = (place: Place): ReportedPlace => ({
  file: place.file,
  pointer: pointerText(place),
});
