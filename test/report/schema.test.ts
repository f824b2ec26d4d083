import Ajv2020 from 'ajv/dist/2020';
import schema from '../../assets/report/access-report.schema.json';
import { ConnectAccessReport } from '../../src';
import { reportData } from '../../src/report/report-json';
import { allow, deny, INSTANCE, reported, role } from '../support/readings';

const validate = new Ajv2020({ strict: true }).compile(schema);
const problemsOf = (model: unknown) =>
  validate(model)
    ? []
    : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);

const everything = {
  Boundary: {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: { Statement: [allow('connect:*')] } },
  },
  Role: role(
    [
      allow(['iam:PassRole', 'connect:*', 'dynamodb:*'], '*', {
        Sid: 'All',
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      }),
      { Effect: 'Allow', NotAction: 'connect:List*', NotResource: `${INSTANCE}/agent/*` },
      deny('connect:CreateUser'),
      { Effect: 'allow' },
    ],
    {
      PermissionsBoundary: { Ref: 'Boundary' },
      ManagedPolicyArns: [
        'arn:aws:iam::aws:policy/AmazonConnect_FullAccess',
        'arn:aws:iam::aws:policy/Other',
      ],
    },
  ),
  Group: { Type: 'AWS::IAM::Group', Properties: {} },
};

test('every report is of the schema', () => {
  expect(problemsOf(reportData(reported({})))).toEqual([]);
  expect(problemsOf(reportData(reported(everything)))).toEqual([]);
  expect(
    problemsOf(
      JSON.parse(
        ConnectAccessReport.fromTemplates({ 'a.json': { Resources: everything } }).toJson(),
      ),
    ),
  ).toEqual([]);
});

test('the schema refuses what is no report', () => {
  expect(problemsOf({ ...reported(everything), schema: 'connect-access-report/1' })).toEqual([
    '/schema must be equal to constant',
  ]);
  const [principal] = reported(everything).principals;
  expect(problemsOf({ ...reported({}), principals: [{ ...principal, more: 1 }] })).toEqual([
    '/principals/0 must NOT have additional properties',
  ]);
});
