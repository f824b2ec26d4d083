import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { PackedValues } from '../../src/report/packed-values';

const SCRIPT = join(__dirname, '..', '..', 'assets', 'report', 'unpack.js');

/** Unpacks data by the script of the page, from the text that the page has. */
export const unpacked = (packed: PackedValues): unknown =>
  runInThisContext(`(() => { ${readFileSync(SCRIPT, 'utf8')}; return unpacked; })()`)(
    JSON.parse(JSON.stringify(packed)),
  );
