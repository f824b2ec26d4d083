import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

const HERE = 'arn:aws:iam::111122223333:';
const admin = (Principal: object) =>
  roleWith('P', policy(allow('iam:*')), {
    RoleName: 'Admin',
    AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }),
  });

/** The ids of the findings on the ways of a role with some statements to the role of an administrator. */
const waysTo = (Admin: object, ...statements: object[]): readonly string[] =>
  audit(
    read('template.json', {
      Resources: { App: roleWith('P', policy(REACHES_CONNECT, ...statements)), Admin },
    })!,
  )
    .filter(({ id, place }) => /escalation$/.test(id) && place.logicalId === 'App')
    .map(({ id }) => id);

const assuming = (resource: string) =>
  waysTo(admin({ AWS: `${HERE}root` }), allow('sts:AssumeRole', resource));
const passing = (resource: string) =>
  waysTo(
    admin({ Service: 'lambda.amazonaws.com' }),
    allow('iam:PassRole', resource),
    allow(['lambda:CreateFunction', 'lambda:InvokeFunction']),
  );

describe('a resource whose kind has a wildcard is the role that it matches', () => {
  test.each([
    `${HERE}*/Admin`,
    `${HERE}*Admin`,
    `${HERE}r*/Admin`,
    `${HERE}role?Admin`,
    `${HERE}*/Adm*`,
    'arn:*:iam::*:*/Admin',
    'arn:aws:iam::*Admin',
    'arn:aws:*:role/Admin',
    'arn:*Admin',
  ])('%s', (resource) => {
    expect([assuming(resource), passing(resource)]).toEqual([
      ['limited-escalation'],
      ['limited-escalation'],
    ]);
  });
});

describe('but no role of another name, kind or service', () => {
  test.each([
    `${HERE}*/Other`,
    `${HERE}u*/Admin`,
    'arn:aws:s3:::*/Admin',
    'arn:*Other',
    'arn:aws:*:user/Admin',
  ])('%s', (resource) => {
    expect([assuming(resource), passing(resource)]).toEqual([[], []]);
  });
});

test.each([`${HERE}*`, `${HERE}r*`, `${HERE}*/*`, `${HERE}role/*`, `${HERE}*e/*`])(
  '%s is any role, and says so once',
  (resource) => {
    expect([assuming(resource), passing(resource)]).toEqual([
      ['indirect-escalation'],
      ['indirect-escalation'],
    ]);
  },
);
