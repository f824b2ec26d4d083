import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from '../projenrc/api/assembly';
import { apiMarkdown } from '../projenrc/api/markdown';
import { apiText } from '../projenrc/api/text';

const types: Type[] = [
  {
    fqn: 'cdk-amazon-connect-iam.Color',
    name: 'Color',
    kind: 'enum',
    docs: { summary: 'A color.' },
    members: [{ name: 'RED', docs: { summary: 'As blood.' } }, { name: 'BLUE' }],
  },
  {
    fqn: 'cdk-amazon-connect-iam.Room',
    name: 'Room',
    kind: 'class',
    base: 'aws-cdk-lib.aws_iam.Role',
    docs: { summary: 'A room.', see: 'https://example.com' },
    initializer: {
      parameters: [
        { name: 'scope', type: { fqn: 'constructs.Construct' } },
        { name: 'colors', type: { fqn: 'cdk-amazon-connect-iam.Color' }, variadic: true },
      ],
    },
    properties: [
      {
        name: 'size',
        type: { union: { types: [{ primitive: 'number' }, { primitive: 'string' }] } },
        optional: true,
        immutable: true,
        docs: { summary: 'How large it is.', default: '- small' },
      },
      { name: 'HALL', type: { fqn: 'cdk-amazon-connect-iam.Room' }, static: true, const: true },
    ],
    methods: [
      {
        name: 'doors',
        static: true,
        parameters: [{ name: 'of', type: { primitive: 'string' }, optional: true }],
        returns: { type: { collection: { kind: 'array', elementtype: { primitive: 'any' } } } },
      },
    ],
  },
];

test('every public member is a line', () => {
  expect(apiText(types)).toBe(
    `enum Color
Color.RED
Color.BLUE
class Room : iam.Role
Room.constructor(scope: Construct, ...colors: Color[])
Room.size?: number | string
Room.HALL: Room [static]
Room.doors(of?: string): any[] [static]
`,
  );
});

test('the page has types, members and what they are', () => {
  const page = apiMarkdown(types);
  expect(page).toContain('### Room\n\nExtends `iam.Role`.\n\nA room.\n\nSee https://example.com\n');
  expect(page).toContain('| `size?: number \\| string` | How large it is. Default: - small |');
  expect(page).toContain('| `RED` | As blood. |');
});

test('the page in the repository can be read', () => {
  const page = readFileSync(join(__dirname, '../API.md'), 'utf8');
  expect(page.length).toBeLessThan(250_000);
});
