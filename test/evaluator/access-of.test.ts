import { accessOf } from '../../src/evaluator/access-of';
import { deployTimeValue } from '../../src/policy/deploy-time-text';
import { Attachment, Principal } from '../../src/policy/model';
import { UnknownPart } from '../../src/policy/unknown';
import { policy } from '../support/decisions';

const place = { file: 'f', pointer: [] };
const [inline, managed] = [policy({ Sid: 'Inline' }), policy({ Sid: 'Managed' })];
const principal = (more: Partial<Principal>): Principal => ({
  kind: 'role',
  name: 'R',
  inline: [inline],
  attached: [],
  unknown: [],
  trust: [],
  place,
  ...more,
});
const unread = (arn: string): Attachment => ({ arn, place });
const part = (kind: UnknownPart['kind'], what: string, more: Partial<UnknownPart> = {}) => ({
  kind,
  what,
  mayAllow: true,
  mayDeny: true,
  remedy: 'give-document',
  place,
  ...more,
});

test('a principal has its own policies and those that are attached', () =>
  expect(accessOf(principal({ attached: [{ ...unread('arn:m'), policy: managed }] }))).toEqual({
    policies: [inline, managed],
    unknown: [],
  }));

test('a managed policy without a document is unknown, of the account or of AWS', () => {
  const ours = 'arn:aws:iam::111122223333:policy/Ours';
  const aws = `arn:${deployTimeValue('AWS::Partition')}:iam::aws:policy/job-function/New`;
  expect(accessOf(principal({ attached: [unread(ours), unread(aws)] })).unknown).toEqual([
    part('customer-policy', ours),
    part('managed-policy', aws),
  ]);
});

test('a boundary without a document grants nothing and may keep anything away', () =>
  expect(accessOf(principal({ boundary: unread('arn:b') }))).toEqual({
    policies: [inline],
    unknown: [part('boundary', 'arn:b', { mayAllow: false })],
  }));

test('a boundary with a document limits', () =>
  expect(accessOf(principal({ boundary: { ...unread('arn:b'), policy: managed } }))).toEqual({
    policies: [inline],
    boundary: managed,
    unknown: [],
  }));
