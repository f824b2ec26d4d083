import { mayBreak } from '../../projenrc/release/allowed-changes';
import { releaseNotes } from '../../projenrc/release/release-notes';

const commit = (title: string, body = '') => ({ title, body });

test('notes have what users see, by kind, with the scope in front', () => {
  const notes = releaseNotes('0.2.0', [
    commit('feat(report): answers come with their statement'),
    commit('fix: a deny counts'),
    commit('test(oracle): more requests'),
    commit('docs: recipes'),
    commit('perf(synth): one pass'),
  ]);
  expect(notes).toBe(
    [
      '## 0.2.0\n',
      '### Features\n',
      '- **report:** answers come with their statement\n',
      '### Fixes\n',
      '- a deny counts\n',
      '### Performance\n',
      '- **synth:** one pass\n',
    ].join('\n'),
  );
});

test('what breaks comes first, in the words of its footer or of its title', () => {
  const notes = releaseNotes('1.0.0', [
    commit('feat(scope)!: instances are named', 'BREAKING CHANGE: all() is now\nallInstances()'),
    commit('fix!: no aliases'),
  ]);
  expect(notes.split('### ')[1]).toBe(
    'Breaking changes\n\n- all() is now allInstances()\n- no aliases\n\n',
  );
});

test('a version without anything for users says so', () => {
  expect(releaseNotes('0.2.1', [commit('chore: newer tools')])).toBe(
    '## 0.2.1\n\nNothing that users see.\n',
  );
});

test.each([
  ['0.1.0', '0.1.1', false],
  ['0.1.1', '0.2.0', true],
  ['1.2.0', '1.3.0', false],
  ['1.3.0', '2.0.0', true],
  ['2.0.0', '1.9.9', false],
])('from %s to %s breaking changes are allowed: %s', (before, version, allowed) => {
  expect(mayBreak(before, version)).toBe(allowed);
});
