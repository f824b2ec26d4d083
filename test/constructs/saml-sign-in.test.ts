import { Aws, CfnParameter, Lazy, Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import { SamlProvider } from 'aws-cdk-lib/aws-iam';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { ConnectFederationRole, ConnectScope, SamlSignIn } from '../../src';
import { samlSignInFacts } from '../../src/catalogue/catalogue';
import { signInUrls } from '../../src/constructs/private/saml-endpoints';
import {
  ACCOUNT,
  INSTANCE_ARN,
  INSTANCE_ID,
  newStack,
  readable,
  resourceOf,
} from '../support/template';

const GLOBAL = 'https://signin.aws.amazon.com/saml';
const LONDON = INSTANCE_ARN.replace('us-east-1', 'eu-west-2');
const SOURCE = ConnectScope.instanceArn(LONDON);
const RESILIENT = `https://${INSTANCE_ID}.eu-west-2.sign-in.connect.aws/saml*`;
const placed = (region?: string) => newStack(region ? { env: { account: ACCOUNT, region } } : {});

/** The trust of a role whose provider is of the stack's own partition. */
function trust(stack: Stack, connectScope: ConnectScope, signIn?: SamlSignIn[]): any {
  const samlProvider = SamlProvider.fromSamlProviderArn(
    stack,
    'Provider',
    `arn:${Aws.PARTITION}:iam::${ACCOUNT}:saml-provider/acme`,
  );
  const role = new ConnectFederationRole(stack, 'Agents', { samlProvider, connectScope, signIn });
  return readable(resourceOf(role).Properties.AssumeRolePolicyDocument.Statement);
}

const conditions = (...args: Parameters<typeof trust>) => trust(...args)[0].Condition;

test('the trust is for the provider and the endpoints, and nothing else', () => {
  expect(trust(placed('eu-west-2'), SOURCE)).toEqual([
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithSAML',
      Principal: { Federated: `arn:\${AWS::Partition}:iam::${ACCOUNT}:saml-provider/acme` },
      Condition: {
        StringEquals: { 'SAML:aud': ['https://eu-west-2.signin.aws.amazon.com/saml', GLOBAL] },
      },
    },
  ]);
});

describe('the endpoints of a partition and of the Region of an instance', () => {
  test.each([
    ['eu-west-2', ['https://eu-west-2.signin.aws.amazon.com/saml', GLOBAL]],
    [
      'us-gov-east-1',
      [
        'https://signin.amazonaws-us-gov.com/saml',
        'https://us-gov-east-1.signin.amazonaws-us-gov.com/saml',
      ],
    ],
    [
      'cn-northwest-1',
      ['https://cn-northwest-1.signin.amazonaws.cn/saml', 'https://signin.amazonaws.cn/saml'],
    ],
    // Theirs is the one without a Region in its name.
    ['us-east-1', GLOBAL],
    ['us-gov-west-1', 'https://signin.amazonaws-us-gov.com/saml'],
    // None of a Region is documented there.
    ['us-iso-east-1', 'https://signin.c2shome.ic.gov/saml'],
    ['us-isob-east-1', 'https://signin.sc2shome.sgov.gov/saml'],
  ])('%s', (region, audience) => {
    expect(conditions(placed(region), ConnectScope.instanceId(INSTANCE_ID))).toEqual({
      StringEquals: { 'SAML:aud': audience },
    });
  });

  test('where none is documented, an error that says what to give', () => {
    expect(() => trust(placed('eusc-de-east-1'), ConnectScope.instanceId(INSTANCE_ID))).toThrow(
      "ConnectFederationRole 'Stack/Agents': signIn: the sign-in endpoint is not documented for the partition aws-eusc. Give it: signIn: [SamlSignIn.endpoint(...)].",
    );
    const given = [SamlSignIn.endpoint('https://signin.example.eu/saml')];
    expect(
      conditions(placed('eusc-de-east-1'), ConnectScope.instanceId(INSTANCE_ID), given),
    ).toEqual({ StringEquals: { 'SAML:aud': 'https://signin.example.eu/saml' } });
  });

  test('are those of the CDK, in every Region that it knows', () => {
    const facts = samlSignInFacts();
    const other = RegionInfo.regions.filter(({ name, partition, samlSignOnUrl }) => {
      const mine = facts[partition!];
      const urls = mine.endpoint
        ? signInUrls('test', placed(name), []).endpoint('test')
        : undefined;
      return urls !== (samlSignOnUrl || undefined) || !name.startsWith(mine.regionPrefix);
    });
    expect(other.map(({ name }) => name)).toEqual([]);
    // Each Region is taken for one of its own partition, and not of a partition with a shorter prefix.
    for (const { name, partition } of RegionInfo.regions.filter(
      (region) => !facts[region.partition!].endpoint,
    )) {
      expect(() => signInUrls('test', placed(name), []).endpoint('test')).toThrow(
        `not documented for the partition ${partition}`,
      );
    }
  });

  test('of several instances, and of a stack in another Region', () => {
    expect(
      conditions(placed('us-west-2'), SOURCE.plus(ConnectScope.instanceArn(INSTANCE_ARN))),
    ).toEqual({
      StringEquals: { 'SAML:aud': ['https://eu-west-2.signin.aws.amazon.com/saml', GLOBAL] },
    });
  });

  test('of an instance that says its Region in a stack that does not', () => {
    expect(conditions(placed(), SOURCE)).toEqual({
      StringEquals: { 'SAML:aud': ['https://eu-west-2.signin.aws.amazon.com/saml', GLOBAL] },
    });
  });
});

describe('without a Region the endpoints are those of the partition that the stack is deployed to', () => {
  const REGIONAL =
    '${Select ${Find ConnectSamlSignIn.${AWS::Partition}.RegionalHasRegion} of https://,https://${AWS::Region}}${Find ConnectSamlSignIn.${AWS::Partition}.Regional}';

  const instanceOf = (stack: Stack) =>
    new CfnInstance(stack, 'Instance', {
      identityManagementType: 'SAML',
      attributes: { inboundCalls: true, outboundCalls: true },
    });

  test('by a mapping', () => {
    const stack = placed();
    expect(conditions(stack, ConnectScope.instances(instanceOf(stack)))).toEqual({
      StringEquals: {
        'SAML:aud': ['${Find ConnectSamlSignIn.${AWS::Partition}.Endpoint}', REGIONAL],
      },
    });
  });

  test('which is made once in a stack', () => {
    const stack = placed();
    const samlProvider = SamlProvider.fromSamlProviderArn(
      stack,
      'Provider',
      `arn:${Aws.PARTITION}:iam::${ACCOUNT}:saml-provider/acme`,
    );
    ['First', 'Second'].forEach(
      (id) =>
        new ConnectFederationRole(stack, id, {
          samlProvider,
          connectScope: ConnectScope.instanceId(INSTANCE_ID),
        }),
    );
    expect(Object.keys(Template.fromStack(stack).toJSON().Mappings)).toEqual(['ConnectSamlSignIn']);
  });

  test('as CloudFormation finds them', () => {
    const stack = placed();
    trust(stack, ConnectScope.instanceId(INSTANCE_ID));
    const rows: Record<string, Record<string, string>> = Template.fromStack(stack).toJSON().Mappings
      .ConnectSamlSignIn;
    const found = (row: Record<string, string>) => [
      row.Endpoint,
      ['https://', 'https://REGION'][Number(row.RegionalHasRegion)] + row.Regional,
    ];
    expect(
      Object.fromEntries(Object.entries(rows).map(([partition, row]) => [partition, found(row)])),
    ).toEqual({
      aws: [GLOBAL, 'https://REGION.signin.aws.amazon.com/saml'],
      'aws-us-gov': [
        'https://signin.amazonaws-us-gov.com/saml',
        'https://REGION.signin.amazonaws-us-gov.com/saml',
      ],
      'aws-cn': ['https://signin.amazonaws.cn/saml', 'https://REGION.signin.amazonaws.cn/saml'],
      // Twice the same, where Regions have none of their own.
      'aws-iso': ['https://signin.c2shome.ic.gov/saml', 'https://signin.c2shome.ic.gov/saml'],
      'aws-iso-b': [
        'https://signin.sc2shome.sgov.gov/saml',
        'https://signin.sc2shome.sgov.gov/saml',
      ],
    });
  });

  test('with a Region there is no mapping', () => {
    const stack = placed('eu-west-2');
    trust(stack, SOURCE);
    expect(Template.fromStack(stack).toJSON().Mappings).toBeUndefined();
  });
});

describe('a further Region', () => {
  test('beside those of the instances, in whatever order, each once', () => {
    const both = (...signIn: SamlSignIn[]) =>
      conditions(placed('eu-west-2'), SOURCE, signIn).StringEquals['SAML:aud'];
    const [own, further] = [SamlSignIn.atInstances(), SamlSignIn.inRegion('eu-central-1')];
    expect(both(own, further)).toEqual([
      'https://eu-central-1.signin.aws.amazon.com/saml',
      'https://eu-west-2.signin.aws.amazon.com/saml',
      GLOBAL,
    ]);
    expect(both(further, own, SamlSignIn.inRegion('eu-west-2'))).toEqual(both(own, further));
  });

  test('as a token', () => {
    const stack = placed('eu-west-2');
    const region = new CfnParameter(stack, 'Failover').valueAsString;
    expect(conditions(stack, SOURCE, [SamlSignIn.inRegion(region)])).toEqual({
      StringEquals: { 'SAML:aud': 'https://${Failover}.signin.aws.amazon.com/saml' },
    });
  });

  test.each([
    '*',
    'eu-west-*',
    'Europe',
    'eu-west-2.example.com/',
    '',
    `${Token.asString({ Ref: 'P' })}*`,
  ])('%p is an error', (region) => {
    expect(() => SamlSignIn.inRegion(region)).toThrow(
      'SamlSignIn.inRegion: this is not the name of a Region',
    );
  });

  test('of another partition, or of one for which none is documented, is an error', () => {
    expect(() =>
      trust(placed('eu-west-2'), SOURCE, [SamlSignIn.inRegion('us-gov-west-1')]),
    ).toThrow(
      "ConnectFederationRole 'Stack/Agents': signIn: us-gov-west-1 is of the partition aws-us-gov, the role of aws",
    );
    expect(() =>
      trust(placed('us-iso-east-1'), ConnectScope.instanceId(INSTANCE_ID), [
        SamlSignIn.inRegion('us-iso-west-1'),
      ]),
    ).toThrow(
      'signIn: an endpoint of the Region us-iso-west-1 is not documented. Give it: SamlSignIn.endpoint(...).',
    );
  });
});

describe('Global Resiliency', () => {
  test('alone, as AWS documents it', () => {
    expect(conditions(placed('eu-west-2'), SOURCE, [SamlSignIn.globalResiliency(SOURCE)])).toEqual({
      StringLike: { 'SAML:aud': RESILIENT },
    });
  });

  test('beside other endpoints, in one condition: two would both have to hold', () => {
    expect(
      conditions(placed('eu-west-2'), SOURCE, [
        SamlSignIn.atInstances(),
        SamlSignIn.globalResiliency(SOURCE),
      ]),
    ).toEqual({
      StringLike: {
        'SAML:aud': [RESILIENT, 'https://eu-west-2.signin.aws.amazon.com/saml', GLOBAL],
      },
    });
  });

  test('for an instance of the app', () => {
    const stack = placed();
    const scope = ConnectScope.instances(
      new CfnInstance(stack, 'Instance', {
        identityManagementType: 'SAML',
        attributes: { inboundCalls: true, outboundCalls: true },
      }),
    );
    expect(conditions(stack, scope, [SamlSignIn.globalResiliency(scope)])).toEqual({
      StringLike: {
        'SAML:aud':
          'https://${Select 1 of ${Instance.Arn}}.${AWS::Region}.sign-in.connect.aws/saml*',
      },
    });
  });

  test('of every instance, or where it is not documented, is an error', () => {
    expect(() =>
      trust(placed('eu-west-2'), SOURCE, [
        SamlSignIn.globalResiliency(ConnectScope.allInstances()),
      ]),
    ).toThrow(
      "ConnectFederationRole 'Stack/Agents': signIn: signing in is to named instances, and this is every instance of the account",
    );
    const gov = ConnectScope.instanceId(INSTANCE_ID);
    expect(() => trust(placed('us-gov-west-1'), gov, [SamlSignIn.globalResiliency(gov)])).toThrow(
      'signIn: the sign-in endpoint of Global Resiliency is not documented for the partition aws-us-gov.',
    );
  });
});

describe('an endpoint by its URL', () => {
  test('of a provider that encrypts assertions, or as a token', () => {
    const url = 'https://eu-west-2.signin.aws.amazon.com/saml/acs/SAMLSPEXAMPLE';
    const stack = placed('eu-west-2');
    const token = new CfnParameter(stack, 'Endpoint').valueAsString;
    expect(
      conditions(stack, SOURCE, [SamlSignIn.endpoint(url), SamlSignIn.endpoint(token)]),
    ).toEqual({ StringEquals: { 'SAML:aud': [url, '${Endpoint}'] } });
  });

  test.each([
    'https://evil.example.com/saml',
    'https://signin.aws.amazon.com.example.com/saml',
    'https://a.b.signin.aws.amazon.com/saml',
  ])('%s is said: AWS does not list it', (url) => {
    const stack = placed('eu-west-2');
    trust(stack, SOURCE, [SamlSignIn.atInstances(), SamlSignIn.endpoint(url)]);
    const { findings } = stack.node.findChild('Agents') as ConnectFederationRole;
    expect(findings.map(({ id, message, warning }) => [id, message, warning])).toEqual([
      [
        'undocumented-saml-endpoint',
        `signs in through an endpoint that AWS does not list: ${url}`,
        true,
      ],
    ]);
  });

  test.each([
    ['eu-west-2', 'https://signin.aws.amazon.com/saml'],
    ['eu-west-2', 'https://eu-west-2.signin.aws.amazon.com/saml/acs/SAMLSPEXAMPLE'],
    ['us-gov-west-1', 'https://us-gov-east-1.signin.amazonaws-us-gov.com/saml'],
    ['cn-north-1', 'https://signin.amazonaws.cn/saml'],
  ])('in %s %s is of AWS', (region, url) => {
    const stack = placed(region);
    trust(stack, ConnectScope.instanceId(INSTANCE_ID), [SamlSignIn.endpoint(url)]);
    expect((stack.node.findChild('Agents') as ConnectFederationRole).findings).toEqual([]);
  });

  test('of a parameter is the default that the template shows', () => {
    const stack = placed('eu-west-2');
    const token = new CfnParameter(stack, 'Endpoint', { default: 'https://example.com/saml' });
    trust(stack, SOURCE, [SamlSignIn.endpoint(token.valueAsString)]);
    const { findings } = stack.node.findChild('Agents') as ConnectFederationRole;
    expect(findings.map(({ id }) => id)).toEqual(['undocumented-saml-endpoint']);
  });

  test.each([
    'https://*.signin.aws.amazon.com/saml',
    'http://signin.aws.amazon.com/saml',
    'signin.aws.amazon.com',
    'https://signin.aws.amazon.com/',
    `https://${Token.asString({ Ref: 'H' })}/*`,
  ])('%p is an error', (url) => {
    expect(() => SamlSignIn.endpoint(url)).toThrow(
      'SamlSignIn.endpoint: this is not the URL of a SAML endpoint',
    );
  });

  test.each<[string, (stack: Stack) => SamlSignIn, string]>([
    [
      'a lazy text that is no URL',
      () => SamlSignIn.endpoint(Lazy.string({ produce: () => 'signin.aws.amazon.com' })),
      "this is not the URL of a SAML endpoint. Got 'signin.aws.amazon.com'",
    ],
    [
      'an empty lazy text',
      () => SamlSignIn.endpoint(Lazy.string({ produce: () => '' })),
      "this is not the URL of a SAML endpoint. Got ''",
    ],
    [
      'a parameter whose default is no URL',
      (stack) =>
        SamlSignIn.endpoint(
          new CfnParameter(stack, 'Endpoint', { default: 'http://a.example.com/' }).valueAsString,
        ),
      "this is not the URL of a SAML endpoint. Got 'http://a.example.com/'",
    ],
    [
      'a lazy host in place of a Region',
      () => SamlSignIn.inRegion(Lazy.string({ produce: () => 'evil.example.com/saml#' })),
      "this is not the name of a Region. Got 'evil.example.com/saml#'",
    ],
  ])('is not %s', (_, signIn, message) => {
    const stack = placed('eu-west-2');
    expect(() => trust(stack, SOURCE, [signIn(stack)])).toThrow(
      `ConnectFederationRole 'Stack/Agents': signIn: ${message}`,
    );
  });

  test('that the CDK looks up is a dummy in the first run', () => {
    const stack = placed('eu-west-2');
    const lookedUp = (name: string) => StringParameter.valueFromLookup(stack, name);
    expect(
      conditions(stack, SOURCE, [
        SamlSignIn.endpoint(lookedUp('/saml')),
        SamlSignIn.inRegion(lookedUp('/region')),
      ]),
    ).toEqual({
      StringEquals: {
        'SAML:aud': ['dummy-value-for-/saml', 'https://eu-west-2.signin.aws.amazon.com/saml'],
      },
    });
  });

  test('that is lazy is the one that was checked', () => {
    const stack = placed('eu-west-2');
    let asked = 0;
    const changing = Lazy.uncachedString({ produce: () => (asked++ < 2 ? GLOBAL : 'https://*') });
    expect(conditions(stack, SOURCE, [SamlSignIn.endpoint(changing)])).toEqual({
      StringEquals: { 'SAML:aud': GLOBAL },
    });
  });

  test.each<[string, SamlSignIn[], RegExp]>([
    [
      'a lazy pattern, which Global Resiliency would read as one',
      [
        SamlSignIn.globalResiliency(SOURCE),
        SamlSignIn.endpoint(Lazy.string({ produce: () => 'https://*' })),
      ],
      /https:\/\/\*/,
    ],
    [
      'a lazy pattern for a Region',
      [SamlSignIn.inRegion(Lazy.string({ produce: () => '*' }))],
      /\*/,
    ],
  ])('is not %s', (_, signIn, pattern) => {
    expect(() => conditions(placed('eu-west-2'), SOURCE, signIn)).toThrow(
      new RegExp(
        `signIn: a wildcard or policy variable in ${pattern.source} would widen the policy`,
      ),
    );
  });
});
