import { Template } from 'aws-cdk-lib/assertions';
import { AccountRootPrincipal, ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { ACCOUNT, everything, newStack, scopeOf } from './compiler';
import { processorTime } from './median';
import { digits, Section } from './section';
import { ConnectAccessRole, ConnectAdminRole } from '../src';
import { actionsOf } from '../src/catalogue/catalogue';
import { Access } from '../src/evaluator/access';
import { decide } from '../src/evaluator/decide';
import { Request } from '../src/evaluator/request-context';
import { policiesOf, Principal } from '../src/policy/model';
import { readTemplate } from '../src/reader/template';
import { requestsFor } from '../test/support/requests';

const NAMES = ['full access', 'all 64 rows on 10 instances', 'the same within a boundary'];

function principals(): readonly Principal[] {
  const stack = newStack();
  const assumedBy = new AccountRootPrincipal();
  const rows = { assumedBy, access: everything, connectScope: scopeOf(stack, 10) };
  new ConnectAdminRole(stack, 'Admin', { assumedBy });
  new ConnectAccessRole(stack, 'Rows', rows);
  new ConnectAccessRole(stack, 'Bounded', {
    ...rows,
    permissionsBoundary: ManagedPolicy.fromAwsManagedPolicyName('AmazonConnect_FullAccess'),
  });
  return readTemplate('stack', Template.fromStack(stack).toJSON()).principals.filter(
    ({ kind }) => kind === 'role',
  );
}

/** Every action of Amazon Connect, on resources of an instance that is in scope and of one that is not. */
const requests = (): Request[] =>
  actionsOf('connect').flatMap((action) =>
    ['00000003', '00000077'].flatMap((n) => {
      const place = {
        partition: 'aws',
        region: 'us-east-1',
        account: ACCOUNT,
        instanceId: `${n}-2222-3333-4444-555555555555`,
      };
      // Written out: V8 gives each object of a spread a shape of its own, which costs more than to decide it.
      return requestsFor(action, undefined, place).map(({ resource, context }): Request => ({
        action,
        resource,
        context,
        otherKeys: 'absent',
      }));
    }),
  );

/** Decisions over policies as they are in templates. */
export function evaluator(): Section {
  const all = requests();
  const figures = principals().map((principal, i) => {
    const access: Access = {
      policies: policiesOf(principal),
      ...(principal.boundary?.policy && { boundary: principal.boundary.policy }),
    };
    const milliseconds = processorTime(() => all.forEach((request) => decide(request, access)));
    return {
      name: NAMES[i],
      statements: access.policies.reduce((sum, policy) => sum + policy.statements.length, 0),
      allowed: all.filter((request) => decide(request, access).verdict === 'allowed').length,
      perSecond: (all.length / milliseconds) * 1000,
    };
  });
  return {
    title: 'Decisions',
    how: [
      'Policies from a template are asked for every action of Amazon Connect on two instances:',
      `${all.length} requests, in one process.`,
      'Time of the processor: medians of 15 times 20 runs, after as many to warm up.',
    ],
    head: ['policies of', 'statements', 'requests allowed', 'decisions a second'],
    rows: figures.map(({ name, statements, allowed, perSecond }) => [
      name,
      String(statements),
      String(allowed),
      digits(perSecond),
    ]),
    limits: [
      [
        '1,000,000 decisions, the slowest of these',
        1e9 / Math.min(...figures.map(({ perSecond }) => perSecond)),
        1000,
        'ms',
      ],
    ],
  };
}
