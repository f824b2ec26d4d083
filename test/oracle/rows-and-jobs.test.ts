import { App, Stack } from 'aws-cdk-lib';
import { ConnectAccess, ConnectScope } from '../../src';
import { compile } from '../../src/private/compile';
import { policyDocument } from '../../src/private/render';
import { ALL_USE_CASES, instanceArn, withEverything } from '../support/full-scope';
import { Place, requestsFor } from '../support/requests';
import { decide, Request } from '../support/simulator';
import { readable } from '../support/template';

/*
 * For each of the 64 rows, scoped to one of two instances in two accounts and three partitions: every action is
 * allowed where it should be, and denied on the other instance, in the other account and in another Region wherever IAM can tell them
 * apart. An independent simulator decides.
 */

const ID = '11111111-2222-3333-4444-555555555555';
const OTHER_ID = '99999999-2222-3333-4444-555555555555';
const ACCOUNTS = ['111122223333', '444455556666'];
const PARTITIONS: [partition: string, region: string][] = [['aws', 'us-east-1'], ['aws-us-gov', 'us-gov-west-1'], ['aws-cn', 'cn-north-1']];

/**
 * The simulator has no resource types for Lex, whose types have two formats of ARN each, and the instance for that of
 * GetFederationToken, where AWS's examples have the user in it: see test/roles/connect-access.test.ts.
 */
const judged = (action: string) => !action.startsWith('lex:') && action !== 'connect:GetFederationToken';
let decided = 0;

function policyOf(row: string, place: Place): any[] {
  const stack = new Stack(new App(), 'Stack', { env: { account: place.account, region: place.region } });
  const scope = ConnectScope.instanceArn(instanceArn(place.account, place.instanceId, place.region, place.partition));
  const access = ConnectAccess.consoleUseCases(ALL_USE_CASES.find((useCase) => useCase.id === row)!);
  const { statements } = compile('test', stack, access, withEverything(stack, scope, place.account, place.region, place.partition));
  const text = JSON.stringify(readable(stack.resolve(policyDocument(statements).toJSON().Statement)));
  return JSON.parse(text.replaceAll('${AWS::Partition}', place.partition));
}

async function wrong(statements: any[], requests: readonly Request[], account: string, expected: boolean): Promise<string[]> {
  const found: string[] = [];
  for (const request of requests) {
    decided++;
    if (await decide(request, statements, account) !== expected) found.push(`${request.action} on ${request.resource} ${JSON.stringify(request.context)}`);
  }
  return found;
}

describe.each(PARTITIONS)('in %s', (partition, region) => {
  describe.each(ACCOUNTS)('of account %s', (account) => {
    const here: Place = { partition, region, account, instanceId: ID };
    const tellsInstance = (request: Request) => request.resource.includes(OTHER_ID) || Boolean(request.context?.['connect:InstanceId'] && request.resource !== '*');

    test.each(ALL_USE_CASES.map((useCase) => [useCase.id]))('%s', async (row) => {
      const statements = policyOf(row, here);
      const wants = ConnectAccess.consoleUseCases(ALL_USE_CASES.find((useCase) => useCase.id === row)!)._wants.filter((want) => judged(want.action));
      const requests = (place: Place) => wants.flatMap((want) => requestsFor(want.action, want.row!, place));
      const elsewhere = requests({ ...here, instanceId: OTHER_ID }).filter(tellsInstance);
      const abroad = requests({ ...here, account: ACCOUNTS.find((other) => other !== account)! }).filter((request) => request.resource.split(':')[4]?.length === 12);

      const farAway = requests({ ...here, region: 'eu-west-2' }).filter((request) => request.resource.split(':')[3] === 'eu-west-2');

      expect(await wrong(statements, requests(here), account, true)).toEqual([]);
      expect(await wrong(statements, elsewhere, account, false)).toEqual([]);
      expect(await wrong(statements, abroad, account, false)).toEqual([]);
      expect(await wrong(statements, farAway, account, false)).toEqual([]);
    });
  });
});

afterAll(() => expect(decided).toBeGreaterThan(20_000));
