import { readTogether } from '../../../src/reader/read';
import { audit } from '../../../src/validation/run-rules';
import { roleDetails, userDetails } from '../../support/accounts';
import { allowing, connectHolder } from '../../support/connect-holder';
import { allow, deny, policy } from '../../support/documents';

/* A parameter names a role of another file by its default. With another value, it names another one. */

const account = (more: object) => ({
  UserDetailList: [],
  GroupDetailList: [],
  RoleDetailList: [],
  Policies: [],
  ...more,
});
const NOBODY = policy();
const rolesWith = (...statements: readonly object[]) =>
  account({ RoleDetailList: [roleDetails('ops', NOBODY, policy(...statements))] });
const GUARD = deny('iam:*');
/** A template that gives Amazon Connect and more to whom the parameter N names. */
const gives = (names: object) => ({
  Parameters: { N: { Type: 'String', Default: 'ops' } },
  Resources: {
    P: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: connectHolder(allowing('iam:PutRolePolicy')), ...names },
    },
  },
});
const N = { Ref: 'N' };
const TO_ROLE = { Roles: [N] };

const found = (...contents: readonly object[]) =>
  audit(readTogether(contents.map((content, i) => ({ file: `${i}.json`, content })))).flatMap(
    ({ id, severity, what }) => (id.endsWith('escalation') ? [`${severity}: ${what}`] : []),
  );
const PUTS = 'iam:PutRolePolicy on *';
const WRITES = 'the holder writes any permission into a role';
const LEFT = `warning: ${PUTS}, if the parameter N does not have its default: ${WRITES}`;

describe('with another value than the default that a role of another file limits, a role has its ways', () => {
  test('by a deny of the details', () =>
    expect(found(gives(TO_ROLE), rolesWith(GUARD))).toEqual([LEFT]));
  test('once, whatever the number of accounts', () => {
    const other = JSON.parse(
      JSON.stringify(rolesWith(GUARD)).replace(/111122223333/g, '2'.repeat(12)),
    );
    expect(found(gives(TO_ROLE), rolesWith(GUARD), other)).toEqual([LEFT]);
  });
  test('of users too', () => {
    const user = userDetails('ops', policy(GUARD));
    expect(found(gives({ Users: [N] }), account({ UserDetailList: [user] }))).toEqual([LEFT]);
  });
});

describe('with another value, a role has no more ways', () => {
  test('if nothing limits the role of the default', () =>
    expect(found(gives(TO_ROLE), rolesWith(allow('a:B')))).toEqual([
      expect.stringMatching(/^fatal: .*, with the default of the parameter 0.json\/N$/),
    ]));
  test('if the deny is on something else', () =>
    expect(found(gives(TO_ROLE), rolesWith(deny('a:B')))).toEqual([
      expect.stringMatching(/^fatal: .*, with the default of the parameter 0.json\/N$/),
    ]));
  test('if the name is written', () =>
    expect(found(gives({ Roles: ['ops'] }), rolesWith(GUARD))).toEqual([]));
});
