import { jobIds, useCaseIds } from '../../src/catalogue/catalogue';
import { mergeWorlds } from '../../src/policy/merged-worlds';
import { report } from '../../src/report/build-report';
import { REPORT_SCHEMA } from '../../src/report/model';
import { requirementTexts } from '../../src/text/condition-text';
import { RuleFinding } from '../../src/validation/rule';
import { allow, INSTANCE, principalWith, reported, role, template } from '../support/readings';

const CONSOLE = allow(['connect:ListInstances', 'ds:DescribeDirectories']);

test('a role that starts tasks, to the last word', () => {
  const { schema, principals } = reported({
    Starter: role(
      allow('connect:StartTaskContact', `${INSTANCE}/contact-flow/*`, { Sid: 'Start' }),
    ),
  });
  expect(schema).toBe(REPORT_SCHEMA);
  expect(principals).toEqual([
    {
      id: 'Starter',
      kind: 'role',
      name: 'Starter',
      file: 'template.json',
      logicalId: 'Starter',
      trust: [
        {
          effect: 'Allow',
          actions: ['sts:AssumeRole'],
          principals: [{ type: 'Service', value: 'lambda.amazonaws.com' }],
          notPrincipal: false,
          requirements: [],
        },
      ],
      requirements: [],
      unknown: [],
      managedPolicies: [],
      otherwise: 'no',
      pages: [
        {
          page: 'Jobs',
          verdict: 'some',
          known: 'some',
          allowed: 1,
          partly: 0,
          of: jobIds().length,
        },
      ],
      useCases: [
        {
          row: 'task-starter',
          verdict: 'allowed',
          known: 'allowed',
          held: 1,
          needed: 1,
          missing: [],
          instances: [INSTANCE],
          requirements: [],
        },
      ],
      grants: [
        {
          actions: ['connect:StartTaskContact'],
          reaches: [{ resources: [`${INSTANCE}/contact-flow/*`], requirements: [], statement: 0 }],
          requirements: [],
        },
      ],
      otherActions: [],
      everything: [],
      escalations: [],
      findings: [],
      capabilities: [],
      trustPlaces: [
        {
          file: 'template.json',
          pointer: '/Resources/Starter/Properties/AssumeRolePolicyDocument/Statement/0',
        },
      ],
      statementPlaces: [
        {
          file: 'template.json',
          pointer: '/Resources/Starter/Properties/Policies/0/PolicyDocument/Statement/0',
        },
      ],
      statements: [
        {
          policy: 'Inline',
          origin: 'file',
          sid: 'Start',
          effect: 'Allow',
          actions: ['connect:StartTaskContact'],
          notAction: false,
          resources: [`${INSTANCE}/contact-flow/*`],
          notResource: false,
          requirements: [],
        },
      ],
    },
  ]);
});

test('every use case of the console and every job is a row, in the order of the catalogue', () => {
  const { rows } = reported({});
  expect([
    rows.filter(({ kind }) => kind === 'use case').length,
    rows.filter(({ kind }) => kind === 'job').length,
  ]).toEqual([useCaseIds().length, jobIds().length]);
  expect(rows[0]).toMatchObject({
    id: 'list-instance',
    page: 'Connect Customer console home',
    access: 'view',
  });
  expect(rows.find(({ id }) => id === 'instance-creation')?.actions).toContain(
    'connect:CreateInstance',
  );
});

describe('a row is', () => {
  const verdicts = (statements: object | object[]) =>
    Object.fromEntries(
      principalWith(statements).useCases.map(({ row, verdict }) => [row, verdict]),
    );

  test('allowed with all that it needs, what it brings included', () => {
    expect(verdicts(allow('*'))).toMatchObject({
      'edit-call-recording': 'allowed',
      'saml-federation': 'allowed',
      auditor: 'allowed',
    });
    expect(
      principalWith(allow('*')).useCases.filter(({ verdict }) => verdict !== 'allowed'),
    ).toEqual([]);
  });

  test('partly there, and says what is missing', () => {
    const { useCases } = principalWith([
      CONSOLE,
      allow(['connect:AssociateApprovedOrigin', 'connect:DescribeInstance'], INSTANCE),
    ]);
    expect(useCases.find(({ row }) => row === 'edit-approved-origins')).toEqual({
      row: 'edit-approved-origins',
      verdict: 'partly',
      known: 'partly',
      held: 4,
      needed: 12,
      missing: [
        {
          why: 'not-allowed',
          actions: [
            'connect:DescribeInstanceAttribute',
            'connect:DescribeInstanceStorageConfig',
            'connect:DisassociateApprovedOrigin',
            'connect:ListApprovedOrigins',
            'connect:ListInstanceStorageConfigs',
            'connect:ListLambdaFunctions',
            'connect:ListLexBots',
            'connect:ListSecurityKeys',
          ],
        },
      ],
      instances: [INSTANCE],
      requirements: [],
    });
  });

  test('not there with nothing but what half of the pages show', () => {
    // Three rows are made of describing the instance alone.
    expect(verdicts([CONSOLE, allow('connect:DescribeInstance', INSTANCE)])).toEqual({
      'list-instance': 'partly',
      'view-telephony-options': 'partly',
      'view-flow-log-config': 'partly',
      'view-amazon-polly-option': 'partly',
    });
    expect(verdicts(allow('connect:List*'))).not.toHaveProperty('edit-approved-origins');
  });

  test('limited to its kind of storage, and says the condition only where the row does not ask for it', () => {
    const edit = (...kind: string[]) =>
      allow(
        [
          'connect:AssociateInstanceStorageConfig',
          'connect:DisassociateInstanceStorageConfig',
          'connect:UpdateInstanceStorageConfig',
        ],
        INSTANCE,
        { Condition: { StringEquals: { 'connect:StorageResourceType': kind } } },
      );
    const edits = (...kind: string[]) =>
      principalWith(edit(...kind))
        .useCases.filter(({ row }) => row.startsWith('edit-'))
        .map(({ row, requirements }) => [row, ...requirementTexts(requirements)]);
    expect(edits('CALL_RECORDINGS')).toEqual([['edit-call-recording']]);
    expect(edits('ATTACHMENTS', 'CALL_RECORDINGS')).toEqual([
      ['edit-call-recording'],
      ['edit-attachments'],
    ]);
  });
});

describe('findings', () => {
  const finding = (place: RuleFinding['place']): RuleFinding => ({
    id: 'escalation',
    severity: 'error',
    subject: 's',
    what: 'is wrong',
    why: 'because',
    instead: 'Do',
    place,
  });
  const two = template({
    A: role(allow('connect:ListUsers')),
    B: role(allow('connect:ListUsers')),
  });

  test('stand with the principal that they are in', () => {
    const { principals, findings } = report(two, [
      finding({
        file: 'template.json',
        logicalId: 'B',
        pointer: ['Resources', 'B', 'Properties', 'a/b'],
      }),
    ]);
    expect(principals.map((principal) => principal.findings.map(({ pointer }) => pointer))).toEqual(
      [[], ['/Resources/B/Properties/a~1b']],
    );
    expect(findings).toEqual([]);
  });

  test('of no principal stand beside them', () => {
    expect(report(two, [finding({ file: 'other.json', pointer: [] })]).findings).toHaveLength(1);
  });
});

test('two files may have a resource of one name', () => {
  const both = report(
    mergeWorlds([
      template({ Role: role(allow('connect:ListUsers')) }, 'a.json'),
      template({ Role: role(allow('connect:ListQueues')) }, 'b.json'),
    ]),
    [],
  );
  expect(both.principals.map(({ id }) => id)).toEqual(['a.json#Role', 'b.json#Role']);
});

test('the managed policies of AWS have the versions that the report is of', () => {
  const { managedPolicies } = principalWith(allow('connect:ListUsers'), {
    ManagedPolicyArns: [
      'arn:aws:iam::aws:policy/AmazonConnectReadOnlyAccess',
      'arn:aws:iam::aws:policy/NotOurs',
      { Ref: 'Elsewhere' },
    ],
  });
  expect(managedPolicies).toEqual([
    {
      name: 'AmazonConnectReadOnlyAccess',
      arn: 'arn:aws:iam::aws:policy/AmazonConnectReadOnlyAccess',
      origin: 'aws',
      version: expect.stringMatching(/^v\d+$/),
    },
    { name: 'NotOurs', arn: 'arn:aws:iam::aws:policy/NotOurs', origin: 'unknown' },
    { name: '${Elsewhere}', arn: '${Elsewhere}', origin: 'unknown' },
  ]);
});

test('what stands on * is told apart by whether anything narrower exists', () => {
  expect(
    principalWith(allow(['connect:ListInstances', 'connect:DescribeUser'])).everything,
  ).toEqual([
    { actions: ['connect:DescribeUser'], statement: 0, unavoidable: false },
    { actions: ['connect:ListInstances'], statement: 0, unavoidable: true },
  ]);
});

test('actions that the catalogue does not have are told as they are written', () => {
  expect(
    principalWith(allow(['dynamodb:GetItem', 's3:*', 'connect:ListUsers'], 'arn:aws:s3:::x/*'))
      .otherActions,
  ).toEqual([
    {
      actions: ['dynamodb:GetItem', 's3:*'],
      reaches: [{ resources: ['arn:aws:s3:::x/*'], requirements: [], statement: 0 }],
      requirements: [],
    },
  ]);
});
