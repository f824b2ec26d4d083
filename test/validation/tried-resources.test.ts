import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { accountWith } from '../support/accounts';
import { allowing as allow, connectHolder, REACHES_CONNECT } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';

const deny = (Action: string, Resource: string | readonly string[]) => ({
  Effect: 'Deny',
  Action,
  Resource,
});

/** What is found about more access in a policy. */
const found = (...statements: object[]) =>
  audit(read('policy.json', connectHolder(...statements))!)
    .map(({ id }) => id)
    .filter((id) => /escalation/.test(id));

describe('a deny of all resources of a kind closes an allow of a pattern that includes others', () => {
  test.each([
    ['iam:PutRolePolicy', `${IAM}*`, `${IAM}role/*`],
    ['iam:PutRolePolicy', 'arn:aws:iam::*:*', 'arn:aws:iam::*:role/*'],
    ['iam:PutRolePolicy', `${IAM}r*`, `${IAM}role/*`],
    ['iam:PutRolePolicy', `${IAM}role*`, `${IAM}role/*`],
    ['iam:PutRolePolicy', `${IAM}*`, `${IAM}r*`],
    ['iam:CreateAccessKey', `${IAM}*`, `${IAM}user/*`],
    ['iam:CreatePolicyVersion', `${IAM}*`, `${IAM}policy/*`],
    ['iam:PutGroupPolicy', `${IAM}*`, `${IAM}group/*`],
  ])('%s on %s, denied on %s', (action, on, denied) => {
    expect(found(allow(action, on))).toEqual(['escalation']);
    expect(found(allow(action, on), deny(action, denied))).toEqual([]);
  });

  test.each([
    ['*', 'arn:aws:iam::*:'],
    [`${IAM}role/*`, IAM],
  ])('however many letters a name has, on %s', (on, iam) => {
    const all = [`${iam}role/?`, `${iam}role/??*`];
    expect(found(allow('iam:PutRolePolicy', on), deny('iam:*', all))).toEqual([]);
    expect(found(allow('iam:PutRolePolicy', on), deny('iam:*', `${iam}role/?*`))).toEqual([]);
  });

  test('in IAM Identity Center', () => {
    const all = allow('sso:PutInlinePolicyToPermissionSet', 'arn:aws:sso:::*');
    expect(found(all)).toEqual(['indirect-escalation']);
    expect(found(all, deny('sso:*', 'arn:aws:sso:::permissionSet/*/*'))).toEqual([]);
  });

  test('for all kinds together', () => {
    const kinds = ['role', 'user', 'group', 'policy', 'saml-provider', 'oidc-provider'];
    const all = kinds.map((kind) => `${IAM}${kind}/*`);
    expect(found(allow('iam:*', `${IAM}*`), deny('iam:*', all))).toEqual([]);
    expect(found(allow('iam:*', `${IAM}*`), deny('iam:*', all.slice(1)))).toEqual(['escalation']);
  });

  test('but not if it is of another kind', () => {
    expect(found(allow('iam:PutRolePolicy', `${IAM}*`), deny('iam:*', `${IAM}user/*`))).toEqual([
      'escalation',
    ]);
  });
});

describe('a deny in the own account closes an allow in every account', () => {
  const foundInAccount = (...statements: object[]) =>
    audit(read('account.json', accountWith({ Own: connectHolder(...statements) }))!)
      .map(({ id }) => id)
      .filter((id) => /escalation/.test(id));

  test.each([
    ['arn:aws:iam::*:role/*', `${IAM}role/*`],
    ['arn:aws:iam::*:role/*', `${IAM}*`],
    ['arn:*:iam::*:role/*', 'arn:aws:iam::*:role/*'],
  ])('%s, denied on %s', (on, denied) => {
    expect(foundInAccount(allow('iam:PutRolePolicy', on), deny('iam:*', denied))).toEqual([]);
  });

  test.each(['444455556666', '111122223333'])('is a warning if only it names %s', (account) => {
    const denied = `arn:aws:iam::${account}:role/*`;
    const all = allow('iam:PutRolePolicy', 'arn:aws:iam::*:role/*');
    expect(found(all, deny('iam:*', denied))).toEqual(['limited-escalation']);
  });

  test('closes no role of another account', () => {
    const all = allow('sts:AssumeRole', 'arn:aws:iam::*:role/*');
    expect(found(all, deny('sts:AssumeRole', `${IAM}role/*`))).toEqual(['indirect-escalation']);
  });
});

describe('a finding says no name that is tried', () => {
  const everywhere = 'arn:aws:iam::*:role/';
  const limited = (named: unknown, element: string, template: object = {}) =>
    audit(
      read('template.json', {
        ...template,
        Resources: {
          Role: roleWith(
            'P',
            policy(REACHES_CONNECT, allow('sts:AssumeRole'), {
              Effect: 'Deny',
              Action: 'sts:AssumeRole',
              [element]: named,
            }),
          ),
        },
      })!,
    )
      .filter(({ id }) => /escalation/.test(id))
      .map(({ what }) => what.replace(/: the holder .*/, ''));
  const Parameters = { V: { Type: 'String' } };

  test.each<[string, unknown, string, object?]>([
    [
      'is like arn:aws:iam::*:role/${aws:PrincipalTag/team}-*',
      `${everywhere}\${aws:PrincipalTag/team}-*`,
      'NotResource',
    ],
    ['is ${V}', { Ref: 'V' }, 'NotResource', { Parameters }],
    ['is not ${V}', { Ref: 'V' }, 'Resource', { Parameters }],
    [
      'is not like arn:aws:iam::*:role/${Role}*',
      { 'Fn::Sub': `${everywhere}\${Role}*` },
      'Resource',
    ],
  ])('the resource %s', (expected, named, element, template = {}) => {
    expect(limited(named, element, template)).toEqual([
      `sts:AssumeRole on *, if the resource ${expected}`,
    ]);
  });

  test('of one resource it says that', () => {
    const role = 'arn:aws:iam::111122223333:role/lookup';
    const statements = [
      REACHES_CONNECT,
      allow('iam:PutRolePolicy', role),
      { Effect: 'Deny', Action: 'iam:*', Resource: { Ref: 'V' } },
    ];
    const Role = roleWith('P', policy(...statements));
    const ways = audit(read('template.json', { Parameters, Resources: { Role } })!)
      .filter(({ id }) => /escalation/.test(id))
      .map(({ what }) => what.replace(/: the holder .*/, ''));
    expect(ways).toEqual([`iam:PutRolePolicy on ${role}, if \${V} is not ${role}`]);
  });
});
