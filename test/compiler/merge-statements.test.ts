import { Conditions } from '../../src/catalogue/facts';
import { Grant } from '../../src/compiler/grant';
import { mergeStatements } from '../../src/compiler/merge-statements';
import { conditionsIn } from '../../src/policy/conditions';
import { conditionsOf } from '../support/compiled';

type Parts = Partial<Omit<Grant, 'conditions'>> & { readonly conditions?: Conditions };

const grant = (
  action: string,
  resources: string[],
  { conditions, ...more }: Parts = {},
): Grant => ({
  actions: [action],
  resources,
  templates: resources,
  conditions: conditionsIn(conditions),
  origins: [],
  ...more,
});
const storage = (value: string | string[]) => ({
  StringEquals: { 'connect:StorageResourceType': value },
});
const short = (grants: Grant[]) =>
  mergeStatements(grants).map((s) => `${s.actions.join('+')} on ${s.resources.join('+')}`);

test('actions in one place are one statement, in order', () => {
  expect(mergeStatements([grant('b', ['y', 'x']), grant('a', ['x', 'y'])])).toStrictEqual([
    {
      actions: ['a', 'b'],
      resources: ['x', 'y'],
      templates: ['x', 'y'],
      conditions: [],
      origins: [],
    },
  ]);
});

test('the same place under another condition is another statement', () => {
  expect(
    mergeStatements([grant('a', ['x']), grant('b', ['x'], { conditions: storage('A') })]),
  ).toHaveLength(2);
});

test('rows of different pages are different statements, in the order of the table', () => {
  expect(
    mergeStatements([
      grant('a', ['x'], { origins: ['edit-attachments'] }),
      grant('b', ['x'], { origins: ['list-instance'] }),
    ]).map((s) => s.origins),
  ).toEqual([['list-instance'], ['edit-attachments']]);
});

test('rows of one page are named in the order of the table', () => {
  expect(
    mergeStatements([
      grant('a', ['x'], { origins: ['edit-attachments', 'edit-call-recording'] }),
    ])[0].origins,
  ).toEqual(['edit-call-recording', 'edit-attachments']);
});

test('what is asked for by name stands first, and then by resource', () => {
  expect(
    short([
      grant('c', ['z'], { origins: ['list-instance'] }),
      grant('b', ['y']),
      grant('a', ['x']),
    ]),
  ).toEqual(['a on x', 'b on y', 'c on z']);
});

test('the place that sorts first names what can be written in two ways', () => {
  const two = [
    grant('a', ['x'], { templates: ['{B}'] }),
    grant('b', ['x'], { templates: ['{A}'] }),
  ];
  expect(mergeStatements(two)[0].templates).toEqual(['{A}']);
  expect(mergeStatements([...two].reverse())[0].templates).toEqual(['{A}']);
});

test('one value of the storage type each is one statement with all of them, in order', () => {
  const grants = ['C', 'A', 'B'].map((value, i) =>
    grant('a', ['x'], {
      conditions: storage(value),
      origins: [['edit-attachments', 'edit-call-recording', 'edit-chat-transcripts'][i]],
    }),
  );
  expect(mergeStatements(grants)).toEqual([
    expect.objectContaining({
      conditions: conditionsIn(storage(['A', 'B', 'C'])),
      origins: ['edit-call-recording', 'edit-chat-transcripts', 'edit-attachments'],
    }),
  ]);
});

test('one value alone stays a text', () => {
  expect(mergeStatements([grant('a', ['x'], { conditions: storage('A') })])[0].conditions).toEqual(
    conditionsIn(storage('A')),
  );
});

test.each<[string, Conditions, Conditions]>([
  [
    'another operator',
    { StringLike: { 'connect:StorageResourceType': 'A' } },
    { StringLike: { 'connect:StorageResourceType': 'B' } },
  ],
  [
    'another key',
    { StringEquals: { 'aws:TagKeys': 'A' } },
    { StringEquals: { 'aws:TagKeys': 'B' } },
  ],
  [
    'two keys',
    { StringEquals: { 'connect:StorageResourceType': 'A', 'aws:K': '1' } },
    { StringEquals: { 'connect:StorageResourceType': 'B', 'aws:K': '1' } },
  ],
  [
    'two operators',
    { ...storage('A'), Bool: { 'aws:K': 'true' } },
    { ...storage('B'), Bool: { 'aws:K': 'true' } },
  ],
  [
    'a key that only ends so',
    { StringEquals: { 'x-connect:StorageResourceType': 'A' } },
    { StringEquals: { 'x-connect:StorageResourceType': 'B' } },
  ],
  [
    'a key that only begins so',
    { StringEquals: { 'connect:StorageResourceTypeX': 'A' } },
    { StringEquals: { 'connect:StorageResourceTypeX': 'B' } },
  ],
])('conditions with %s are not joined', (_, a, b) => {
  expect(
    mergeStatements([grant('a', ['x'], { conditions: a }), grant('a', ['x'], { conditions: b })]),
  ).toHaveLength(2);
});

test('values are not joined for other actions or resources', () => {
  expect(
    mergeStatements([
      grant('a', ['x'], { conditions: storage('A') }),
      grant('b', ['x'], { conditions: storage('B') }),
    ]),
  ).toHaveLength(2);
  expect(
    mergeStatements([
      grant('a', ['x'], { conditions: storage('A') }),
      grant('a', ['y'], { conditions: storage('B') }),
    ]),
  ).toHaveLength(2);
});

test('an action that another statement allows everywhere already is not said again', () => {
  expect(short([grant('a', ['x']), grant('a', ['x', 'y']), grant('b', ['x'])])).toEqual([
    'a on x+y',
    'b on x',
  ]);
  expect(short([grant('a', ['x/*']), grant('a', ['x/1'])])).toEqual(['a on x/*']);
});

test('an action that is allowed under a condition only is said again without it', () => {
  expect(
    mergeStatements([grant('a', ['x']), grant('a', ['x'], { conditions: storage('A') })]),
  ).toEqual([expect.objectContaining({ conditions: [] })]);
});

test('an action that is allowed under another condition is said again', () => {
  const [one, other] = [{ Bool: { 'aws:A': 'true' } }, { Bool: { 'aws:B': 'true' } }];
  expect(
    mergeStatements([
      grant('a', ['x'], { conditions: one }),
      grant('a', ['x'], { conditions: other }),
    ]),
  ).toHaveLength(2);
  expect(
    mergeStatements([
      grant('a', ['x', 'y'], { conditions: one }),
      grant('a', ['x'], { conditions: one }),
    ]),
  ).toHaveLength(1);
});

test('of two that allow the same the first one stays', () => {
  expect(
    mergeStatements([
      grant('a', ['x'], { origins: ['list-instance'] }),
      grant('a', ['x'], { origins: ['edit-attachments'] }),
    ]).map((s) => s.origins),
  ).toEqual([['list-instance']]);
});

test('of two that allow the same the one of the earlier page stays, whatever came first', () => {
  const two = [
    grant('a', ['x'], { origins: ['edit-attachments'] }),
    grant('a', ['x'], { origins: ['list-instance'] }),
  ];
  expect(mergeStatements(two)).toEqual(mergeStatements([...two].reverse()));
});

test('a grant of rows of two pages is of the page that comes first in the table, and names only its rows', () => {
  for (const rows of [
    ['edit-attachments', 'describe-instance'],
    ['describe-instance', 'edit-attachments'],
  ]) {
    expect(mergeStatements([grant('a', ['x'], { origins: rows })]).map((s) => s.origins)).toEqual([
      ['describe-instance'],
    ]);
  }
});

test('values of the storage type are not joined across pages', () => {
  const grants = [
    grant('a', ['x'], { conditions: storage('A'), origins: ['list-instance'] }),
    grant('a', ['x'], { conditions: storage('B'), origins: ['edit-attachments'] }),
  ];
  expect(mergeStatements(grants).map(conditionsOf)).toEqual([storage('A'), storage('B')]);
});

test('a list of values is not joined with a value', () => {
  expect(
    mergeStatements([
      grant('a', ['x'], { conditions: storage(['A', 'B']) }),
      grant('a', ['x'], { conditions: storage('C') }),
    ]).map(conditionsOf),
  ).toEqual([storage('C'), storage(['A', 'B'])]);
});

test('an action that another statement allows on some of the resources is said again', () => {
  expect(short([grant('a', ['x', 'y']), grant('a', ['y', 'z'])])).toEqual(['a on x+y', 'a on y+z']);
});

test('what is asked for by name stands before the first row', () => {
  expect(
    mergeStatements([grant('a', ['x'], { origins: ['list-instance'] }), grant('b', ['z'])]).map(
      (s) => s.actions,
    ),
  ).toEqual([['b'], ['a']]);
});

test('an action that another statement allows under fewer conditions is not said again', () => {
  const team = { StringEquals: { 'aws:ResourceTag/Team': 'red' } };
  const both = {
    StringEquals: { 'aws:ResourceTag/Team': 'red', 'connect:StorageResourceType': 'A' },
  };
  for (const two of [
    [grant('a', ['x'], { conditions: team }), grant('a', ['x'], { conditions: both })],
    [grant('a', ['x'], { conditions: both }), grant('a', ['x'], { conditions: team })],
  ]) {
    expect(mergeStatements(two).map(conditionsOf)).toEqual([team]);
  }
});

test('an action that another statement allows for more values of a key is not said again', () => {
  const few = grant('a', ['x'], { conditions: storage('A'), origins: ['list-instance'] });
  const more = grant('a', ['x'], { conditions: storage(['A', 'B']) });
  for (const two of [
    [few, more],
    [more, few],
  ])
    expect(mergeStatements(two).map(conditionsOf)).toEqual([storage(['A', 'B'])]);
});

test('values that a key must not have are not compared', () => {
  const without = (values: string | string[]) => ({
    StringNotEquals: { 'connect:StorageResourceType': values },
  });
  const two = [without('A'), without(['A', 'B'])].map((conditions) =>
    grant('a', ['x'], { conditions }),
  );
  expect(mergeStatements(two)).toHaveLength(2);
});

test.each<[string, Conditions]>([
  [
    'another value',
    { StringEquals: { 'aws:ResourceTag/Team': 'blue', 'connect:StorageResourceType': 'A' } },
  ],
  [
    'another operator',
    {
      StringEqualsIfExists: { 'aws:ResourceTag/Team': 'red' },
      StringEquals: { 'connect:StorageResourceType': 'A' },
    },
  ],
])('under %s it is said again', (_, other) => {
  expect(
    mergeStatements([
      grant('a', ['x'], { conditions: { StringEquals: { 'aws:ResourceTag/Team': 'red' } } }),
      grant('a', ['x'], { conditions: other }),
    ]),
  ).toHaveLength(2);
});
