import { isAtLeast, SEVERITIES } from '../../src/policy/finding';
import { finding, FINDINGS, isFindingId } from '../../src/text/findings';

test('a finding has the severity, the reason, and the remedy of the table', () => {
  expect(finding('star-only', { subject: 'a:A', what: 'a:A is granted on *' })).toEqual({
    id: 'star-only',
    severity: 'note',
    subject: 'a:A',
    what: 'a:A is granted on *',
    why: 'The actions do not support resources, so IAM accepts only *',
    instead: 'Nothing to do',
  });
});

test('a finding may say in more detail what to do', () => {
  const { instead } = finding('quota', { subject: 's', what: 'w', instead: 'Divide it' });
  expect(instead).toBe('Divide it');
});

test('a finding id is one of the table', () => {
  expect(['escalation', 'star-only', 'toString', 'StarOnly'].map(isFindingId)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('severities are ordered, the worst first', () => {
  expect(SEVERITIES).toEqual(['fatal', 'error', 'warning', 'note']);
  expect([
    isAtLeast('fatal', 'error'),
    isAtLeast('error', 'error'),
    isAtLeast('note', 'error'),
  ]).toEqual([true, true, false]);
});

describe.each(Object.entries(FINDINGS))('the wording of %s', (id, { title, why, remedy }) => {
  test('has an id in kebab case', () => expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/));

  test('has no full stop at the end of a text', () => {
    expect([title, why, remedy].filter((text) => /[.\s]$/.test(text) || text === '')).toEqual([]);
  });

  test('has sentences of at most 25 words', () => {
    const sentences = [title, why, remedy].flatMap((text) => text.split(/\. /));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 25)).toEqual([]);
  });

  test('avoids words that only this project understands', () => {
    const text = [title, why, remedy].join(' ');
    expect(text).not.toMatch(/\b(is no|beside|besides|meant|told|all the same|stands|of AWS)\b/i);
  });
});
