import { takesEveryValue, takesNoValue } from '../../src/policy/every-value';

const taken = (operator: string, key: string, ...values: string[]): 'all' | 'none' | 'some' => {
  const condition = { operator, key, values };
  if (takesEveryValue(condition)) return 'all';
  return takesNoValue(condition) ? 'none' : 'some';
};

describe('of the values of its key, a condition takes', () => {
  test.each<[string, string, string, string[]]>([
    ['all', 'StringLike', 'aws:PrincipalArn', ['*']],
    ['all', 'ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', ['?*']],
    ['all', 'ArnLike', 'aws:PrincipalArn', ['arn:aws:iam::*:*']],
    ['some', 'ArnLike', 'aws:PrincipalArn', ['arn:aws:iam::*:role/*']],
    ['some', 'ArnLike', 'aws:SourceArn', ['arn:aws:iam::*:*']],
    ['all', 'ArnLike', 'aws:SourceArn', ['arn:*:*:*:*:*']],
    ['some', 'ArnLike', 'aws:PrincipalArn', ['*']],
    ['some', 'ArnEquals', 'aws:PrincipalArn', ['arn:*', 'arn:aws:iam::*']],
    ['some', 'ArnNotLike', 'aws:PrincipalArn', ['**']],
    ['all', 'ArnLike', 'aws:PrincipalArn', ['*', 'arn:*:*:*:*:*']],
    ['none', 'StringNotLike', 'aws:PrincipalArn', ['*']],
    ['all', 'StringEquals', 'aws:username', ['${aws:username}']],
    ['some', 'StringEquals', 'aws:ResourceTag/team', ['${aws:PrincipalTag/team}']],
    ['none', 'StringEquals', 'aws:PrincipalArn', ['arn:aws:iam::*:role/Admin']],
    ['some', 'StringEquals', 'aws:PrincipalArn', ['arn:aws:iam::*:role/Admin', 'a']],
    ['some', 'StringEquals', 'aws:ResourceTag/team', ['*']],
    ['none', 'StringEquals', 'aws:PrincipalTag/team', ['connect-*']],
    ['some', 'StringEquals', 'aws:PrincipalTag/team', ['connect-*', 'a']],
    ['all', 'StringNotEquals', 'aws:PrincipalTag/team', ['connect-*']],
    ['none', 'StringEquals', 'aws:PrincipalTag/team', ['{x}', '$x']],
    ['some', 'StringEquals', 'aws:PrincipalTag/team', ['é t.a:/=+-@']],
    ['none', 'StringEquals', 'aws:PrincipalTag/team', ['${$}{aws:username}']],
    ['some', 'StringEquals', 'aws:PrincipalTag/team', ['${aws:username}']],
    ['none', 'StringEquals', 'aws:PrincipalTag/team', ['${aws:username}#']],
    ['none', 'StringLike', 'aws:PrincipalTag/team', ['{*', '${*}x', 'a\\?']],
    ['some', 'StringLike', 'aws:PrincipalTag/team', ['a?*']],
    ['some', 'StringEquals', 'aws:ResourceTag/team', ['{x}']],
    ['none', 'StringEquals', 'sts:RoleSessionName', ['a b']],
    ['none', 'StringEquals', 'sts:RoleSessionName', ['a']],
    ['some', 'StringEquals', 'sts:RoleSessionName', ['ab']],
    ['some', 'StringEquals', 'sts:RoleSessionName', ['${aws:userid}']],
    ['none', 'StringEquals', 'sts:RoleSessionName', ['x'.repeat(65)]],
    ['some', 'StringLike', 'sts:RoleSessionName', ['a*']],
    ['none', 'StringLike', 'sts:RoleSessionName', ['?']],
    ['none', 'StringLike', 'sts:RoleSessionName', [`*${'?'.repeat(65)}`]],
    ['none', 'StringEquals', 'aws:SourceIdentity', ['a/b']],
    ['some', 'StringEquals', 'sts:ExternalId', ['a/b']],
    ['none', 'StringEquals', 'sts:ExternalId', ['a']],
    ['some', 'StringEquals', 'aws:username', ['a']],
    ['all', 'Bool', 'aws:MultiFactorAuthPresent', ['true', 'false']],
    ['some', 'Bool', 'aws:MultiFactorAuthPresent', ['true']],
    ['all', 'Null', 'aws:PrincipalArn', ['true', 'false']],
    ['some', 'Null', 'aws:PrincipalArn', ['false']],
    ['all', 'IpAddress', 'aws:SourceIp', ['0.0.0.0/0', '::/0']],
    ['all', 'IpAddress', 'aws:SourceIp', ['0.0.0.0/1', '128.0.0.0/1', '2000::/3']],
    ['some', 'IpAddress', 'aws:SourceIp', ['0.0.0.0/0']],
    ['some', 'IpAddress', 'aws:SourceIp', ['0.0.0.0/1', '0.0.0.0/2', '::/0']],
    ['none', 'NotIpAddress', 'aws:SourceIp', ['0.0.0.0/0', '::/0']],
    ['all', 'DateGreaterThan', 'aws:CurrentTime', ['2020-01-01T00:00:00Z']],
    ['all', 'DateGreaterThan', 'aws:EpochTime', ['0']],
    ['some', 'DateGreaterThan', 'aws:CurrentTime', ['2999-01-01T00:00:00Z']],
    ['none', 'DateLessThan', 'aws:CurrentTime', ['2020-01-01T00:00:00Z']],
    ['some', 'DateLessThan', 'aws:CurrentTime', ['2020-01-01T00:00:00Z', '2999-01-01']],
    ['none', 'DateEquals', 'aws:CurrentTime', ['2020-01-01']],
    ['all', 'DateNotEquals', 'aws:CurrentTime', ['2020-01-01']],
    ['some', 'DateLessThan', 'lex:When', ['2020-01-01']],
  ])('%s: %s %s %j', (expected, operator, key, values) => {
    expect(taken(operator, key, ...values)).toBe(expected);
  });
});
