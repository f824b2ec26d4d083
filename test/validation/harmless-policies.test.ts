import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { bounded, IAM, managed, role, user } from '../support/listed-principals';

const KEYS = 'iam:CreateAccessKey';
const POOR = [allow('s3:Get*')];
const AWS = 'arn:aws:iam::aws:policy/';
const REQUIRED = { StringEquals: { 'iam:PermissionsBoundary': `${IAM}policy/P` } };

interface Account {
  /** What the managed policy P allows. */
  readonly allows?: readonly object[];
  readonly poor?: object;
}

/** How severe it is that a user with some statements creates access keys of the user Poor. */
const severityOf = (statements: readonly object[], { allows = POOR, poor = {} }: Account = {}) =>
  audit(
    read('details.json', {
      UserDetailList: [
        user('Holder', [REACHES_CONNECT, allow(KEYS), ...statements]),
        user('Poor', POOR, poor),
      ],
      GroupDetailList: [],
      RoleDetailList: [role('Other', POOR)],
      Policies: [managed('P', allows)],
    })!,
  )
    .filter(({ id }) => id.endsWith('escalation'))
    .sort((one, other) => rank(one.what) - rank(other.what))[0]?.severity;

/** Keys first. Beside a fatal way, a way that gives the access of others is not said. */
const rank = (what: string) => (what.startsWith(`${KEYS} on *`) ? 0 : 1);

const CONNECT = [allow('connect:*')];
const ASSUMES = [allow('sts:AssumeRole', 'arn:aws:iam::444455556666:role/R')];
const REWRITES = allow('iam:CreatePolicyVersion', `${IAM}policy/P`);

describe('it writes only into those with a boundary', () => {
  const writes = allow('iam:PutUserPolicy', '*', REQUIRED);
  const denied = {
    ...allow('iam:PutUserPolicy', '*', { StringNotEquals: REQUIRED.StringEquals }),
    Effect: 'Deny',
  };

  test.each<[string, readonly object[], Account, string]>([
    ['that nobody has', [writes], { allows: CONNECT }, 'warning'],
    ['that nobody has, by a deny', [allow('iam:PutUserPolicy'), denied], {}, 'warning'],
    ['that gives nothing', [writes], { poor: bounded('P') }, 'warning'],
    ['that gives access', [writes], { poor: bounded('P'), allows: CONNECT }, 'error'],
    ['that lets it assume', [writes], { poor: bounded('P'), allows: ASSUMES }, 'error'],
    ['that it rewrites', [writes, REWRITES], { poor: bounded('P') }, 'fatal'],
    [
      'that it gives',
      [writes, allow('iam:PutUserPermissionsBoundary', '*', REQUIRED)],
      { poor: bounded('P'), allows: CONNECT },
      'error',
    ],
    [
      'that it removes',
      [writes, allow('iam:DeleteUserPermissionsBoundary')],
      { poor: bounded('P') },
      'error',
    ],
  ])('%s', (_, statements, account, severity) => {
    expect(severityOf(statements, account)).toBe(severity);
  });
});

describe('it attaches only policies', () => {
  const attaches = (...values: readonly string[]) =>
    allow('iam:AttachUserPolicy', '*', { ArnEquals: { 'iam:PolicyARN': values } });
  const P = `${IAM}policy/P`;

  test.each<[string, readonly object[], Account, string]>([
    ['of AWS that give nothing', [attaches(`${AWS}AWSSupportAccess`)], {}, 'warning'],
    ['of AWS that give ways', [attaches(`${AWS}ReadOnlyAccess`)], {}, 'error'],
    [
      'of which one gives access',
      [attaches(`${AWS}AWSSupportAccess`, `${AWS}AmazonConnect_FullAccess`)],
      {},
      'error',
    ],
    ['of its own that give nothing', [attaches(P)], {}, 'warning'],
    ['of its own that give access', [attaches(P)], { allows: CONNECT }, 'error'],
    ['of its own that let it assume', [attaches(P)], { allows: ASSUMES }, 'error'],
    ['that it rewrites', [attaches(P), REWRITES], {}, 'fatal'],
    ['that no file has', [attaches(P, `${IAM}policy/Unknown`)], {}, 'error'],
    [
      'of any kind to one',
      [attaches(P), allow('iam:AttachUserPolicy', `${IAM}user/Poor`)],
      {},
      'fatal',
    ],
  ])('%s', (_, statements, account, severity) => {
    expect(severityOf(statements, account)).toBe(severity);
  });
});
