import { doorCases } from './world-case';
import { connectIam, inFolder } from '../support/command';

/* Every format of the command says the same of a world, and so does the exit code. */

const { put } = inFolder();

const inside = (folder: string, files: object) =>
  Object.fromEntries(Object.entries(files).map(([file, one]) => [`${folder}/${file}`, one]));

describe.each(doorCases)('$title', ({ files, before }) => {
  test('an audit', async () => {
    put(inside('after', files));
    const { code, out } = await connectIam(['audit', 'after']);
    const [json, sarif] = await Promise.all(
      ['--json', '--sarif'].map((format) => connectIam(['audit', format, 'after'])),
    );
    const { failed, counts } = JSON.parse(json.out);
    const ids = JSON.parse(sarif.out).runs[0].results.map((one: { ruleId: string }) => one.ruleId);
    const isUnread = counts.unread > 0;
    expect([json.code, sarif.code, failed]).toEqual([code, code, code === 1]);
    expect([out.includes('not read'), ids.includes('unread-part')]).toEqual([isUnread, isUnread]);
    const isSevere = counts.fatal + counts.error > 0;
    if (!isUnread) return expect(code).toBe(isSevere ? 1 : 0);
    expect(code).toBe(1);
    const lenient = await connectIam(['audit', '--unread', 'warning', 'after']);
    expect(lenient.code).toBe(isSevere ? 1 : 0);
  });

  const run = (...options: string[]) => connectIam(['diff', ...options, 'before', 'after']);

  test('no difference from itself', async () => {
    put({ ...inside('before', files), ...inside('after', files) });
    const [text, json] = await Promise.all([run('--fail-on-new-access'), run('--json')]);
    const { verdict, newAccess } = JSON.parse(json.out);
    expect(text.out.includes('No access changed.')).toBe(verdict === 'unchanged');
    expect(text.code).toBe(json.code === 0 && newAccess === 'no' ? 0 : 1);
  });

  if (!before) return;

  test('a difference', async () => {
    put({ ...inside('before', before), ...inside('after', files) });
    const [text, markdown, json, strict] = await Promise.all([
      run(),
      run('--markdown'),
      run('--json'),
      run('--fail-on-new-access'),
    ]);
    const { verdict, newAccess } = JSON.parse(json.out);
    expect([markdown.code, json.code]).toEqual([text.code, text.code]);
    const isNothing = [text, markdown].map(({ out }) => out.includes('No access changed.'));
    expect(isNothing).toEqual([verdict === 'unchanged', verdict === 'unchanged']);
    expect(strict.code).toBe(text.code === 0 && newAccess === 'no' ? 0 : 1);
  });
});
