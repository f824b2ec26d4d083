import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { connectHolder } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';
import { sample } from '../support/sample';

/*
 * The same access in several forms has the same findings. The role `Dev` may write permissions on a
 * resource, under a condition on the boundary of what it writes.
 */

const ACCOUNT = '111122223333';
const arn = (path: string) => `arn:aws:iam::${ACCOUNT}:${path}`;
const inOwnAccount = (path: string) => ({
  'Fn::Sub': `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:${path}`,
});
const getAtt = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const WIDE = policy({ Effect: 'Allow', Action: '*', Resource: '*' });

type Texts = Readonly<Record<'own' | 'pattern' | 'every' | 'boundary', unknown>>;

interface Model {
  readonly on: 'own' | 'pattern' | 'every';
  readonly condition: (boundary: unknown) => object;
  readonly isBounded: boolean;
}

const documentOf = ({ on, condition }: Model, texts: Texts) =>
  connectHolder({
    Effect: 'Allow',
    Action: 'iam:PutRolePolicy',
    Resource: texts[on],
    Condition: condition(texts.boundary),
  });

const LITERAL: Texts = {
  own: arn('role/Dev'),
  pattern: arn('role/D*'),
  every: '*',
  boundary: arn('policy/Wide'),
};

const details = (model: Model) => ({
  UserDetailList: [],
  GroupDetailList: [],
  RoleDetailList: [
    {
      RoleName: 'Dev',
      Path: '/',
      Arn: arn('role/Dev'),
      AssumeRolePolicyDocument: policy(),
      RolePolicyList: [{ PolicyName: 'P', PolicyDocument: documentOf(model, LITERAL) }],
      ...(model.isBounded && {
        PermissionsBoundary: { PermissionsBoundaryArn: arn('policy/Wide') },
      }),
    },
  ],
  Policies: [
    {
      PolicyName: 'Wide',
      Path: '/',
      Arn: arn('policy/Wide'),
      DefaultVersionId: 'v1',
      PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: WIDE }],
    },
  ],
});

const template = (texts: Texts) => (model: Model) => ({
  Resources: {
    Dev: roleWith('P', documentOf(model, texts), {
      RoleName: 'Dev',
      ...(model.isBounded && { PermissionsBoundary: texts.boundary }),
    }),
    Wide: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { ManagedPolicyName: 'Wide', PolicyDocument: WIDE },
    },
  },
});

const plan = (values: object) => (model: Model) => ({
  format_version: '1.0',
  values: {
    root_module: {
      resources: [
        planned('aws_iam_role', 'Dev', {
          assume_role_policy: JSON.stringify(policy()),
          inline_policy: [{ name: 'P', policy: JSON.stringify(documentOf(model, LITERAL)) }],
          ...(model.isBounded && { permissions_boundary: arn('policy/Wide') }),
          ...('arn' in values && { arn: arn('role/Dev') }),
        }),
        planned('aws_iam_policy', 'Wide', {
          policy: JSON.stringify(WIDE),
          ...('arn' in values && { arn: arn('policy/Wide') }),
        }),
      ],
    },
  },
});

const planned = (type: string, name: string, values: object) => ({
  address: `${type}.${name}`,
  mode: 'managed',
  type,
  name,
  values: { name, path: '/', ...values },
});

const REFERENCES: Texts = {
  own: getAtt('Dev'),
  pattern: inOwnAccount('role/D*'),
  every: '*',
  boundary: { Ref: 'Wide' },
};
const IN_OWN_ACCOUNT: Texts = {
  own: inOwnAccount('role/Dev'),
  pattern: inOwnAccount('role/D*'),
  every: '*',
  boundary: inOwnAccount('policy/Wide'),
};

const FORMS: readonly (readonly [string, (model: Model) => object])[] = [
  ['details of an account', details],
  ['a template with full ARNs', template(LITERAL)],
  ['a template with references', template(REFERENCES)],
  ['a template with its own account', template(IN_OWN_ACCOUNT)],
  ['a template with a boundary by reference', template({ ...LITERAL, boundary: { Ref: 'Wide' } })],
  ['a state of Terraform', plan({ arn: true })],
  ['a plan of Terraform', plan({})],
];

const KEY = 'iam:PermissionsBoundary';
const requiresIt = (boundary: unknown) => ({ StringEquals: { [KEY]: boundary } });
const requiresAnother = (boundary: unknown) => ({ StringNotEquals: { [KEY]: boundary } });
const requiresNone = () => ({ Null: { [KEY]: 'true' } });

const ESCALATION = ['fatal escalation'];
const FOR_OTHERS = ['error indirect-escalation'];
const BY_NAME = ['warning limited-escalation'];

describe.each(sample(FORMS, 3))('%s', (_, written) => {
  test.each([
    ['requires the boundary of the holder', requiresIt, true, ESCALATION, ESCALATION],
    ['requires a boundary that the holder lacks', requiresIt, false, BY_NAME, FOR_OTHERS],
    ['requires another than that of the holder', requiresAnother, true, BY_NAME, FOR_OTHERS],
    ['requires another, and the holder has none', requiresAnother, false, ESCALATION, ESCALATION],
    ['requires none, and the holder has one', requiresNone, true, BY_NAME, FOR_OTHERS],
    ['requires none, and the holder has none', requiresNone, false, ESCALATION, ESCALATION],
  ])('a condition that %s', (__, condition, isBounded, onItself, onOthersToo) => {
    const found = (on: Model['on']) =>
      audit(read('file.json', written({ on, condition, isBounded }))!)
        .filter(({ id }) => id.endsWith('escalation'))
        .map(({ severity, id }) => `${severity} ${id}`);
    expect([found('own'), found('pattern'), found('every')]).toEqual([
      onItself,
      onOthersToo,
      onOthersToo,
    ]);
  });
});
