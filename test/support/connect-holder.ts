/** A statement by which a principal reaches Amazon Connect: the rules judge whoever has it. */
export const REACHES_CONNECT = {
  Effect: 'Allow',
  Action: 'connect:DescribeUser',
  Resource:
    'arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012/agent/*',
};

/** A policy document of a principal that reaches Amazon Connect, with more statements. */
export const connectHolder = (...statements: readonly object[]) => ({
  Version: '2012-10-17',
  Statement: [REACHES_CONNECT, ...statements],
});

/** A statement that allows actions. */
export const allowing = (Action: unknown, Resource: unknown = '*', Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});

/** A template with a role, a user or a group that reaches Amazon Connect, with more statements. */
export const holderTemplate = (
  kind: string,
  statements: readonly object[],
  properties: object = {},
) => ({
  Resources: {
    Holder: {
      Type: `AWS::IAM::${kind}`,
      Properties: {
        ...properties,
        Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }],
      },
    },
  },
});
