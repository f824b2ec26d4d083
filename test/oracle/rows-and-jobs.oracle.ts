import { App, Stack } from 'aws-cdk-lib';
import { ConnectAccess, ConnectAction, ConnectScope } from '../../src';
import { policyDocument } from '../../src/compiler/render';
import { compileAccess } from '../../src/constructs/private/compile-access';
import {
  ALL_JOBS,
  ALL_USE_CASES,
  instanceArn,
  withEverything,
  withStorage,
} from '../support/full-scope';
import { Place, requestsFor } from '../support/requests';
import { decide, Request } from '../support/simulator';
import { readable } from '../support/template';

/*
 * For each of the 64 rows and each job, scoped to one of two instances in two accounts and three
 * partitions: every action is allowed where it should be.
 * It is denied on the other instance, in the other account and in another Region wherever IAM can
 * tell them apart. An independent simulator decides.
 */

const ID = '11111111-2222-3333-4444-555555555555';
const OTHER_REGION = 'eu-west-2';
const OTHER_ID = '99999999-2222-3333-4444-555555555555';
const ACCOUNTS = ['111122223333', '444455556666'];
const PARTITIONS: [partition: string, region: string][] = [
  ['aws', 'us-east-1'],
  ['aws-us-gov', 'us-gov-west-1'],
  ['aws-cn', 'cn-north-1'],
];

/**
 * The simulator has no resource types for Lex, whose types have two formats of ARN each, and the
 * instance for that of GetFederationToken, where AWS's examples have the user in it:
 * see test/constructs/connect-access.test.ts.
 * Its data has no resource for StartOutboundVoiceContact: see the correction in the catalogue.
 */
const judged = (action: string) =>
  !action.startsWith('lex:') &&
  !['connect:GetFederationToken', 'connect:StartOutboundVoiceContact'].includes(action);

/** Jobs that read a bucket or a stream ask the scope to name it, and its key. */
const NEEDS_STORAGE = ['recordings-reader', 'contact-record-consumer'];

function scopeFor(access: ConnectAccess, stack: Stack, scope: ConnectScope, place: Place) {
  const { account, region, partition } = place;
  const all = withEverything(stack, scope, account, region, partition);
  const needs = access._wants.some(({ origin = '' }) => NEEDS_STORAGE.includes(origin));
  return needs ? withStorage(stack, all, account, region, partition) : all;
}

function policyOf(access: ConnectAccess, place: Place): any[] {
  const stack = new Stack(new App(), 'Stack', {
    env: { account: place.account, region: place.region },
  });
  const scope = ConnectScope.instanceArn(
    instanceArn(place.account, place.instanceId, place.region, place.partition),
  );
  const { statements } = compileAccess(
    'test',
    stack,
    access,
    scopeFor(access, stack, scope, place),
  );
  const text = JSON.stringify(
    readable(stack.resolve(policyDocument(statements).toJSON().Statement)),
  );
  return JSON.parse(text.replaceAll('${AWS::Partition}', place.partition));
}

/**
 * What the simulator says of names and resources that its data does not have, or not as one. It
 * takes only `*` for CreateSession, which the guide of Amazon Lex has on the assistant.
 */
const NOT_IN_REFERENCE =
  /"(invalid\.action|no\.resource\.types|multiple\.resource\.types|must\.use\.wildcard)"/;

/** The simulator's verdict; undefined where its data does not have the action or the resource. */
async function verdictOn(
  request: Request,
  statements: any[],
  account: string,
): Promise<boolean | undefined> {
  try {
    return await decide(request, statements, account);
  } catch (error) {
    if (error instanceof Error && NOT_IN_REFERENCE.test(error.message)) return undefined;
    throw error;
  }
}

async function wrong(
  statements: any[],
  requests: readonly Request[],
  account: string,
  expected: boolean,
): Promise<string[]> {
  const found: string[] = [];
  for (const request of requests) {
    const verdict = await verdictOn(request, statements, account);
    if (verdict !== undefined && verdict !== expected)
      found.push(`${request.action} on ${request.resource} ${JSON.stringify(request.context)}`);
  }
  return found;
}

/** What the simulator is asked about an access at a place, by where the request goes. */
function requestsOf(access: ConnectAccess, here: Place): Record<string, readonly Request[]> {
  const wanted = access._wants.filter(({ action }) => judged(action));
  const requests = (place: Place) =>
    wanted.flatMap(({ action, origin: row }) => requestsFor(action, row, place));
  const namesInstance = ({ resource, context }: Request) =>
    resource.includes(OTHER_ID) || Boolean(context?.['connect:InstanceId'] && resource !== '*');
  const otherAccount = ACCOUNTS.find((account) => account !== here.account) ?? '';
  return {
    here: requests(here),
    otherInstance: requests({ ...here, instanceId: OTHER_ID }).filter(namesInstance),
    otherAccount: requests({ ...here, account: otherAccount }).filter(
      ({ resource }) => resource.split(':')[4]?.length === 12,
    ),
    otherRegion: requests({ ...here, region: OTHER_REGION }).filter(
      ({ resource }) => resource.split(':')[3] === OTHER_REGION,
    ),
  };
}

/** That the access allows what it should where it should, and nothing elsewhere. */
async function judge(access: ConnectAccess, here: Place): Promise<void> {
  const statements = policyOf(access, here);
  const { here: own, ...elsewhere } = requestsOf(access, here);
  expect(await wrong(statements, own, here.account, true)).toEqual([]);
  for (const requests of Object.values(elsewhere))
    expect(await wrong(statements, requests, here.account, false)).toEqual([]);
}

const ROWS = ALL_USE_CASES.map(
  (row) => [row.id, ConnectAccess.consoleUseCases(row)] as [string, ConnectAccess],
);
const JOBS = ALL_JOBS.map((job) => [job.id, ConnectAccess.jobs(job)] as [string, ConnectAccess]);
const PLACES = PARTITIONS.flatMap(([partition, region]) =>
  ACCOUNTS.map((account): Place => ({ partition, region, account, instanceId: ID })),
);
const [FIRST_PLACE] = PLACES;

describe.each(PLACES)('in $partition, of account $account', (here) => {
  test.each(ROWS)('%s', (_, access) => judge(access, here));
});

describe('the job', () => {
  test.each(JOBS)('%s', (_, access) => judge(access, FIRST_PLACE));

  test.each(JOBS)('%s allows no other action of Amazon Connect', async (_, access) => {
    const statements = policyOf(access, FIRST_PLACE);
    const granted = statements.flatMap(({ Action }) => Action as string | string[]);
    const others = Object.values(ConnectAction).filter(
      (action) => !granted.includes(action) && judged(action),
    );
    const requests = others.flatMap((action) =>
      requestsFor(action, undefined, FIRST_PLACE).slice(0, 1),
    );
    expect(await wrong(statements, requests, FIRST_PLACE.account, false)).toEqual([]);
  });
});

test('the simulator is asked more than 25,000 times about rows', () => {
  const asked = PLACES.flatMap((place) =>
    ROWS.flatMap(([, access]) => Object.values(requestsOf(access, place)).flat()),
  );
  expect(asked.length).toBeGreaterThan(25_000);
});
