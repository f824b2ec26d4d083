import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

/** The ids of what is found about more access under a condition. */
const found = (action: string, condition: object) =>
  audit(read('policy.json', connectHolder(allow(action, '*', condition)))!)
    .map(({ id }) => id)
    .filter((id) => id.endsWith('escalation'));

/** Conditions on one key. */
const on = (key: string, conditions: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(conditions).map(([operator, value]) => [operator, { [key]: value }]),
  );

const [CODE, REGION] = ['lambda:UpdateFunctionCode', 'aws:RequestedRegion'];

describe('conditions that contradict each other', () => {
  test.each([
    [on(REGION, { StringLikeIfExists: 'eu-*', StringNotLikeIfExists: 'eu-*' })],
    [on(REGION, { StringLike: 'eu-*', StringNotLikeIfExists: 'eu-*' })],
    [on(REGION, { StringEqualsIfExists: 'eu-west-2', StringLikeIfExists: 'us-*' })],
    [on(REGION, { StringEqualsIfExists: 'eu-west-2', StringNotLike: 'eu-*' })],
    [on('aws:SourceVpce', { StringEquals: 'vpce-1', StringNotEqualsIfExists: 'vpce-1' })],
  ])('are met by no request: %j', (condition) => {
    expect(found(CODE, condition)).toEqual([]);
  });

  test.each([
    [on(REGION, { StringLikeIfExists: 'eu-*', StringNotLikeIfExists: 'eu-west-*' })],
    [on(REGION, { StringNotEqualsIfExists: 'eu-west-2', StringNotLikeIfExists: 'us-*' })],
    [on('aws:SourceVpce', { StringEqualsIfExists: 'vpce-1', StringNotEqualsIfExists: 'vpce-1' })],
  ])('are others than %j', (condition) => {
    expect(found(CODE, condition)).toEqual(['indirect-escalation']);
  });
});
