import { creationPlacesIn } from '../../../src/reader/assembly/creation-places';

const placesOf = (...data: readonly unknown[]) => [
  ...creationPlacesIn([{ '/App/Role': [{ type: 'aws:cdk:creationStack', data }] }]),
];

test.each([
  ['a path', 'new Admin (/app/lib/admin.ts:12:5)', '/app/lib/admin.ts'],
  ['a file URL', 'Admin (file:///app/lib/admin.ts:12:5)', '/app/lib/admin.ts'],
  ['a path with a drive', 'Admin (C:\\app\\lib\\admin.ts:12:5)', 'C:\\app\\lib\\admin.ts'],
])('a construct is created at %s of its stack trace', (_, frame, file) => {
  expect(placesOf(frame)).toEqual([['App/Role', { file, line: 12, column: 5 }]]);
});

test('the first frame that is not of a module is the place', () => {
  const frames = [
    'new Role (/app/node_modules/aws-cdk-lib/role.js:1:1)',
    'new Role (C:\\app\\node_modules\\aws-cdk-lib\\role.js:1:1)',
    'Main (/app/bin/main.ts:3:7)',
    'Other (/app/bin/other.ts:9:9)',
  ];
  expect(placesOf(...frames)).toEqual([
    ['App/Role', { file: '/app/bin/main.ts', line: 3, column: 7 }],
  ]);
});

test.each(['Admin (admin.ts:12:5)', 'Admin (node:internal:12:5)', '/app/admin.ts:1:2', 7, null])(
  'a frame without a path of a file has no place: %j',
  (frame) => {
    expect(placesOf(frame)).toEqual([]);
  },
);
