import { copiedTemplates } from '../../../src/reader/stacks/copied-templates';

const nested = (files: { readonly [logicalId: string]: string }) => ({
  Resources: Object.fromEntries(
    Object.entries(files).map(([logicalId, TemplateURL]) => [
      logicalId,
      { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL } },
    ]),
  ),
});
const copies = (files: { readonly [file: string]: object }) =>
  copiedTemplates(
    Object.entries(files).map(([file, template]) => ({ file, template: { ...template } })),
  );
const EMPTY = nested({});

test('templates of one stack each have no copies', () => {
  expect(
    copies({ p: nested({ A: 'a.json', B: 'b.json' }), 'a.json': EMPTY, 'b.json': EMPTY }),
  ).toEqual([]);
});

test('a template of two stacks has a copy for the second', () => {
  const files = { 'p.json': nested({ A: 'c.json', B: 'c.json' }), 'c.json': EMPTY };
  expect(copies(files)).toEqual([
    {
      file: 'p.json',
      nested: [
        { logicalId: 'A', child: 'c.json' },
        { logicalId: 'B', child: 'c.json (p.json/B)' },
      ],
    },
    { file: 'c.json', nested: [], of: { file: 'c.json', stack: 'A' } },
    { file: 'c.json (p.json/B)', nested: [], of: { file: 'c.json', stack: 'B' } },
  ]);
});

test('what is nested in both is there twice too', () => {
  const files = {
    'p.json': nested({ A: 'm.json', B: 'm.json' }),
    'm.json': nested({ C: 'c.json' }),
    'c.json': EMPTY,
  };
  expect(
    copies(files).flatMap(({ file, of }) => (of?.file === 'c.json' ? [[file, of.stack]] : [])),
  ).toEqual([
    ['c.json', 'A/C'],
    ['c.json (p.json/B/C)', 'B/C'],
  ]);
});

test('stacks with the same ids in two files are told apart by the files', () => {
  const parent = nested({ A: 'c.json' });
  const all = copies({ 'p.json': parent, 'q.json': parent, 'c.json': EMPTY });
  expect(all.flatMap(({ of }) => of?.stack ?? [])).toEqual(['p.json/A', 'q.json/A']);
});

test('templates that nest each other end', () => {
  const files = {
    'p.json': nested({ A: 'a.json', B: 'a.json' }),
    'a.json': nested({ B: 'b.json' }),
    'b.json': nested({ A: 'a.json' }),
  };
  expect(copies(files).map(({ file }) => file)).toEqual([
    'p.json',
    'a.json',
    'a.json (p.json/B)',
    'b.json',
    'b.json (p.json/B/B)',
  ]);
});

test('of very many stacks, the last ones share the file of the first', () => {
  const ids = Array.from({ length: 200 }, (_, i) => [`S${i}`, 'c.json'] as const);
  const all = copies({ 'p.json': nested(Object.fromEntries(ids)), 'c.json': EMPTY });
  expect(all).toHaveLength(102);
  expect(all[1]).toEqual({ file: 'c.json', nested: [] });
  expect(all[0].nested[199]).toEqual({ logicalId: 'S199', child: 'c.json' });
});
