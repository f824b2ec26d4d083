import { ConnectAccess, ConnectJob, ConnectScope } from '../../src';
import { findingsOf } from '../support/findings';
import { scopedRole } from '../support/scoped-role';
import { ACCOUNT, INSTANCE_ARN, statementsOf } from '../support/template';

/*
 * Where sources of AWS contradict each other, a grant works under either, and nothing that a scope
 * names gets wider because of one of them.
 */

const here = ConnectScope.instanceArn(INSTANCE_ARN);
const ID = 'aaaaaaaa-1111-2222-3333-444444444444';
const arn = (service: string, path: string) => `arn:aws:${service}:us-east-1:${ACCOUNT}:${path}`;
const inPartition = (service: string, path: string) =>
  arn(service, path).replace('arn:aws:', 'arn:${AWS::Partition}:');
const named = here.withAssistants(arn('wisdom', `assistant/${ID}`));
const places = (access: ConnectAccess, scope: ConnectScope, action: string) =>
  statementsOf(scopedRole(access, scope))
    .filter((statement) => [statement.Action].flat().includes(action))
    .flatMap(({ Resource }) => Resource);

const SESSION = 'wisdom:CreateSession';
const ofSession: [string, ConnectAccess][] = [
  ['a bot', ConnectAccess.jobs(ConnectJob.AGENT_ASSIST_BOT)],
  ['a client', ConnectAccess.jobs(ConnectJob.AGENT_ASSIST_CLIENT)],
  ['whoever calls the operation', ConnectAccess.operations('CreateSession')],
  ['whoever has the action', ConnectAccess.actions(SESSION)],
];

describe('a session: the guide of Lex has it on the assistant, the reference on nothing', () => {
  test.each(ofSession)('%s has it on *, which works either way', (_, access) => {
    expect(places(access, here, SESSION)).toEqual(['*']);
  });

  test.each(ofSession)('%s has it on a named assistant only', (_, access) => {
    expect(places(access, named, SESSION)).toEqual([arn('wisdom', `assistant/${ID}`)]);
  });

  test('of a named assistant a finding says that sources differ', () => {
    expect(findingsOf(scopedRole(ConnectAccess.actions(SESSION), named))).toEqual([
      `note unlisted-resource: granted on the named resources, which the reference does not list: ${SESSION}`,
    ]);
  });

  test('the bot of one assistant has the policy of the guide', () => {
    expect(
      statementsOf(scopedRole(ConnectAccess.jobs(ConnectJob.AGENT_ASSIST_BOT), named)).map(
        ({ Action, Resource }) => ({ Action, Resource }),
      ),
    ).toEqual([
      {
        Action: [SESSION, 'wisdom:GetAssistant'],
        Resource: arn('wisdom', `assistant/${ID}`),
      },
      {
        Action: ['wisdom:GetNextMessage', 'wisdom:SendMessage'],
        Resource: arn('wisdom', `session/${ID}/*`),
      },
    ]);
  });

  test('a deny of a named assistant is on that assistant', () => {
    const access = ConnectAccess.actions('wisdom:GetAssistant').plus(
      ConnectAccess.deny(ConnectAccess.actions(SESSION)),
    );
    expect(places(access, named, SESSION)).toEqual([arn('wisdom', `assistant/${ID}`)]);
  });
});

test('metrics of campaigns are on the types of the reference and on campaigns', () => {
  const access = ConnectAccess.jobs(ConnectJob.CAMPAIGN_METRICS);
  expect(places(access, here, 'connect:GetMetricDataV2')).toEqual([
    inPartition('connect-campaigns', 'campaign/*'),
    `${INSTANCE_ARN}/agent-group/*`,
    `${INSTANCE_ARN}/agent/*`,
    `${INSTANCE_ARN}/queue/*`,
    `${INSTANCE_ARN}/routing-profile/*`,
  ]);
});

test('content is on its knowledge base too, which newer editions do not list', () => {
  expect(places(ConnectAccess.actions('wisdom:GetContent'), here, 'wisdom:GetContent')).toEqual([
    inPartition('wisdom', 'content/*/*'),
    inPartition('wisdom', 'knowledge-base/*'),
  ]);
});
