import { foundOfDev, READS } from '../support/account-of-dev';
import { allow, policy } from '../support/documents';

/* Nobody rewrites a policy that does not exist. Complete details of the account show which ones do. */

const IAM = 'arn:aws:iam::111122223333:';
const ofApp = (key: string, name = 'app-*') => ({
  Condition: { ArnLike: { [`iam:${key}`]: `${IAM}policy/${name}` } },
});
const attaches = (name?: string) =>
  allow('iam:AttachRolePolicy', `${IAM}role/dev`, ofApp('PolicyARN', name));
const makes = allow(
  ['iam:CreateRole', 'iam:PutRolePolicy', 'sts:AssumeRole'],
  `${IAM}role/new-*`,
  ofApp('PermissionsBoundary'),
);
const rewrites = (on = `${IAM}policy/app-*`) => allow('iam:CreatePolicyVersion', on);

/** How severe it is that the role dev uses a policy that it may write: none, where it writes none. */
const severity = (...account: Parameters<typeof foundOfDev>): string =>
  foundOfDev(...account).find(({ what }) => what.includes('that it writes'))?.severity ?? 'none';

describe('who rewrites a policy that a condition names', () => {
  test.each<[string, readonly object[], readonly string[], string]>([
    ['has none of that pattern', [attaches(), rewrites()], ['other'], 'none'],
    ['has none, and may rewrite all', [attaches(), rewrites('*')], ['other'], 'none'],
    ['has none of that name', [attaches('app-1'), rewrites('*')], ['other'], 'none'],
    ['has none for the boundary', [makes, rewrites()], ['other'], 'none'],
    ['has one', [attaches(), rewrites()], ['other', 'app-1'], 'fatal'],
    ['has one, and may rewrite all', [attaches(), rewrites('*')], ['app-1'], 'fatal'],
    ['has one for the boundary', [makes, rewrites()], ['app-1'], 'fatal'],
    ['has another one', [attaches(), rewrites(`${IAM}policy/app-2*`)], ['app-1'], 'none'],
    ['creates one', [attaches(), rewrites(), allow('iam:CreatePolicy')], ['other'], 'fatal'],
    [
      'creates another one',
      [attaches(), rewrites(), allow('iam:CreatePolicy', `${IAM}policy/team-*`)],
      ['other'],
      'none',
    ],
    ['may have one: no policy is listed', [attaches(), rewrites()], [], 'fatal'],
  ])('%s', (_, own, policies, expected) => {
    expect(severity(own, policies)).toBe(expected);
  });

  test('may have one on another page', () => {
    const more = { IsTruncated: true };
    expect(severity([attaches(), rewrites()], ['other'], { more })).toBe('fatal');
  });

  test.each<[string, object, string]>([
    ['its name', { ManagedPolicyName: 'app-1' }, 'fatal'],
    ['a name that deployment gives it', {}, 'fatal'],
    ['another name', { ManagedPolicyName: 'team' }, 'none'],
  ])('has one in a template, by %s', (_, properties, expected) => {
    const Properties = { ...properties, PolicyDocument: policy(...READS) };
    const template = { Resources: { Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties } } };
    expect(severity([attaches(), rewrites()], ['other'], { template })).toBe(expected);
  });
});
