import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { deny, policy } from '../support/documents';
import { sample } from '../support/sample';

/* The default of a parameter is as the same text written out: nothing is silent, no fatal is new. */

type Path = readonly (string | number)[];
interface Form {
  readonly value: object;
  readonly more: object;
}

const arn = (end: string) => `arn:aws:iam::111122223333:${end}`;
const parameter = (Default: string, Type = 'String') => ({
  Parameters: { P: { Type, Default } },
});
const FORMS: Record<string, (text: string) => Form> = {
  reference: (text) => ({ value: { Ref: 'P' }, more: parameter(text) }),
  substitution: (text) => ({
    value: { 'Fn::Sub': `${text.slice(0, -1)}\${P}` },
    more: parameter(text.slice(-1)),
  }),
  'part of a list': (text) => ({
    value: { 'Fn::Select': [0, { 'Fn::Split': ['|', { Ref: 'P' }] }] },
    more: parameter(`${text}|other`),
  }),
  mapping: (text) => ({
    value: { 'Fn::FindInMap': ['M', { Ref: 'P' }, 'v'] },
    more: { ...parameter('dev'), Mappings: { M: { dev: { v: text }, prod: { v: 'other' } } } },
  }),
  condition: (text) => ({
    value: { 'Fn::If': ['K', text, 'other'] },
    more: {
      ...parameter('dev'),
      Conditions: { K: { 'Fn::Equals': [{ Ref: 'P' }, 'dev'] } },
    },
  }),
};

const role = (own: readonly object[], more: object = {}, trusted: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: 'r',
    AssumeRolePolicyDocument: policy({
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com', ...trusted },
      Action: 'sts:AssumeRole',
    }),
    Policies: [{ PolicyName: 'p', PolicyDocument: connectHolder(...own) }],
    ...more,
  },
});
const managed = (statement: object) => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { ManagedPolicyName: 'mine', PolicyDocument: policy(statement) },
});
const set = (own: readonly object[], more: object) => ({
  Type: 'AWS::SSO::PermissionSet',
  Properties: { Name: 's', InlinePolicy: connectHolder(...own), ...more },
});

const KEYS = allow('iam:CreateAccessKey');
const ACCESS = ['Properties', 'Policies', 0, 'PolicyDocument', 'Statement'];
const NAME = ['Mine', 'Properties', 'ManagedPolicyName'];
const REFERENCES = ['Set', 'Properties', 'CustomerManagedPolicyReferences', 0, 'Name'];
const IN_POLICY = ['Mine', 'Properties', 'PolicyDocument', 'Statement', 0];

const ARNS = ['R', 'Properties', 'ManagedPolicyArns', 0];
const having = { ManagedPolicyArns: [arn('policy/mine')] };
const requiring = allow('iam:PutRolePolicy', '*', {
  StringEquals: { 'iam:PermissionsBoundary': arn('policy/mine') },
});
const BASES: Record<string, { resources: object; paths: readonly Path[] }> = {
  'a statement': {
    resources: { R: role([allow('iam:PutRolePolicy', arn('role/r'))]) },
    paths: ['Action', 'Effect', 'Resource'].map((key) => ['R', ...ACCESS, 1, key]),
  },
  'a trust policy': {
    resources: { R: role([], {}, { AWS: '*' }) },
    paths: [
      ['R', 'Properties', 'AssumeRolePolicyDocument', 'Statement', 0, 'Principal', 'AWS'],
      ['R', ...ACCESS, 0, 'Action'],
      ['R', ...ACCESS, 0, 'Effect'],
    ],
  },
  'a managed policy': {
    resources: { R: role([], having), Mine: managed(KEYS) },
    paths: [ARNS, NAME, [...IN_POLICY, 'Action']],
  },
  'a managed policy that denies': {
    resources: { R: role([KEYS], having), Mine: managed(deny('iam:*')) },
    paths: [ARNS, NAME],
  },
  'a boundary': {
    resources: {
      R: role([KEYS], { PermissionsBoundary: arn('policy/mine') }),
      Mine: managed(allow('connect:DescribeUser')),
    },
    paths: [['R', 'Properties', 'PermissionsBoundary'], NAME],
  },
  'a boundary that a condition requires': {
    resources: {
      R: role([requiring]),
      Mine: managed(allow(['connect:DescribeUser', 'iam:*'])),
    },
    paths: [
      [...IN_POLICY, 'Action', 1],
      [...IN_POLICY, 'Effect'],
      ['R', ...ACCESS, 1, 'Condition', 'StringEquals', 'iam:PermissionsBoundary'],
    ],
  },
  'a permission set': {
    resources: {
      Set: set([], { CustomerManagedPolicyReferences: [{ Name: 'mine' }] }),
      Mine: managed(KEYS),
    },
    paths: [REFERENCES, NAME],
  },
  'a permission set with a deny': {
    resources: {
      Set: set([KEYS], { CustomerManagedPolicyReferences: [{ Name: 'mine' }] }),
      Mine: managed(deny('iam:*')),
    },
    paths: [REFERENCES, NAME],
  },
};

const at = (value: unknown, path: Path): unknown =>
  path.reduce((one, key) => (one as Record<string | number, unknown>)[key], value);

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  const all = copy as Record<string | number, unknown>;
  all[key] = replaced(all[key], rest, by);
  return copy;
}

/** Returns the severities of what is found, by the rule and the resource. */
const found = (content: object): ReadonlyMap<string, string> => {
  const all = audit(readTogether([{ file: 't.json', content }]));
  const keyOf = ({ id, place }: (typeof all)[number]) =>
    `${id.replace(/^(limited|indirect)-/, '')} ${place.logicalId}`;
  const fatal = all.filter(({ severity }) => severity === 'fatal');
  return new Map([...all, ...fatal].map((one) => [keyOf(one), one.severity]));
};

const CASES = Object.entries(BASES).flatMap(([base, { resources, paths }]) =>
  paths.map((path) => [base, path.slice(-2).join(' '), resources, path] as const),
);

test.each(sample(CASES, 3))('%s, by a default in %s', (_, __, resources, path) => {
  const literal = found({ Resources: resources });
  const text = at(resources, path) as string;
  const wrong = Object.entries(FORMS).flatMap(([form, make]) => {
    const { value, more } = make(text);
    const byDefault = found({ Resources: replaced(resources, path, value), ...more });
    const silent = [...literal.keys()].filter((key) => !byDefault.has(key));
    const fatal = [...byDefault].filter(
      ([key, severity]) => severity === 'fatal' && literal.get(key) !== 'fatal',
    );
    return [
      ...silent.map((key) => `${form}: silent ${key}`),
      ...fatal.map(([key]) => `${form}: wrong fatal ${key}`),
    ];
  });
  expect(wrong).toEqual([]);
});
