import actions from '../../catalogue/rendered/actions.json';
import {
  AgentAssistAction,
  AppIntegrationsAction,
  CampaignsAction,
  CampaignsApi,
  CampaignsLevel,
  CasesAction,
  ConnectAccess,
  ConnectAction,
  ConnectScope,
  ConsoleAccess,
  ConsolePage,
  ConsoleUseCase,
  CustomerProfilesAction,
  VoiceIdAction,
} from '../../src';
import { compileAccess } from '../../src/constructs/private/compile-access';
import { ALL_USE_CASES } from '../support/full-scope';
import { ACCOUNT, INSTANCE_ARN, newStack } from '../support/template';

const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
const one = ConnectScope.instanceArn(INSTANCE_ARN);

const rowsOf = (access: ConnectAccess) =>
  [...new Set(access._wants.map((want) => want.origin))].sort();

describe('console use cases', () => {
  test('are one for each of the 64 rows', () => {
    expect(new Set(ALL_USE_CASES.map((useCase) => useCase.id)).size).toBe(64);
  });

  test('know the words of today and those of before', () => {
    const useCase = ConsoleUseCase.VIEW_CONTACT_LENS_CONNECTORS;
    expect([useCase.page, useCase.label, useCase.formerNames, useCase.access]).toEqual([
      'Conversational analytics connectors',
      'View conversational analytics connectors',
      ['Contact Lens connectors', 'View Contact Lens connectors'],
      ConsoleAccess.VIEW,
    ]);
    expect(ConsoleUseCase.EDIT_CALL_RECORDING.section).toBe('Call recording');
    expect(useCase.documentation).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/connect\//);
  });

  test('have the actions that exist, not those that the page names', () => {
    expect(ConsoleUseCase.DESCRIBE_INSTANCE.actions).toContain('connect:DescribeInstanceAttribute');
    expect(ConsoleUseCase.DESCRIBE_INSTANCE.actions).not.toContain(
      'connect:DescribeInstanceAttributes',
    );
  });

  test('an edit brings the rows that show what it edits, and the list and details of the home page', () => {
    expect(rowsOf(ConnectAccess.consoleUseCases(ConsoleUseCase.EDIT_CALL_RECORDING))).toEqual([
      'describe-instance',
      'edit-call-recording',
      'list-instance',
      'view-call-recording',
    ]);
  });

  test('a view brings the home page and no edit', () => {
    expect(rowsOf(ConnectAccess.consoleUseCases(ConsoleUseCase.VIEW_LEX_BOTS))).toEqual([
      'describe-instance',
      'list-instance',
      'view-lex-bots',
    ]);
  });

  test('a replica brings the creation of instances, as its row says', () => {
    expect(rowsOf(ConnectAccess.consoleUseCases(ConsoleUseCase.CREATE_REPLICA_INSTANCE))).toContain(
      'create-instance',
    );
  });

  test('federation is no page of the console and brings nothing', () => {
    expect(rowsOf(ConnectAccess.consoleUseCases(ConsoleUseCase.SAML_FEDERATION))).toEqual([
      'saml-federation',
    ]);
  });

  test('every edit of every page has the list and the details of the home page', () => {
    for (const useCase of ALL_USE_CASES.filter((row) => row.access === ConsoleAccess.EDIT)) {
      expect(ConnectAccess.consoleUseCases(useCase).actionNames).toEqual(
        expect.arrayContaining(['connect:ListInstances', 'connect:DescribeInstance']),
      );
    }
  });
});

describe('console pages', () => {
  test('have their views and edits', () => {
    expect(ConsolePage.CASES.views).toEqual([ConsoleUseCase.VIEW_CASES_DOMAIN_DETAILS]);
    expect(ConsolePage.CASES.edits).toEqual([ConsoleUseCase.ONBOARD_TO_CASES]);
  });

  test('have every row between them', () => {
    const pages = Object.values(ConsolePage).filter(
      (page): page is ConsolePage => page instanceof ConsolePage,
    );
    const ids = (rows: ConsoleUseCase[]) => rows.map((row) => row.id).sort();
    expect(ids(pages.flatMap((page) => page.useCases))).toEqual(ids(ALL_USE_CASES));
    expect(pages.every((page) => page.name === page.useCases[0].page)).toBe(true);
  });

  test('are as wide as their use cases', () => {
    const rows = ConnectAccess.consoleUseCases(...ConsolePage.CASES.useCases);
    expect(ConnectAccess.consolePages(ConsolePage.CASES).actionNames).toEqual(rows.actionNames);
  });
});

describe('actions', () => {
  test.each([
    [ConnectAction, 'connect'],
    [CampaignsAction, 'connect-campaigns'],
    [CustomerProfilesAction, 'profile'],
    [CasesAction, 'cases'],
    [AgentAssistAction, 'wisdom'],
    [AppIntegrationsAction, 'app-integrations'],
    [VoiceIdAction, 'voiceid'],
  ])('of each service are an enumeration', (enumeration, service) => {
    expect(Object.values(enumeration).sort()).toEqual(
      Object.keys((actions as any)[service])
        .map((name) => `${service}:${name}`)
        .sort(),
    );
  });

  test('can be asked for by enumeration and by name', () => {
    expect(ConnectAccess.connectActions(ConnectAction.CREATE_USER).actionNames).toEqual([
      'connect:CreateUser',
    ]);
    expect(ConnectAccess.actions('cases:GetCase', 'wisdom:GetAssistant').actionNames).toEqual([
      'cases:GetCase',
      'wisdom:GetAssistant',
    ]);
  });

  test('that do not exist are an error with what was meant', () => {
    expect(() => ConnectAccess.actions('connect:CreateUsr')).toThrow(
      /not an action of Amazon Connect\. Got 'connect:CreateUsr'\. Did you mean connect:CreateUser/,
    );
    expect(() => ConnectAccess.actions('connectcases:GetCase')).toThrow(
      /Did you mean cases:GetCase\?/,
    );
    for (const name of ['ListUsers', 'listUsers', 'ListUser'])
      expect(() => ConnectAccess.actions(name)).toThrow(
        /Got 'L?l?istUsers?'\. Did you mean connect:ListUsers(\?| or)/,
      );
    expect(() => ConnectAccess.actions('iam:PassRole')).toThrow(
      /not an action of Amazon Connect\. Got 'iam:PassRole'\. Use the use case or the job that has it, or add it to the role with addToPolicy/,
    );
    expect(() => ConnectAccess.connectActions((ConnectAction as any).NO_SUCH)).toThrow(
      'ConnectAccess.actions: this is no action. Allowed: names of actions, such as those of ConnectAction.',
    );
    expect(() => ConnectAccess.actions('connect:NothingLikeAnyActionThereIs')).toThrow(
      /For an action newer than the catalogue use ConnectAccess\.uncataloguedAction/,
    );
  });

  test.each([
    'connect:*',
    'connect:Create*',
    '*',
    '__proto__:toString',
    'connect:__proto__',
    'iam:PassRole',
    's3:GetObject',
    'iam:AttachRolePolicy',
  ])('%s is not asked for by name', (name) => {
    expect(() => ConnectAccess.actions(name)).toThrow(/this is not an action of Amazon Connect/);
  });

  test('with a wildcard say what has many actions', () => {
    expect(() => ConnectAccess.actions('connect:*')).toThrow(
      "this is not an action of Amazon Connect. Got 'connect:*'. For everything on named instances use " +
        'ConnectAccess.instanceAdministrator(), for a part ConnectAccess.jobs(...) or ' +
        'actionsOfLevel(...), for all of Amazon Connect fullAccess().',
    );
  });

  test('newer than the catalogue say what they take', () => {
    expect(
      ConnectAccess.uncataloguedAction('connect:CreateRoom', 'instance', 'queue')._wants,
    ).toEqual([{ action: 'connect:CreateRoom', types: ['instance', 'queue'] }]);
    expect(() => ConnectAccess.uncataloguedAction('connect:CreateUser')).toThrow(
      /the catalogue has the action/,
    );
    expect(() => ConnectAccess.uncataloguedAction('iam:PassRole')).toThrow(
      /not the name of an action of Amazon Connect/,
    );
    expect(() => ConnectAccess.uncataloguedAction('connect:Create*')).toThrow(/no wildcards/);
    expect(() => ConnectAccess.uncataloguedAction('connect:CreateRoom', 'queues')).toThrow(
      /there is no such resource type\. Got 'queues'\. Allowed: names of resource types, .* Did you mean queue/,
    );
    for (const wrong of ['*', 'queue/*', 'Queue', '', undefined as any])
      expect(() => ConnectAccess.uncataloguedAction('connect:CreateRoom', wrong)).toThrow(
        /there is no such resource type/,
      );
  });
});

test('an action newer than the catalogue is on a newer resource type of the instance', () => {
  const access = ConnectAccess.uncataloguedAction('connect:CreateRoom', 'instance', 'room');
  const { statements } = compileAccess('Here', stack, access, one);
  expect(statements).toMatchObject([
    { actions: ['connect:CreateRoom'], resources: [INSTANCE_ARN, `${INSTANCE_ARN}/room/*`] },
  ]);
});

describe('values', () => {
  const edit = ConnectAccess.connectActions(
    ConnectAction.UPDATE_USER_IDENTITY_INFO,
    ConnectAction.DELETE_USER,
  );
  const remove = ConnectAccess.connectActions(ConnectAction.DELETE_USER);

  test('are combined and subtracted without being changed', () => {
    expect(edit.minus(remove).actionNames).toEqual(['connect:UpdateUserIdentityInfo']);
    expect(
      edit.plus(ConnectAccess.connectActions(ConnectAction.CREATE_USER)).actionNames,
    ).toHaveLength(3);
    expect(edit.actionNames).toHaveLength(2);
    expect(Object.isFrozen(edit._wants)).toBe(true);
  });

  test('combined with themselves are the same', () => {
    expect(edit.plus(edit)._wants).toEqual(edit._wants);
  });

  test('with a managed policy cannot be subtracted from', () => {
    expect(() => ConnectAccess.fullAccess().minus(remove)).toThrow(
      /nothing can be taken out of the managed policy AmazonConnect_FullAccess/,
    );
  });

  test('of campaigns keep, statement by statement, the edition that each was made for', () => {
    const viewer = ConnectAccess.campaigns(CampaignsLevel.VIEWER, CampaignsApi.V2);
    const operator = ConnectAccess.campaigns(CampaignsLevel.OPERATOR, CampaignsApi.V1);
    const actionsOf = (access: ConnectAccess, id: string) =>
      access._documented.find((part) => part.id === id)?.actions;
    for (const both of [operator.plus(viewer), viewer.plus(edit).plus(operator)]) {
      expect(actionsOf(both, 'OperateCampaigns')).toEqual(actionsOf(operator, 'OperateCampaigns'));
      expect(actionsOf(both, 'ListCampaigns')).toEqual(actionsOf(viewer, 'ListCampaigns'));
    }
    expect(
      operator
        .plus(viewer)
        .minus(viewer)
        ._documented.map(({ id }) => id),
    ).toEqual(['OperateCampaigns', 'TagCampaigns', 'CreateCampaigns']);
  });

  test('are without what is subtracted, whether it is documented or wanted by name', () => {
    const { START_CAMPAIGN, LIST_CAMPAIGNS } = CampaignsAction;
    const [operator, start] = [
      ConnectAccess.campaigns(CampaignsLevel.OPERATOR),
      ConnectAccess.campaignsActions(START_CAMPAIGN),
    ];
    const documented = (access: ConnectAccess) =>
      access._documented.flatMap((part) => part.actions);
    expect(documented(operator.minus(start))).toEqual(
      documented(operator).filter((name) => name !== START_CAMPAIGN),
    );
    expect(start.plus(edit).minus(operator).actionNames).toEqual(edit.actionNames);
    expect(
      operator.minus(ConnectAccess.campaignsActions(LIST_CAMPAIGNS)).minus(operator)._documented,
    ).toEqual([]);
  });

  test('keep their denies, which only the same deny takes out', () => {
    const federation = ConnectAccess.connectActions(ConnectAction.GET_FEDERATION_TOKEN);
    const deny = ConnectAccess.denyFederation();
    expect(edit.plus(deny).minus(federation)._documented).toEqual(deny._documented);
    expect(edit.plus(deny).minus(deny)._documented).toEqual([]);
    expect(federation.minus(deny).actionNames).toEqual(['connect:GetFederationToken']);
  });

  test('of nothing are an error', () => {
    expect(() =>
      ConnectAccess.consoleUseCases(ConsoleUseCase.VIEW_LEX_BOTS, (ConsoleUseCase as any).NO_SUCH),
    ).toThrow(
      'ConnectAccess.consoleUseCases: element 1 of the list is not a ConsoleUseCase. Allowed: the values of ConsoleUseCase.',
    );
    expect(() => ConnectAccess.jobs('AUDITOR' as any)).toThrow(
      "ConnectAccess.jobs: element 0 of the list is not a ConnectJob. Got 'AUDITOR'.",
    );
    expect(() => ConnectAccess.jobs({ id: '__proto__' } as any)).toThrow(
      'ConnectAccess.jobs: element 0 of the list is not a ConnectJob. Got {"id":"__proto__"}.',
    );
    expect(() => ConnectAccess.consoleUseCases()).toThrow(
      /nothing is given: that is no access, and not all of it/,
    );
    expect(() => ConnectAccess.consolePages()).toThrow(/at least one ConsolePage/);
    expect(() => ConnectAccess.connectActions()).toThrow(/at least one action/);
  });
});
