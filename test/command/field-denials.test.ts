/*
 * What people have in hand when they ask, after public issues, logs and guides: denials, and features by their
 * names. Each is pasted as it is. What comes back is the statement, or why no policy of the caller can help.
 */
import { connectIam } from '../support/command';

const CALLER = 'arn:aws:sts::111122223333:assumed-role/Agents/amy';
const HOME = 'us-east-1:111122223333';
const ID = '12345678-1234-1234-1234-123456789012';
const INSTANCE = `arn:aws:connect:${HOME}:instance/${ID}`;
const THING = 'aaaaaaaa-1111-2222-3333-444444444444';
const denied = (action: string, resource: string, end = '') =>
  `User: ${CALLER} is not authorized to perform: ${action} on resource: ${resource}${end}`;
const allowing = (Action: string, ...Resource: string[]) =>
  JSON.stringify({ Effect: 'Allow', Action, Resource });

const SERVED: readonly (readonly [name: string, pasted: string, answer: string])[] = [
  [
    'storage settings of an instance',
    denied('connect:ListInstanceStorageConfigs', INSTANCE),
    allowing('connect:ListInstanceStorageConfigs', INSTANCE),
  ],
  [
    'predefined attributes',
    denied('connect:CreatePredefinedAttribute', INSTANCE),
    allowing('connect:CreatePredefinedAttribute', INSTANCE),
  ],
  [
    'a chat, with an ARN where an id belongs',
    denied('connect:StartChatContact', `${INSTANCE}/contact-flow/${encodeURIComponent(INSTANCE)}`),
    'The request has an ARN where an id belongs',
  ],
  [
    'an object of a profile',
    denied('profile:PutProfileObject', `arn:aws:profile:${HOME}:domains/acme/object-types/CTR`),
    allowing(
      'profile:PutProfileObject',
      `arn:aws:profile:${HOME}:domains/*`,
      `arn:aws:profile:${HOME}:domains/*/object-types/*`,
    ),
  ],
  [
    'dial requests of a campaign',
    denied(
      'connect-campaigns:PutDialRequestBatch',
      `arn:aws:connect-campaigns:${HOME}:campaign/${THING}`,
    ),
    allowing(
      'connect-campaigns:PutDialRequestBatch',
      `arn:aws:connect-campaigns:${HOME}:campaign/*`,
    ),
  ],
  [
    'the list of instances',
    denied('connect:ListInstances', '*'),
    allowing('connect:ListInstances', '*'),
  ],
  [
    'a number for a flow',
    denied(
      'connect:AssociatePhoneNumberContactFlow',
      `arn:aws:connect:${HOME}:phone-number/${THING}`,
    ),
    allowing(
      'connect:AssociatePhoneNumberContactFlow',
      `arn:aws:connect:${HOME}:instance/INSTANCE_ID/contact-flow/*`,
      `arn:aws:connect:${HOME}:phone-number/*`,
    ),
  ],
  [
    'traffic distribution',
    denied(
      'connect:UpdateTrafficDistribution',
      `arn:aws:connect:${HOME}:traffic-distribution-group/${THING}`,
    ),
    allowing(
      'connect:UpdateTrafficDistribution',
      `arn:aws:connect:${HOME}:traffic-distribution-group/*`,
    ),
  ],
  [
    'security profiles of AI agents',
    denied('connect:AssociateSecurityProfiles', `${INSTANCE}/security-profile/${THING}`),
    allowing('connect:AssociateSecurityProfiles', INSTANCE, `${INSTANCE}/security-profile/*`),
  ],
  [
    'signing in with Identity Center: as the own user, and as nobody else',
    denied('connect:GetFederationToken', `${INSTANCE}/user/amy`),
    allowing('connect:GetFederationToken', `${INSTANCE}/user/\${aws:userid}`),
  ],
  [
    'users by SCIM: what the request is checked on besides the user',
    denied('connect:CreateUser', `${INSTANCE}/agent/*`),
    `"${INSTANCE}/security-profile/*"`,
  ],
  [
    'the attribute of an instance that has bots',
    'BOT_MANAGEMENT',
    'connect:UpdateInstanceAttribute',
  ],
  [
    'an application of an instance',
    denied(
      'app-integrations:CreateApplicationAssociation',
      `arn:aws:app-integrations:${HOME}:application/${THING}`,
    ),
    allowing(
      'app-integrations:CreateApplicationAssociation',
      `arn:aws:app-integrations:${HOME}:application/*`,
    ),
  ],
  [
    'a session of a bot',
    denied('wisdom:CreateSession', `arn:aws:wisdom:${HOME}:assistant/${THING}`),
    'The reference lists no resource for it, and AWS documents it on some.',
  ],
  [
    'an instance by its alias: no policy helps',
    denied('connect:DescribeUser', `arn:aws:connect:${HOME}:instance/acme-support/agent/x`),
    'acme-support is not the id of an instance.',
  ],
  [
    'an instance of another account: no policy helps',
    denied(
      'connect:DescribeUser',
      `arn:aws:connect:us-east-1:999900001111:instance/${ID}/agent/${THING}`,
    ),
    'The caller is in account 111122223333, the resource in account 999900001111.',
  ],
  [
    'a deny of the organization: no policy helps',
    denied(
      'connect:DeleteInstance',
      INSTANCE,
      ' with an explicit deny in a service control policy',
    ),
    'Only its administrators can change a service control policy.',
  ],
  [
    'no instance in this Region: no policy helps',
    `User: ${CALLER} is not authorized to perform: connect-campaigns:null`,
    'That happens when there is no instance with this id in this Region and account.',
  ],
  ['AI agents by their name', 'AI agent', 'Actions that are checked on it: 3'],
  [
    'applications of others by their name',
    'third-party application',
    'Adds applications and MCP servers to an instance',
  ],
];

/** No source of the catalogue says what a chat widget needs. */
const NOT_SERVED = ['chat widget'];

test.each(SERVED)('%s', async (_, pasted, answer) => {
  const { code, out } = await connectIam(['explain', pasted]);
  expect([code, out.replace(/\s+/g, ' ')]).toEqual([0, expect.stringContaining(answer)]);
});

test('what no policy of the caller can mend gets no statement that would help nobody', async () => {
  const [explicit] = SERVED.filter(([name]) => name.startsWith('a deny of the organization'));
  expect((await connectIam(['explain', explicit[1]])).out).not.toContain('"Effect":"Allow"');
});

test('20 of 21 are served; of the other it says that nothing has the name', async () => {
  expect([SERVED.length, NOT_SERVED.length]).toEqual([20, 1]);
  for (const name of NOT_SERVED) {
    const { code, err } = await connectIam(['explain', name]);
    expect([code, err]).toEqual([2, expect.stringContaining(`by the name '${name}'`)]);
  }
});
