/* Policies and roles as documents and templates write them. */

/** What a `Principal` element allows to take on a role of the tests. */
const LAMBDA = { Service: 'lambda.amazonaws.com' };

export const statement = (
  Effect: 'Allow' | 'Deny',
  Action: string | readonly string[],
  Resource: unknown,
  more: object = {},
) => ({ Effect, Action, Resource, ...more });

export const allow = (
  actions: string | readonly string[],
  resources: unknown = '*',
  more: object = {},
) => statement('Allow', actions, resources, more);

export const deny = (
  actions: string | readonly string[],
  resources: unknown = '*',
  more: object = {},
) => statement('Deny', actions, resources, more);

export const policy = (...statements: readonly object[]) => ({
  Version: '2012-10-17',
  Statement: statements,
});

/** A role of a template with one inline policy, which a function of Lambda takes on. */
export const roleWith = (PolicyName: string, PolicyDocument: object, properties: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: policy({
      Effect: 'Allow',
      Principal: LAMBDA,
      Action: 'sts:AssumeRole',
    }),
    Policies: [{ PolicyName, PolicyDocument }],
    ...properties,
  },
});
