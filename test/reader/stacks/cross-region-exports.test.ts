import { App, Stack } from 'aws-cdk-lib';
import { ArnPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { toDisplayText } from '../../../src/policy/deploy-time-text';
import { readTogether } from '../../../src/reader/read';
import { audit } from '../../../src/validation/run-rules';
import { allowing, connectHolder } from '../../support/connect-holder';
import { policy, roleWith } from '../../support/documents';
import { stackInfo } from '../read-access';

const ACCOUNT = '111122223333';
const [HERE, THERE] = ['us-east-1', 'eu-west-1'];

/** The templates that the CDK makes of a role that trusts a role of a stack in another Region. */
function synthesized(): { readonly [stack: string]: any } {
  const app = new App();
  const stackIn = (id: string, region: string) =>
    new Stack(app, id, { env: { account: ACCOUNT, region }, crossRegionReferences: true });
  const [a, b] = [stackIn('A', HERE), stackIn('B', THERE)];
  const role = new Role(a, 'Trusted', { assumedBy: new ServicePrincipal('x.amazonaws.com') });
  new Role(b, 'Trusting', { assumedBy: new ArnPrincipal(role.roleArn) });
  const assembly = app.synth();
  const of = (id: string) => JSON.parse(JSON.stringify(assembly.getStackByName(id).template));
  return { A: of('A'), B: of('B') };
}

/** Whom the role trusts, after changes of the custom resource that writes. */
function trusted(change: (writer: any) => void = () => {}, account = ACCOUNT, others: object = {}) {
  const templates = synthesized();
  const writer: any = Object.values(templates.A.Resources).find(
    ({ Type }: any) => Type === 'Custom::CrossRegionExportWriter',
  );
  change(writer);
  const accounts: { readonly [stack: string]: string } = { A: account };
  const world = readTogether(
    Object.entries({ ...templates, ...others }).map(([name, content]) => ({
      file: `${name}.json`,
      content,
      stack: stackInfo(name, {
        environment: {
          'AWS::AccountId': accounts[name] ?? ACCOUNT,
          'AWS::Region': name === 'B' ? THERE : HERE,
        },
      }),
    })),
  );
  const { trust } = world.principals.find(({ place }) => /^Trusting/.test(place.logicalId ?? ''))!;
  return trust.flatMap(({ principals }) => principals.map(({ value }) => toDisplayText(value)));
}

describe('what the CDK reads from a stack of another Region', () => {
  const NOT_KNOWN = [expect.stringMatching(/^\$\{ExportsReader\w+\.\/cdk\/exports\/B\//)];

  test('is what that stack writes', () => {
    expect(trusted()).toEqual([expect.stringMatching(/^\$\{A\/Trusted\w+\.Arn\}$/)]);
  });

  test('is one of what two stacks write', () => {
    const { A: C } = synthesized();
    expect(trusted(undefined, ACCOUNT, { C })).toEqual([
      expect.stringMatching(/^\$\{A\/Trusted\w+\.Arn\}$/),
      expect.stringMatching(/^\$\{C\/Trusted\w+\.Arn\}$/),
    ]);
  });

  test.each<[string, (properties: any) => void]>([
    ['for a third Region', (properties) => (properties.region = 'ap-south-1')],
    [
      'as another parameter',
      (properties) => (properties.exports = { '/cdk/exports/B/Other': '*' }),
    ],
  ])('is not what it writes %s', (_, change) => {
    expect(trusted(({ Properties }) => change(Properties.WriterProps))).toEqual(NOT_KNOWN);
  });

  test('is not what a resource of another type has', () => {
    expect(trusted((writer) => (writer.Type = 'Custom::Other'))).toEqual(NOT_KNOWN);
  });

  test('is not what a stack of another account writes', () => {
    expect(trusted(undefined, '444455556666')).toEqual(NOT_KNOWN);
  });

  test('is not what properties of another form say', () => {
    expect(trusted((writer) => (writer.Properties = 'x'))).toEqual(NOT_KNOWN);
  });
});

describe('a role of a stack in another Region', () => {
  const NAME = '/cdk/exports/B/Value';
  const READ = { 'Fn::GetAtt': ['Reader', NAME] };
  const reader = {
    Type: 'Custom::CrossRegionExportReader',
    Properties: { ReaderProps: { region: THERE, imports: { [NAME]: `{{resolve:ssm:${NAME}}}` } } },
  };
  const found = (Value: unknown, producer: object, consumer: object) =>
    audit(
      readTogether([
        {
          file: 'a.json',
          content: {
            Resources: {
              ...producer,
              Writer: {
                Type: 'Custom::CrossRegionExportWriter',
                Properties: { WriterProps: { region: THERE, exports: { [NAME]: Value } } },
              },
            },
          },
        },
        { file: 'b.json', content: { Resources: { Reader: reader, ...consumer } } },
      ]),
    ).map(({ severity, id, what }) => `${severity} ${id}: ${what}`);
  const trusting = {
    AssumeRolePolicyDocument: policy({
      Effect: 'Allow',
      Principal: { AWS: READ },
      Action: 'sts:AssumeRole',
    }),
  };

  test('is trusted by name', () => {
    const Holder = roleWith('P', connectHolder());
    const Admin = roleWith('P', policy(allowing('*')), trusting);
    expect(found({ 'Fn::GetAtt': ['Holder', 'Arn'] }, { Holder }, { Admin })).toContainEqual(
      expect.stringMatching(/^warning limited-escalation: the role Admin trusts the role Holder/),
    );
    expect(found('arn:aws:iam::111122223333:role/x', { Holder }, { Admin })).not.toContainEqual(
      expect.stringContaining('the role Admin trusts'),
    );
  });

  test('is anybody', () => {
    const Holder = roleWith('P', connectHolder(), trusting);
    expect(found('*', {}, { Holder })).toContain(
      'fatal trust-in-anyone: anyone can assume the role Holder',
    );
  });

  test('has its managed policy', () => {
    const Mine = {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: policy(allowing('iam:PutRolePolicy')) },
    };
    const Holder = roleWith('P', connectHolder(), { ManagedPolicyArns: [READ] });
    expect(found({ Ref: 'Mine' }, { Mine }, { Holder })).toContainEqual(
      expect.stringMatching(/^fatal escalation: iam:PutRolePolicy on \*/),
    );
  });
});
