import { defined } from './defined';
import { World } from '../../src/policy/model';
import { read } from '../../src/reader/read';
import { report } from '../../src/report/build-report';
import { AccessReport, ReportedPrincipal } from '../../src/report/model';

export const CONNECT = 'arn:aws:connect:eu-west-2:111122223333';
export const INSTANCE = `${CONNECT}:instance/11111111-2222-3333-4444-555555555555`;

const listed = (statements: object | readonly object[]) =>
  Array.isArray(statements) ? statements : [statements];
export const allow = (
  Action: string | readonly string[],
  Resource: unknown = '*',
  more: object = {},
) => ({ Effect: 'Allow', Action, Resource, ...more });
export const deny = (
  Action: string | readonly string[],
  Resource: unknown = '*',
  more: object = {},
) => ({ Effect: 'Deny', Action, Resource, ...more });

/** A role with one inline policy, in a template. */
export const role = (statements: object | readonly object[], properties: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'lambda.amazonaws.com' },
        },
      ],
    },
    Policies: [
      {
        PolicyName: 'Inline',
        PolicyDocument: { Version: '2012-10-17', Statement: listed(statements) },
      },
    ],
    ...properties,
  },
});

export const template = (Resources: object, file = 'template.json'): World =>
  defined(read(file, { Resources }));

/** A report on a template of the given resources. */
export const reported = (Resources: object): AccessReport => report(template(Resources), []);

/** What a role that has these statements can do. */
export const principalWith = (
  statements: object | readonly object[],
  properties: object = {},
): ReportedPrincipal => reported({ Role: role(statements, properties) }).principals[0];
