import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import { decide } from '../../src/evaluator/decide';
import { readDocument } from '../../src/reader/policy-document';
import { ACCOUNT } from '../support/random-policies';

/*
 * Where iam-simulate 0.1.173 and AWS's documentation disagree we follow the documentation.
 * Each case says so of both, so that it fails when either changes.
 */
interface Deviation {
  readonly about: string;
  readonly source: string;
  /** Of the one statement; allows `connect:DescribeUser` on the resource where nothing else is said. */
  readonly statement: object;
  readonly version?: string;
  readonly resource?: string;
  readonly context?: Record<string, string | string[]>;
  /** `conditional` where documents of AWS contradict each other. */
  readonly documented: 'allowed' | 'denied' | 'conditional';
}

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';
const USER = `arn:aws:connect:us-east-1:${ACCOUNT}:instance/a/agent/u1`;
const when = (operator: string, key: string, value: string | string[]) => ({
  Condition: { [operator]: { [key]: value } },
});

const DEVIATIONS: Deviation[] = [
  {
    about: 'a variable without a value is equal to nothing: a negated operator holds',
    source: `${GUIDE}reference_policies_variables.html#policy-vars-no-value`,
    statement: when('StringNotEquals', 'connect:InstanceId', '${aws:userid}'),
    context: { 'connect:InstanceId': 'a' },
    documented: 'allowed',
  },
  {
    about: 'the same of ARNs',
    source: `${GUIDE}reference_policies_variables.html#policy-vars-no-value`,
    statement: when('ArnNotLike', 'aws:SourceArn', 'arn:aws:connect:*:*:instance/${aws:userid}'),
    context: { 'aws:SourceArn': USER },
    documented: 'allowed',
  },
  {
    about: 'a variable without a value in NotResource matches no resource',
    source: `${GUIDE}reference_policies_variables.html#policy-vars-no-value`,
    statement: {
      NotResource: `arn:aws:connect:us-east-1:${ACCOUNT}:instance/a/agent/\${aws:userid}`,
    },
    documented: 'allowed',
  },
  {
    about: 'variables stand anywhere in the ARNs of conditions',
    source: `${GUIDE}reference_policies_variables.html#policy-vars-wheretouse`,
    statement: when(
      'ArnLike',
      'aws:SourceArn',
      'arn:aws:connect:${aws:RequestedRegion}:*:instance/*',
    ),
    context: { 'aws:SourceArn': USER, 'aws:RequestedRegion': 'us-east-1' },
    documented: 'allowed',
  },
  {
    about:
      'variables before the resource of an ARN: the guide has none, and policies of AWS have them',
    source: `${GUIDE}reference_policies_variables.html#policy-vars-wheretouse`,
    statement: { Resource: USER.replace(ACCOUNT, '${aws:PrincipalAccount}') },
    context: { 'aws:PrincipalAccount': ACCOUNT },
    documented: 'conditional',
  },
  {
    about: '${$}, ${*} and ${?} stand wherever variables do',
    source: `${GUIDE}reference_policies_variables.html#policy-vars-infotouse`,
    statement: when('StringEquals', 'aws:ResourceTag/Price', '5${$}'),
    context: { 'aws:ResourceTag/Price': '5$' },
    documented: 'allowed',
  },
  {
    about: 'a policy of 2008-10-17 has no variables',
    source: `${GUIDE}reference_policies_elements_version.html`,
    statement: when('StringEquals', 'connect:InstanceId', '${aws:userid}'),
    version: '2008-10-17',
    context: { 'connect:InstanceId': 'a', 'aws:userid': 'a' },
    documented: 'denied',
  },
  {
    about: 'a policy without a version is one of 2008-10-17',
    source: `${GUIDE}reference_policies_elements_version.html`,
    statement: when('StringEquals', 'connect:InstanceId', '${aws:userid}'),
    version: '',
    context: { 'connect:InstanceId': 'a', 'aws:userid': 'a' },
    documented: 'denied',
  },
  {
    about: 'a list of one empty text is a null dataset: each of its values is anything',
    source: `${GUIDE}reference_policies_condition_examples-multi-valued-context-keys.html`,
    statement: when('ForAllValues:StringEquals', 'aws:TagKeys', 'Team'),
    context: { 'aws:TagKeys': [''] },
    documented: 'allowed',
  },
  {
    about: 'a list without values is a key without a value',
    source: `${GUIDE}reference_policies_condition_examples-multi-valued-context-keys.html`,
    statement: when('Null', 'aws:TagKeys', 'true'),
    context: { 'aws:TagKeys': [] },
    documented: 'allowed',
  },
  {
    about: 'dates in seconds since 1970',
    source: `${GUIDE}reference_policies_elements_condition_operators.html#Conditions_Date`,
    statement: when('DateGreaterThan', 'aws:EpochTime', '2026-01-01T00:00:00Z'),
    context: { 'aws:EpochTime': '1781526600' },
    documented: 'allowed',
  },
  {
    about: 'every IPv4 address is in 0.0.0.0/0',
    source: 'https://www.rfc-editor.org/rfc/rfc4632',
    statement: when('IpAddress', 'aws:SourceIp', '0.0.0.0/0'),
    context: { 'aws:SourceIp': '10.1.2.3' },
    documented: 'allowed',
  },
  {
    about: 'an IPv6 address may be written in several ways',
    source: 'https://www.rfc-editor.org/rfc/rfc4291#section-2.2',
    statement: when('IpAddress', 'aws:SourceIp', '2001:DB8:0:0:0:0:0:5'),
    context: { 'aws:SourceIp': '2001:db8::5' },
    documented: 'allowed',
  },
  {
    about: 'an IPv6 address is not an IPv4 address',
    source: `${GUIDE}reference_policies_elements_condition_operators.html#Conditions_IPAddress`,
    statement: when('NotIpAddress', 'aws:SourceIp', '10.0.0.1'),
    context: { 'aws:SourceIp': '2001:db8::5' },
    documented: 'allowed',
  },
  {
    about: 'a star is any combination of characters, line ends among them',
    source: `${GUIDE}reference_policies_elements_condition_operators.html#Conditions_String`,
    statement: when('StringLike', 'aws:ResourceTag/Note', 'a*c'),
    context: { 'aws:ResourceTag/Note': 'a\nc' },
    documented: 'allowed',
  },
  {
    about: 'a star may stand in any segment of an ARN; a slash is a character like others',
    source: `${GUIDE}reference_policies_elements_resource.html`,
    statement: { Resource: `arn:aws:connect:us-east-1:${ACCOUNT}:inst*/agent/u1` },
    documented: 'allowed',
  },
  {
    about: 'a star at the end of a segment reaches beyond the colon',
    source: `${GUIDE}reference_policies_elements_resource.html`,
    statement: { Resource: 'arn:aws:connect:*:instance/a/agent/u1' },
    documented: 'allowed',
  },
  {
    about: 'the same in NotResource, which then leaves out nothing else',
    source: `${GUIDE}reference_policies_elements_resource.html`,
    statement: { NotResource: 'arn:aws:connect:*' },
    resource: 'arn:aws:s3:::bucket/key',
    documented: 'allowed',
  },
  {
    about:
      'what a request is for is one resource: its star is a character, as names of S3 objects may have',
    source: `${GUIDE}reference_policies_elements_resource.html`,
    statement: { Resource: 'arn:aws:s3:::bucket/a' },
    resource: 'arn:aws:s3:::bucket/*',
    documented: 'denied',
  },
];

test.each(DEVIATIONS.map((deviation) => [deviation.about, deviation] as const))(
  '%s',
  (_, { statement, version = '2012-10-17', resource = USER, context = {}, documented }) => {
    const on = 'NotResource' in statement ? {} : { Resource: '*' };
    const policy = {
      ...(version !== '' && { Version: version }),
      Statement: [{ Effect: 'Allow', Action: '*', ...on, ...statement }],
    };
    const ours = decide(
      { action: 'connect:DescribeUser', resource, context, otherKeys: 'absent' },
      { policies: [readDocument('p', policy, { file: 'p', pointer: [] }).policy] },
    );
    const theirs = runUnsafeSimulation(
      {
        request: {
          principal: `arn:aws:iam::${ACCOUNT}:role/tested`,
          action: 'connect:DescribeUser',
          resource: { resource, accountId: ACCOUNT },
          contextVariables: context,
        },
        identityPolicies: [{ name: 'p', policy }],
        serviceControlPolicies: [],
        resourceControlPolicies: [],
      },
      {},
    );
    expect(ours.verdict).toBe(documented);
    expect(theirs).toBe(documented === 'denied' ? 'Allowed' : 'ImplicitlyDenied');
  },
);
