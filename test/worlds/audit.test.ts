import { doorCases, worldOf } from './world-case';
import { unknownParts } from '../../src/evaluator/unknown-parts';
import { unknownPartText } from '../../src/text/unknown-part';
import { connectIam, inFolder } from '../support/command';

/* The audit of files says what was not read, and its exit code does too. */

const { put } = inFolder();

test.each(doorCases)('$title', async ({ files, auditExit }) => {
  const parts = worldOf(files).principals.flatMap(unknownParts);
  put(files);
  const { code, out } = await connectIam(['audit', ...Object.keys(files)]);
  if (auditExit !== undefined) expect(code).toBe(auditExit);
  if (parts.length === 0) return;
  expect(code).toBe(1);
  expect(out).not.toContain('nothing found');
  expect(out).toContain('not read');
  const text = out.replace(/\s+/g, ' ');
  for (const part of parts.filter(({ kind }) => kind.endsWith('-policy')))
    expect(text).toContain(unknownPartText(part));
});
