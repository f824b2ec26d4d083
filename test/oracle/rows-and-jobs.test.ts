import { App, Stack } from 'aws-cdk-lib';
import { ConnectAccess, ConnectAction, ConnectScope } from '../../src';
import { compile } from '../../src/compiler/compile';
import { policyDocument } from '../../src/compiler/render';
import { ALL_JOBS, ALL_USE_CASES, instanceArn, withEverything } from '../support/full-scope';
import { Place, requestsFor } from '../support/requests';
import { decide, Request } from '../support/simulator';
import { readable } from '../support/template';

/*
 * For each of the 64 rows and each job, scoped to one of two instances in two accounts and three partitions: every action is
 * allowed where it should be, and denied on the other instance, in the other account and in another Region wherever IAM can tell them
 * apart. An independent simulator decides.
 */

const ID = '11111111-2222-3333-4444-555555555555';
const OTHER_ID = '99999999-2222-3333-4444-555555555555';
const ACCOUNTS = ['111122223333', '444455556666'];
const PARTITIONS: [partition: string, region: string][] = [
  ['aws', 'us-east-1'],
  ['aws-us-gov', 'us-gov-west-1'],
  ['aws-cn', 'cn-north-1'],
];

/**
 * The simulator has no resource types for Lex, whose types have two formats of ARN each, and the instance for that of
 * GetFederationToken, where AWS's examples have the user in it: see test/roles/connect-access.test.ts. Its data has no
 * resource for StartOutboundVoiceContact: see the correction in the catalogue.
 */
const judged = (action: string) =>
  !action.startsWith('lex:') &&
  !['connect:GetFederationToken', 'connect:StartOutboundVoiceContact'].includes(action);
let decided = 0;

function policyOf(access: ConnectAccess, place: Place): any[] {
  const stack = new Stack(new App(), 'Stack', {
    env: { account: place.account, region: place.region },
  });
  const scope = ConnectScope.instanceArn(
    instanceArn(place.account, place.instanceId, place.region, place.partition),
  );
  const { statements } = compile(
    'test',
    stack,
    access,
    withEverything(stack, scope, place.account, place.region, place.partition),
  );
  const text = JSON.stringify(
    readable(stack.resolve(policyDocument(statements).toJSON().Statement)),
  );
  return JSON.parse(text.replaceAll('${AWS::Partition}', place.partition));
}

async function wrong(
  statements: any[],
  requests: readonly Request[],
  account: string,
  expected: boolean,
): Promise<string[]> {
  const found: string[] = [];
  for (const request of requests) {
    decided++;
    if ((await decide(request, statements, account)) !== expected)
      found.push(`${request.action} on ${request.resource} ${JSON.stringify(request.context)}`);
  }
  return found;
}

/** That the access allows what it should where it should, and nothing elsewhere. */
async function judge(access: ConnectAccess, here: Place): Promise<void> {
  const { account } = here;
  const statements = policyOf(access, here);
  const wants = access._wants.filter((want) => judged(want.action));
  const tellsInstance = (request: Request) =>
    request.resource.includes(OTHER_ID) ||
    Boolean(request.context?.['connect:InstanceId'] && request.resource !== '*');
  const requests = (place: Place) =>
    wants.flatMap((want) => requestsFor(want.action, want.row, place));
  const elsewhere = requests({ ...here, instanceId: OTHER_ID }).filter(tellsInstance);
  const abroad = requests({
    ...here,
    account: ACCOUNTS.find((other) => other !== account)!,
  }).filter((request) => request.resource.split(':')[4]?.length === 12);
  const farAway = requests({ ...here, region: 'eu-west-2' }).filter(
    (request) => request.resource.split(':')[3] === 'eu-west-2',
  );

  expect(await wrong(statements, requests(here), account, true)).toEqual([]);
  expect(await wrong(statements, elsewhere, account, false)).toEqual([]);
  expect(await wrong(statements, abroad, account, false)).toEqual([]);
  expect(await wrong(statements, farAway, account, false)).toEqual([]);
}

describe.each(PARTITIONS)('in %s', (partition, region) => {
  describe.each(ACCOUNTS)('of account %s', (account) => {
    test.each(ALL_USE_CASES.map((useCase): [string, typeof useCase] => [useCase.id, useCase]))(
      '%s',
      (_, useCase) =>
        judge(ConnectAccess.consoleUseCases(useCase), {
          partition,
          region,
          account,
          instanceId: ID,
        }),
    );
  });
});

describe('the job', () => {
  const here: Place = {
    partition: 'aws',
    region: 'us-east-1',
    account: ACCOUNTS[0],
    instanceId: ID,
  };

  test.each(ALL_JOBS.map((job): [string, typeof job] => [job.id, job]))('%s', (_, job) =>
    judge(ConnectAccess.jobs(job), here),
  );

  test.each(ALL_JOBS.map((job): [string, typeof job] => [job.id, job]))(
    '%s allows no other action of Amazon Connect',
    async (_, job) => {
      const statements = policyOf(ConnectAccess.jobs(job), here);
      const granted = statements.flatMap((s) => s.Action as string | string[]);
      const others = Object.values(ConnectAction).filter(
        (action) => !granted.includes(action) && judged(action),
      );
      expect(
        await wrong(
          statements,
          others.flatMap((action) => requestsFor(action, undefined, here).slice(0, 1)),
          here.account,
          false,
        ),
      ).toEqual([]);
    },
  );
});

afterAll(() => expect(decided).toBeGreaterThan(25_000));
