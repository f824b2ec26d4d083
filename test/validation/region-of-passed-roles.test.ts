import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

const RUN = ['lambda:CreateFunction', 'lambda:InvokeFunction', 'iam:PassRole'];
const region = (operator: string, value: string) => ({
  [operator]: { 'aws:RequestedRegion': value },
});
const deny = (Condition: object) => ({ Effect: 'Deny', Action: '*', Resource: '*', Condition });
const found = (...statements: object[]) =>
  audit(read('policy.json', connectHolder(...statements))!).map(({ id }) => id);

// A role is passed in the request to the other service, and no page says in which Region that counts.
test('functions in one Region may be given roles', () => {
  const inLondon = region('StringEquals', 'eu-west-2');
  expect(found(allow(RUN, '*', inLondon))).toEqual(['limited-escalation']);
  const outside = deny(region('StringNotEquals', 'eu-west-2'));
  expect(found(allow(RUN), outside)).toEqual(['limited-escalation']);
});

test("functions in IAM's Region are given roles", () => {
  const inVirginia = region('StringEquals', 'us-east-1');
  expect(found(allow(RUN, '*', inVirginia))).toEqual(['indirect-escalation']);
  const outside = deny(region('StringNotEquals', 'us-east-1'));
  expect(found(allow(RUN), outside)).toEqual(['indirect-escalation']);
});

test("policies are written in IAM's Region alone", () => {
  expect(found(allow('iam:PutRolePolicy', '*', region('StringEquals', 'eu-west-2')))).toEqual([]);
});
