import { foundOfDev, READS } from '../support/account-of-dev';
import { allow, policy } from '../support/documents';

/* Nobody makes a role with a boundary that does not exist. Complete details of the account show which ones do. */

const IAM = 'arn:aws:iam::111122223333:';
const within = (operator: string, boundary: string) => ({
  Condition: { [operator]: { 'iam:PermissionsBoundary': boundary } },
});
const makes = (name: string, operator = 'ArnLike', actions = ['iam:PutRolePolicy']) =>
  allow(['iam:CreateRole', ...actions], '*', within(operator, `${IAM}policy/${name}`));
const REMOVES = allow('iam:DeleteRolePermissionsBoundary', '*');
const REPLACES = allow('iam:PutRolePermissionsBoundary', '*');

/** How severe it is that the role dev makes roles, and takes their boundary off. */
const severity = (...account: Parameters<typeof foundOfDev>): string =>
  foundOfDev(...account).find(({ what }) => what.startsWith('iam:CreateRole'))?.severity ?? 'none';

describe('who makes roles with a boundary, and takes that off', () => {
  test.each<[string, readonly object[], readonly string[], string]>([
    ['has none of that name', [makes('app-1'), REMOVES], ['other'], 'warning'],
    ['has none of that very name', [makes('app-1', 'StringEquals'), REMOVES], ['other'], 'warning'],
    ['has none of that pattern', [makes('app-*'), REMOVES], ['other'], 'warning'],
    ['has none to replace', [makes('app-1'), REPLACES], ['other'], 'warning'],
    [
      'has none, and attaches policies',
      [makes('app-1', 'ArnEquals', ['iam:AttachRolePolicy']), REMOVES],
      ['other'],
      'warning',
    ],
    ['has one', [makes('app-1'), REMOVES], ['app-1'], 'fatal'],
    ['has one of that pattern', [makes('app-*'), REMOVES], ['app-1'], 'fatal'],
    ['has one of two', [makes('app-1'), makes('app-2'), REMOVES], ['app-2'], 'fatal'],
    ['creates one', [makes('app-1'), REMOVES, allow('iam:CreatePolicy', '*')], ['other'], 'fatal'],
  ])('%s', (_, own, policies, expected) => {
    expect(severity(own, policies)).toBe(expected);
  });

  test('has one of AWS', () => {
    const own = allow(
      ['iam:CreateRole', 'iam:PutRolePolicy'],
      '*',
      within('ArnEquals', 'arn:aws:iam::aws:policy/ReadOnlyAccess'),
    );
    expect(severity([own, REMOVES], ['other'])).toBe('fatal');
  });

  test('may have one on another page', () => {
    expect(severity([makes('app-1'), REMOVES], ['other'], { more: { IsTruncated: true } })).toBe(
      'fatal',
    );
  });

  test.each<[string, object, string]>([
    ['its name', { ManagedPolicyName: 'app-1' }, 'fatal'],
    ['a name that deployment gives it', {}, 'fatal'],
    ['another name', { ManagedPolicyName: 'team' }, 'warning'],
  ])('has one in a template, by %s', (_, properties, expected) => {
    const Properties = { ...properties, PolicyDocument: policy(...READS) };
    const template = { Resources: { Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties } } };
    expect(severity([makes('app-1'), REMOVES], ['other'], { template })).toBe(expected);
  });
});
