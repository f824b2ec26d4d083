import { entriesOf } from './metadata';
import { list } from '../json';

/** A position in the source code of an app. */
export interface SourcePlace {
  /** The path of the file, as the stack trace has it. */
  readonly file: string;
  /** The line, from 1. */
  readonly line: number;
  /** The column, from 1. */
  readonly column: number;
}

/** Where an app creates its constructs, by construct path without a leading slash. */
export type CreationPlaces = ReadonlyMap<string, SourcePlace>;

/** Creation places by the file of the template. */
export type CreationPlacesByFile = ReadonlyMap<string, CreationPlaces>;

/** Returns where the app creates its constructs. The CDK writes stack traces without those of modules. */
export function creationPlacesIn(metadata: readonly unknown[]): CreationPlaces {
  const places = entriesOf(metadata, 'aws:cdk:creationStack').flatMap(
    ({ path, data }): [string, SourcePlace][] => {
      const [place] = list(data).flatMap(placeOf);
      return place ? [[path, place]] : [];
    },
  );
  return new Map(places);
}

/** Reads `new Admin (/app/lib/admin.ts:12:5)`, also with a file URL. Other lines have no place. */
function placeOf(frame: unknown): SourcePlace[] {
  const found = /\((?:file:\/\/)?(\/.+|[A-Za-z]:[\\/].+):(\d+):(\d+)\)$/.exec(String(frame));
  if (!found || /[\\/]node_modules[\\/]/.test(found[1])) return [];
  return [{ file: found[1], line: Number(found[2]), column: Number(found[3]) }];
}
