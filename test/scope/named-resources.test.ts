import { CfnField } from 'aws-cdk-lib/aws-cases';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CfnAssistant } from 'aws-cdk-lib/aws-wisdom';
import {
  AgentAssistAction,
  AppIntegrationsAction,
  CasesAction,
  ConnectAccess,
  ConnectAction,
  ConnectScope,
  CustomerProfilesAction,
  LexBot,
} from '../../src';
import { findingsOf } from '../support/findings';
import { scopedRole } from '../support/scoped-role';
import { ACCOUNT, INSTANCE_ARN, newStack, statementsOf } from '../support/template';

const here = ConnectScope.instanceArn(INSTANCE_ARN);
const ID = 'aaaaaaaa-2222-3333-4444-555555555555';
const arn = (service: string, path: string) => `arn:aws:${service}:us-east-1:${ACCOUNT}:${path}`;
const resources = (access: ConnectAccess, scope: ConnectScope, stack = newStack()) =>
  statementsOf(scopedRole(access, scope, stack)).flatMap((s) => s.Resource);

describe('a scope names', () => {
  test('an assistant and what is in it', () => {
    const scope = here.withAssistants(arn('wisdom', `assistant/${ID}`));
    const of = (action: AgentAssistAction) =>
      resources(ConnectAccess.agentAssistActions(action), scope);
    expect(of(AgentAssistAction.GET_ASSISTANT)).toEqual([arn('wisdom', `assistant/${ID}`)]);
    expect(of(AgentAssistAction.GET_SESSION)).toEqual([arn('wisdom', `session/${ID}/*`)]);
  });

  test('an assistant of the app', () => {
    const stack = newStack();
    const assistant = new CfnAssistant(stack, 'Assistant', { name: 'a', type: 'AGENT' });
    expect(
      resources(
        ConnectAccess.agentAssistActions(AgentAssistAction.GET_AI_AGENT),
        here.withAssistants(assistant.attrAssistantArn),
        stack,
      ),
    ).toEqual([
      'arn:${AWS::Partition}:wisdom:${Select 3 of ${Assistant.AssistantArn}}:${Select 4 of ${Assistant.AssistantArn}}:ai-agent/${Select 1 of ${Assistant.AssistantArn}}/*',
    ]);
  });

  test.each<[string, ConnectAccess, ConnectScope, string[]]>([
    [
      'a knowledge base',
      ConnectAccess.agentAssistActions(AgentAssistAction.GET_MESSAGE_TEMPLATE),
      here.withKnowledgeBases(arn('wisdom', `knowledge-base/${ID}`)),
      [arn('wisdom', `knowledge-base/${ID}`), arn('wisdom', `message-template/${ID}/*`)],
    ],
    [
      'a domain of Cases',
      ConnectAccess.casesActions(CasesAction.GET_CASE),
      here.withCasesDomains(arn('cases', `domain/${ID}`)),
      [
        arn('cases', `domain/${ID}`),
        arn('cases', `domain/${ID}/case/*`),
        arn('cases', `domain/${ID}/field/*`),
      ],
    ],
    [
      'an application',
      ConnectAccess.appIntegrationsActions(AppIntegrationsAction.GET_APPLICATION),
      here.withApplications(arn('app-integrations', `application/${ID}`)),
      [arn('app-integrations', `application/${ID}`)],
    ],
    [
      'one AI agent',
      ConnectAccess.agentAssistActions(AgentAssistAction.UPDATE_AI_AGENT),
      here
        .withAssistants(arn('wisdom', `assistant/${ID}`))
        .withResources('wisdom:AIAgent', arn('wisdom', `ai-agent/${ID}/one`)),
      [arn('wisdom', `ai-agent/${ID}/one`)],
    ],
    [
      'one template of Cases',
      ConnectAccess.casesActions(CasesAction.GET_TEMPLATE),
      here.withResources('cases:Template', arn('cases', `domain/${ID}/template/${ID}`)),
      [arn('cases', `domain/${ID}`), arn('cases', `domain/${ID}/template/${ID}`)],
    ],
    [
      'an object type of a domain',
      ConnectAccess.customerProfilesActions(CustomerProfilesAction.GET_PROFILE_OBJECT_TYPE),
      here
        .withProfileDomains(arn('profile', 'domains/d'))
        .withResources('profile:object-types', arn('profile', 'domains/d/object-types/o')),
      [arn('profile', 'domains/d'), arn('profile', 'domains/d/object-types/o')],
    ],
  ])('%s', (_, access, scope, expected) => {
    expect(resources(access, scope)).toEqual(expected);
  });

  test('a domain of Cases, in which the access creates', () => {
    const domain = arn('cases', `domain/${ID}`);
    const made = scopedRole(
      ConnectAccess.casesActions(CasesAction.CREATE_CASE, CasesAction.CREATE_LAYOUT),
      here.withCasesDomains(domain),
    );
    expect(statementsOf(made).map(({ Action, Resource }) => [Action, Resource])).toEqual([
      [
        'cases:CreateCase',
        [domain, ...['case', 'field', 'template'].map((t) => `${domain}/${t}/*`)],
      ],
      ['cases:CreateLayout', [domain, `${domain}/layout/*`]],
    ]);
    expect(made.findings).toEqual([]);
  });

  test('a case, and creates no other one', () => {
    const domain = arn('cases', `domain/${ID}`);
    const scope = here.withCasesDomains(domain).withResources('cases:Case', `${domain}/case/${ID}`);
    const made = scopedRole(
      ConnectAccess.casesActions(CasesAction.CREATE_CASE, CasesAction.UPDATE_CASE),
      scope,
    );
    expect(statementsOf(made).map(({ Action }) => Action)).toEqual(['cases:UpdateCase']);
    expect(made.findings.map(({ id, subject }) => [id, subject])).toEqual([
      ['left-out', 'cases:CreateCase'],
    ]);
  });

  test.each<[string, () => unknown, string]>([
    [
      'a type with a method of its own',
      () => here.withResources('profile:domains', arn('profile', 'domains/d')),
      "resources of this type have a method of their own. Got 'profile:domains'. Use withProfileDomains(...)",
    ],
    ['an assistant by its id', () => here.withAssistants(ID), 'an id stands where an ARN belongs'],
    ['no assistant', () => here.withAssistants(), 'the list is empty'],
    [
      'a session as an assistant',
      () => here.withAssistants(arn('wisdom', `session/${ID}/${ID}`)),
      'is not a wisdom:Assistant',
    ],
  ])('%s: an error', (_, build, message) => {
    expect(build).toThrow(message);
  });
});

describe('a wildcard stands for slashes too, so what contains a named resource is named as well', () => {
  const domain = arn('cases', `domain/${ID}`);
  const field = `${domain}/field/one`;

  test('the domain of a field, in place of every domain', () => {
    expect(
      resources(
        ConnectAccess.casesActions(CasesAction.UPDATE_FIELD),
        here.withResources('cases:Field', field),
      ),
    ).toEqual([domain, field]);
  });

  test('the domain of an object type, in place of the console domains', () => {
    expect(
      resources(
        ConnectAccess.customerProfilesActions(CustomerProfilesAction.GET_PROFILE_OBJECT_TYPE),
        here.withResources('profile:object-types', arn('profile', 'domains/d/object-types/o')),
      ),
    ).toEqual([arn('profile', 'domains/d'), arn('profile', 'domains/d/object-types/o')]);
  });

  test('the case of a related item, in a domain that the scope names', () => {
    const item = `${domain}/case/one/related-item/two`;
    expect(
      resources(
        ConnectAccess.actions('cases:UpdateRelatedItem'),
        here.withCasesDomains(domain).withResources('cases:RelatedItem', item),
      ),
    ).toEqual([domain, `${domain}/case/one`, item]);
  });

  test('the instance of a queue, in place of every instance', () => {
    const queue = `${INSTANCE_ARN}/queue/${ID}`;
    expect(
      resources(
        ConnectAccess.connectActions(ConnectAction.GET_METRIC_DATA_V2),
        ConnectScope.allInstances().withResources('queue', queue),
      ).filter((resource) => !/agent|routing/.test(resource)),
    ).toEqual([queue]);
  });

  test('tagging in a domain, in place of all that is in it', () => {
    const type = arn('profile', 'domains/d/object-types/o');
    expect(
      resources(
        ConnectAccess.actions('profile:TagResource'),
        here.withResources('profile:object-types', type),
      ),
    ).toEqual([type]);
  });

  test('an action without the named type keeps every domain', () => {
    expect(
      resources(
        ConnectAccess.casesActions(CasesAction.LIST_FIELDS),
        here.withResources('cases:Field', field),
      ),
    ).toEqual(['arn:${AWS::Partition}:cases:us-east-1:' + `${ACCOUNT}:domain/*`]);
  });

  test('an ARN that only deployment knows is an error', () => {
    const stack = newStack();
    const unknown = new CfnField(stack, 'Field', { name: 'a', type: 'Text' }).attrFieldArn;
    expect(() =>
      resources(
        ConnectAccess.casesActions(CasesAction.UPDATE_FIELD),
        here.withResources('cases:Field', unknown),
        stack,
      ),
    ).toThrow(
      'only deployment knows which resource contains a named one. Name the instance, domain or other resource that contains it as well',
    );
  });
});

describe('what a scope names in vain is a warning', () => {
  const stack = newStack();
  test.each<[string, ConnectScope]>([
    ['withStorageBuckets', here.withStorageBuckets(s3.Bucket.fromBucketName(stack, 'B', 'own'))],
    ['withImportBuckets', here.withImportBuckets(s3.Bucket.fromBucketName(stack, 'I', 'own'))],
    ['withEncryptionKeys', here.withEncryptionKeys(new kms.Key(stack, 'K'))],
    ['withLexBots', here.withLexBots(LexBot.fromV1Name('Order'))],
    ['withProfileDomains', here.withProfileDomains(arn('profile', 'domains/d'))],
    [
      'withVoiceIdDomains',
      here.withVoiceIdDomains(arn('voiceid', 'domain/abcdefghijklmnopqrstuv')),
    ],
    ['withAssistants', here.withAssistants(arn('wisdom', `assistant/${ID}`))],
    ['withCasesDomains', here.withCasesDomains(arn('cases', `domain/${ID}`))],
  ])('%s', (method, scope) => {
    const made = scopedRole(
      ConnectAccess.connectActions(ConnectAction.DESCRIBE_USER),
      scope,
      newStack(),
    );
    expect(findingsOf(made)).toEqual([
      `warning unused-resource-name: no action of the access is on such resources: ${method}`,
    ]);
  });
});
