import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Connect } from 'cdk-iam-floyd';
import { Statement } from 'iam-floyd';
import { ACCOUNT, newStack, scopeOf, time } from './compiler';
import { digits, Section } from './section';
import { ConnectAccess, ConnectAction } from '../src';
import { policyDocument } from '../src/compiler/render';
import { compileAccess } from '../src/constructs/private/compile-access';
import { decide } from '../src/evaluator/decide';
import { readDocument } from '../src/reader/policy-document';
import { instanceArn } from '../test/support/full-scope';
import { requestsFor } from '../test/support/requests';
import { concrete } from '../test/support/simulator';
import { readable } from '../test/support/template';

const PLACE = {
  partition: 'aws',
  region: 'us-east-1',
  account: ACCOUNT,
  instanceId: '00000000-2222-3333-4444-555555555555',
};
const ARN = instanceArn(ACCOUNT, PLACE.instanceId);

/** How many of the actions a policy document allows on everything that they are checked against. */
function working(names: readonly string[], document: string): number {
  const { policy } = readDocument('bench', JSON.parse(document), { file: 'bench', pointer: [] });
  return names.filter((name) =>
    requestsFor(name, undefined, PLACE).every(
      ({ action, resource, context }) =>
        decide({ action, resource, context, otherKeys: 'absent' }, { policies: [policy] })
          .verdict === 'allowed',
    ),
  ).length;
}

/** The same 100 actions of Amazon Connect for one instance as a policy document. */
export function statements(): Section {
  const names = Object.values(ConnectAction).slice(0, 100);
  const stack = newStack();
  const scope = scopeOf(stack, 1);
  const access = ConnectAccess.connectActions(...names);
  const resources = [ARN, `${ARN}/*`];
  const resolved = (document: PolicyDocument) =>
    JSON.stringify(concrete(readable(stack.resolve(document.toJSON()))));
  // A neighbour has a method for each action that it knows.
  const methods = (known: object) =>
    names.map((name) => `to${name.split(':')[1]}`).filter((method) => method in known);
  const filled = (statement: any) =>
    methods(statement)
      .reduce((s, method) => s[method](), statement.allow())
      .on(...resources);
  const ways: [string, () => string][] = [
    [
      'cdk-amazon-connect-iam',
      () => resolved(policyDocument(compileAccess('bench', stack, access, scope).statements)),
    ],
    [
      'hand-written CDK',
      () =>
        resolved(
          new PolicyDocument({
            statements: [new PolicyStatement({ actions: [...names], resources })],
          }),
        ),
    ],
    ['cdk-iam-floyd', () => resolved(new PolicyDocument({ statements: [filled(new Connect())] }))],
    [
      'iam-floyd',
      () =>
        JSON.stringify({
          Version: '2012-10-17',
          Statement: [filled(new Statement.Connect()).toJSON()],
        }),
    ],
  ];
  return {
    title: 'A policy of 100 actions',
    how: [
      'The first 100 actions of Amazon Connect for one instance, as the JSON of a policy document.',
      'Medians of 31 runs after 30.',
      'The others write one statement on the instance and all in it, which is shorter and faster.',
      'Working: our evaluator allows the action on every resource type that IAM checks it against.',
      'The rest takes no resource, takes one outside the instance, or is unknown to the neighbor.',
    ],
    head: ['', 'working', 'ms', 'characters'],
    rows: ways.map(([name, make]) => [
      name,
      `${working(names, make())} of ${names.length}`,
      digits(time(make)),
      String(make().length),
    ]),
    limits: [],
  };
}
