import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';

const found = (Action: string | string[], Effect = 'Allow') =>
  audit(
    read('policy.json', { Version: '2012-10-17', Statement: [{ Effect, Action, Resource: '*' }] })!,
  )
    .filter(({ id }) => /prefix/.test(id))
    .map(({ id, subject, instead }) => [id, subject, instead]);

test.each([
  ['app-integartions:DeleteEventIntegration', 'Write app-integrations:DeleteEventIntegration'],
  [
    'contactlens:ListRealtimeContactAnalysisSegments',
    'Write connect:ListRealtimeContactAnalysisSegments',
  ],
  [
    'contact-lens:ListRealtimeContactAnalysisSegments',
    'Write connect:ListRealtimeContactAnalysisSegments',
  ],
  ['q-connect:CreateSession', 'Write wisdom:CreateSession'],
  ['amazonqconnect:GetAssistant', 'Write wisdom:GetAssistant'],
  ['outbound-campaigns:DescribeCampaign', 'Write connect-campaigns:DescribeCampaign'],
])('%s is a look-alike', (action, instead) => {
  expect(found(action)).toEqual([['look-alike-prefix', action.split(':')[0], instead]]);
});

test.each([
  'ses:SendEmail',
  'kafkaconnect:ListConnectors',
  'mediaconnect:ListFlows',
  'aws-portal:ViewBilling',
])('%s is not', (action) => {
  expect(found(action)).toEqual([]);
});

test('a second spelling beside the right one, and a deny, are idle', () => {
  expect(found(['wisdom:GetAssistant', 'qconnect:GetAssistant'])).toEqual([
    ['idle-prefix', 'qconnect', 'Remove the action'],
  ]);
  expect(found('customer-profiles:*', 'Deny')).toEqual([
    ['idle-prefix', 'customer-profiles', 'Remove the action'],
  ]);
});
