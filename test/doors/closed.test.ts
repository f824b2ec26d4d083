import faults from './faults.json';
import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';

/* Where a deny or a permissions boundary closes a way to more access, nothing is found on its holder. */

interface Statement {
  readonly Effect: string;
  readonly Action?: string | readonly string[];
}

interface Properties {
  readonly AssumeRolePolicyDocument: object;
  readonly Policies: readonly { readonly PolicyDocument: { readonly Statement: Statement[] } }[];
}

/** The ways whose holder is the role of a template with a policy of its own. */
const WAYS = faults.flatMap(({ fault, title, template }) => {
  const Properties = template?.Resources.Role.Properties as Properties | undefined;
  const [connect, ...taken] = Properties?.Policies?.[0].PolicyDocument.Statement ?? [];
  const actions = taken
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap((one) => one.Action ?? []);
  const isWay = ['V14', 'ways'].includes(fault) && actions.length > 0;
  return isWay && Properties ? [{ title, template, Properties, connect, taken, actions }] : [];
});

/** What is found on the role after its properties are replaced. */
const found = (template: object, properties: object, more: object = {}) => {
  const { Resources, ...sections } = template as { readonly Resources: object };
  const Role = { Type: 'AWS::IAM::Role', Properties: properties };
  const world = read('template.json', { ...sections, Resources: { ...Resources, Role, ...more } });
  return audit(world!)
    .filter(({ id, place }) => id !== 'literal-partition' && place.logicalId === 'Role')
    .map(({ id }) => id);
};

test('the table has the ways of the review', () => {
  expect(WAYS.length).toBeGreaterThan(40);
});

describe.each(WAYS.map((one) => [one.title, one] as const))('the way by %s', (_, way) => {
  const { template, Properties, connect, taken, actions } = way;
  const properties = (...statements: readonly object[]) => ({
    ...Properties,
    Policies: [
      { PolicyName: 'P', PolicyDocument: { Version: '2012-10-17', Statement: statements } },
    ],
  });

  test('is closed by a deny', () => {
    const deny = { Effect: 'Deny', Action: actions, Resource: '*' };
    expect(found(template!, properties(connect, ...taken, deny))).toEqual([]);
  });

  test('is closed by a boundary', () => {
    const Limit = {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: { Effect: 'Allow', Action: 'connect:DescribeUser', Resource: '*' },
        },
      },
    };
    const limited = { ...properties(connect, ...taken), PermissionsBoundary: { Ref: 'Limit' } };
    expect(found(template!, limited, { Limit })).toEqual([]);
  });
});
