import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

/** What is found about more access in a policy. */
const found = (...statements: object[]) =>
  audit(read('policy.json', connectHolder(...statements))!)
    .map(({ id }) => id)
    .filter((id) => /escalation/.test(id));

const ORGANIZATION = 'arn:aws:organizations::111122223333:';
const DIRECTORY = 'arn:aws:ds:eu-west-2:111122223333:directory/d-1234567890';
const EMAIL = ['account:StartPrimaryEmailUpdate', 'account:AcceptPrimaryEmailUpdate'];

describe('a name that may be enough limits a way, and does not close it', () => {
  test.each([
    ['organizations:DisablePolicyType', `${ORGANIZATION}root/o-abcdefghij/r-abcd`],
    [
      'organizations:DetachPolicy',
      `${ORGANIZATION}policy/o-abcdefghij/service_control_policy/p-abcd1234`,
    ],
    [
      'organizations:MoveAccount',
      [
        `${ORGANIZATION}account/o-abcdefghij/111122223333`,
        `${ORGANIZATION}ou/o-abcdefghij/ou-abcd-12345678`,
      ],
    ],
    [EMAIL, 'arn:aws:account::111122223333:account/o-abcdefghij/444455556666'],
    ['ds:ResetUserPassword', DIRECTORY],
  ])('%s on %s', (action, resource) => {
    expect(found(allow(action, resource))).toEqual(['limited-escalation']);
  });

  test('the id of the organization confines no account of it', () => {
    const accounts = 'arn:aws:account::111122223333:account/o-abcdefghij/*';
    expect(found(allow(EMAIL, accounts))).toEqual(['indirect-escalation']);
  });

  test.each([
    ['ds:ResetUserPassword', 'arn:aws:ds:eu-west-2:111122223333:ad-assessment/da-1'],
    ['organizations:MoveAccount', `${ORGANIZATION}ou/o-abcdefghij/ou-abcd-12345678`],
    ['organizations:MoveAccount', `${ORGANIZATION}account/o-abcdefghij/111122223333`],
  ])('%s on %s does nothing', (action, resource) => {
    expect(found(allow(action, resource))).toEqual([]);
  });
});

describe('the name of what the holder makes limits no way', () => {
  test('a stack set of the organization', () => {
    const named = 'arn:aws:cloudformation:eu-west-2:111122223333:stackset/team-*:*';
    const makes = allow('cloudformation:CreateStackSet');
    expect(found(makes, allow('cloudformation:CreateStackInstances', named))).toEqual([
      'indirect-escalation',
    ]);
  });

  test.each(['*', '**', 'arn:*', 'arn:aws:*'])('stack sets on %s', (all) => {
    const both = ['cloudformation:CreateStackSet', 'cloudformation:CreateStackInstances'];
    expect(found(allow(both, all))).toEqual(['indirect-escalation']);
  });

  test.each([
    'iot:CreateKeysAndCertificate',
    'iot:CreateCertificateFromCsr',
    'iot:RegisterCertificateWithoutCA',
  ])('a policy of devices, with %s', (certificate) => {
    const named = 'arn:aws:iot:eu-west-2:111122223333:policy/team-*';
    const others = allow([certificate, 'iot:AttachPolicy']);
    expect(found(others, allow('iot:CreatePolicy', named))).toEqual(['indirect-escalation']);
  });

  test('but no policy is attached to a policy', () => {
    const named = 'arn:aws:iot:eu-west-2:111122223333:policy/team-*';
    const makes = allow(['iot:CreateKeysAndCertificate', 'iot:CreatePolicy']);
    expect(found(makes, allow('iot:AttachPolicy', named))).toEqual([]);
  });

  const NOTEBOOKS = 'arn:aws:sagemaker:eu-west-2:111122223333:notebook-instance';
  const CONFIGURE = 'sagemaker:CreateNotebookInstanceLifecycleConfig';
  const change = ['Update', 'Stop', 'Start'].map((verb) => `sagemaker:${verb}NotebookInstance`);

  test('a script of notebooks', () => {
    const script = allow(CONFIGURE, `${NOTEBOOKS}-lifecycle-config/team`);
    expect(found(script, allow(change))).toEqual(['indirect-escalation']);
    expect(found(script, allow(change, `${NOTEBOOKS}/team`))).toEqual([]);
  });
});
