import { Loaded } from './files/load';

/** Returns a place in a file as people write it: file, line, and column. */
export const placeTextIn =
  ({ files }: Loaded) =>
  (file: string, pointer: string): string => {
    const keys = pointer
      .split('/')
      .slice(1)
      .map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'))
      .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    const position = files.get(file)?.locate(keys);
    return position ? `${file}:${position.line}:${position.column}` : `${file}${pointer}`;
  };
