import { App, Stack } from 'aws-cdk-lib';
import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import { AccountRootPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { CfnPermissionSet } from 'aws-cdk-lib/aws-sso';
import { ConnectAccessReport } from '../../src/report/connect-access-report';
import { whoCanText } from '../../src/report/render-who-can';
import { whoCan } from '../../src/report/who-can';
import { subjectOf } from '../../src/report/who-can-subject';
import { requirementTexts } from '../../src/text/condition-text';
import { CHAIN, OF_ACCOUNT } from '../support/chain';
import { defined } from '../support/defined';
import { policy } from '../support/documents';
import { IDENTITY_CENTER } from '../support/permission-set';
import { allow, INSTANCE, reported, role } from '../support/readings';

const REPORT = reported({
  Admin: role(allow('connect:*')),
  Listener: role(allow('connect:MonitorContact', [INSTANCE, `${INSTANCE}/*`])),
  Unread: role([], { ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/More'] }),
});

const found = (text: string) => {
  const { subject, several, similar } = subjectOf(REPORT, text);
  if (!subject) return { several, similar };
  if (subject.kind === 'capability') return subject.capability.id;
  if (subject.kind === 'anything' || subject.kind === 'on-everything') return subject.kind;
  return subject.kind === 'action' ? subject.action : subject.row.id;
};

describe('what is asked about', () => {
  test.each([
    ['listen-to-live-calls', 'listen-to-live-calls'],
    ['listen', 'listen-to-live-calls'],
    ['Listen to live calls', 'listen-to-live-calls'],
    ['Who can listen to live calls?', 'listen-to-live-calls'],
    ['eavesdrop', 'listen-to-live-calls'],
    ['recordings S3 bucket', 'read-recordings'],
    ['stored recordings', 'read-recordings'],
    ['impersonate', 'sign-in-as-any-user'],
    ['delete instance', 'delete-instance'],
    ['delete users', 'connect:DeleteUser'],
    ['connect:deleteuser', 'connect:DeleteUser'],
    ['wildcard', 'on-everything'],
    ['connect:DeleteUser', 'connect:DeleteUser'],
    ['task-starter', 'task-starter'],
    ['anything', 'anything'],
    ['Who can do anything?', 'anything'],
    ['on everything', 'on-everything'],
    ['on *', 'on-everything'],
    ['*', 'on-everything'],
  ])('%s is %s', (text, id) => {
    expect(found(text)).toBe(id);
  });

  test('words with several meanings name all of them', () => {
    expect(subjectOf(REPORT, 'recording')).toEqual({
      several: ['read-recordings', 'redirect-recordings', 'control-recording', 'delete-recordings'],
      similar: [],
      also: [],
    });
  });

  test('a search term of one capability is about it, and perhaps about others', () => {
    expect(subjectOf(REPORT, 'recordings')).toMatchObject({
      subject: { capability: { id: 'read-recordings' } },
      also: ['redirect-recordings', 'control-recording', 'delete-recordings'],
    });
  });

  test.each(['sign in', 'Who can sign in at all?', 'log in', 'access the instance'])(
    '%s is about every way of signing in',
    (text) => {
      expect(subjectOf(REPORT, text)).toMatchObject({
        several: expect.arrayContaining([
          'sign-in-as-administrator',
          'sign-in-as-any-user',
          'sign-in-as-themselves',
        ]),
        also: [],
      });
    },
  );

  test('words of use cases name those that have all of them', () => {
    expect(found('edit storage')).toEqual({
      several: expect.arrayContaining(['edit-call-recording', 'edit-screen-recording']),
      similar: [],
    });
  });

  test('a misspelled id has similar names', () => {
    expect(found('delete-instanze')).toEqual({ several: [], similar: ['delete-instance'] });
  });
});

describe('who can', () => {
  const answer = (text: string, filter = {}) => {
    const { subject } = subjectOf(REPORT, text);
    if (!subject) throw new Error(text);
    return whoCan(REPORT, subject, filter);
  };
  const names = (text: string, filter = {}) => answer(text, filter).holders.map(({ name }) => name);

  test('do a capability, an action, a job', () => {
    expect(names('listen')).toEqual(['Admin', 'Listener']);
    expect(names('connect:MonitorContact')).toEqual(['Admin', 'Listener']);
    expect(names('task-starter')).toEqual(['Admin']);
  });

  test('on one resource, which access to every resource includes', () => {
    expect(names('listen', { on: INSTANCE })).toEqual(['Admin', 'Listener']);
    expect(names('listen', { on: '11111111-2222-3333-4444-555555555555' })).toEqual([
      'Admin',
      'Listener',
    ]);
    expect(names('listen', { on: INSTANCE.replace('1111', '9999') })).toEqual(['Admin']);
  });

  const ID = '11111111-2222-3333-4444-555555555555';
  const parts = (...texts: readonly unknown[]) => ({ 'Fn::Join': ['', texts] });
  test.each([
    ['by a pattern of ids', 'arn:aws:connect:eu-west-2:111122223333:instance/1*'],
    ['by the whole of instances', 'arn:aws:connect:*:*:instance/*'],
    [
      'in the partition of the stack',
      parts('arn:', { Ref: 'AWS::Partition' }, ':connect:eu-west-2:111122223333:instance/', ID),
    ],
    [
      'with its resources alone',
      parts('arn:aws:connect:', { Ref: 'AWS::Region' }, ':111122223333:instance/', ID, '/*'),
    ],
  ])('on an instance, %s: by its ARN and by its id', (how, resource) => {
    const report = reported({ Some: role(allow('connect:MonitorContact', resource as string)) });
    const on = (text: string) =>
      whoCan(report, { kind: 'action', action: 'connect:MonitorContact' }, { on: text });
    expect(on(ID).holders).toHaveLength(1);
    expect(on(`arn:aws:connect:eu-west-2:111122223333:instance/${ID}/contact/x`).holders).toEqual([
      expect.objectContaining({ name: 'Some' }),
    ]);
    const isOnAny = how === 'by the whole of instances';
    expect(on('99999999-2222-3333-4444-555555555555').holders).toHaveLength(isOnAny ? 1 : 0);
  });

  test('anything on an instance: whoever has an action on its resources', () => {
    const report = reported({
      Everywhere: role(allow('connect:DescribeUser')),
      Below: role(allow('connect:DescribeQueue', `${INSTANCE}/queue/*`)),
      Elsewhere: role(allow('connect:DescribeUser', INSTANCE.replace('1111', '9999'))),
      // The list of instances is on no instance.
      Listing: role(allow('connect:ListInstances')),
      Other: role(allow('s3:GetObject')),
    });
    const { holders } = whoCan(report, { kind: 'anything' }, { on: INSTANCE });
    expect(holders.map(({ name, places, steps }) => [name, places, steps[0].action])).toEqual([
      ['Everywhere', ['*'], 'connect:DescribeUser'],
      ['Below', [`${INSTANCE}/queue/*`], 'connect:DescribeQueue'],
    ]);
  });

  describe('on an instance, by resources that may be part of it', () => {
    const campaigns = 'arn:aws:connect-campaigns:eu-west-2:111122223333:campaign/c1';
    const dial = allow('connect-campaigns:PutDialRequestBatch', campaigns);
    const asked = (resources: Record<string, object>, on: string) => {
      const report = reported(resources);
      const { subject } = subjectOf(report, 'place outbound calls');
      return whoCan(report, defined(subject), { on });
    };

    test('the ARN of a campaign does not say of which instance it is', () => {
      const dialing = asked({ Dialer: role(dial) }, INSTANCE);
      expect(dialing.holders).toEqual([]);
      expect(dialing.perhaps).toEqual([{ name: 'Dialer', places: [campaigns] }]);
      const text = whoCanText(reported({ Dialer: role(dial) }), dialing).replace(/\s+/g, ' ');
      expect(text).toContain('Nobody for certain.');
      expect(text).toContain(
        'Not known, because these resources may be of this instance or of another ' +
          `Dialer: on ${campaigns}`,
      );
    });

    test.each([
      ['another instance', INSTANCE.replace('/1111', '/9999')],
      ['another account', campaigns.replace(':1111', ':9999')],
    ])('%s is not part of it', (_, place) => {
      const call = allow(['connect:StartOutboundVoiceContact', dial.Action as string], place);
      expect(asked({ Some: role(call) }, INSTANCE)).toMatchObject({ holders: [], perhaps: [] });
    });

    test('a condition on another instance leaves nothing that may be part of it', () => {
      const numbers = 'arn:aws:connect:eu-west-2:111122223333:phone-number/*';
      const on = (arn: string) => {
        const id = arn.slice(arn.lastIndexOf('/') + 1);
        const Condition = { StringEquals: { 'connect:InstanceId': id } };
        return role({ ...allow('connect:AssociatePhoneNumberContactFlow', numbers), Condition });
      };
      const report = reported({
        Here: on(INSTANCE),
        There: on(INSTANCE.replace('/1111', '/9999')),
        Far: role(allow('connect:DescribePhoneNumber', numbers.replace('eu-west-2', 'us-east-1'))),
      });
      const { perhaps } = whoCan(report, { kind: 'anything' }, { on: INSTANCE });
      expect(perhaps).toEqual([{ name: 'Here', places: [numbers] }]);
    });

    test('the instance of a template may have any id, and not that of another of its own', () => {
      const instance = { Type: 'AWS::Connect::Instance', Properties: {} };
      const start = (place: unknown) =>
        role(allow('connect:StartOutboundVoiceContact', place as string));
      const of = (on: string) =>
        asked(
          {
            Instance: instance,
            Other: instance,
            Here: start({ 'Fn::Sub': '${Instance.Arn}/contact/*' }),
            There: start({ 'Fn::Sub': '${Other.Arn}/contact/*' }),
            Written: start(`${INSTANCE}/contact/*`),
            Given: start({ 'Fn::ImportValue': 'Contacts' }),
          },
          on,
        );
      const { holders, perhaps } = of('Instance');
      expect(holders.map(({ name }) => name)).toEqual(['Here']);
      expect(perhaps.map(({ name }) => name)).toEqual(['Written', 'Given']);
    });

    test('an id may be that of the instance of a template, whose holders perhaps can', () => {
      const own = (action: string) => role(allow(action, { 'Fn::GetAtt': ['Own', 'Arn'] } as any));
      const report = reported({
        Own: { Type: 'AWS::Connect::Instance', Properties: {} },
        Listener: own('connect:MonitorContact'),
        Emergency: own('connect:AdminGetEmergencyAccessToken'),
        Named: role(allow('connect:MonitorContact', [INSTANCE, `${INSTANCE}/*`])),
      });
      const subject = defined(subjectOf(report, 'listen').subject);
      const answered = (who?: string) => {
        const its = whoCan(report, subject, { on: INSTANCE, ...(who !== undefined && { who }) });
        const idsOf = (some: readonly { readonly name: string }[] = []) =>
          some.map(({ name }) => name);
        return [idsOf(its.holders), idsOf(its.perhaps), idsOf(its.without)];
      };
      expect(answered()).toEqual([['Named'], ['Listener'], []]);
      expect(answered('Listener')).toEqual([[], ['Listener'], []]);
      expect(whoCan(report, subject, { on: INSTANCE }).implied).toEqual([
        expect.objectContaining({ capability: 'sign-in-as-administrator', names: ['Emergency'] }),
      ]);
    });

    test('what is in it may be another resource, which is named whole', () => {
      expect(asked({ Dialer: role(dial) }, `${INSTANCE}/queue/x`).perhaps).toEqual([]);
    });
  });

  test('anything on everything, where resources can be named, by policies of AWS too', () => {
    const report = reported({
      Own: role(allow(['connect:Describe*', 'connect:DeleteUser'])),
      Attached: role([], {
        ManagedPolicyArns: [{ Ref: 'Shared' }, 'arn:aws:iam::aws:policy/AmazonConnect_FullAccess'],
      }),
      Shared: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: policy(allow('connect:DeleteQueue')) },
      },
      AllBut: role({
        Effect: 'Allow',
        Action: 'connect:DeleteUser',
        NotResource: `${INSTANCE}/agent/*`,
      }),
      Uncatalogued: role(allow('dynamodb:DeleteTable')),
      // The list of instances takes no resource.
      Listing: role(allow('connect:ListInstances')),
      Named: role(allow('connect:DeleteUser', `${INSTANCE}/agent/*`)),
    });
    const everything = whoCan(report, { kind: 'on-everything' });
    expect(everything.holders.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['Own', 'allowed'],
      ['Attached', 'allowed'],
      ['AllBut', 'conditional'],
      ['Uncatalogued', 'allowed'],
    ]);
    const text = whoCanText(report, everything).replace(/\s+/g, ' ');
    expect(text).toMatch(
      /Own role, everywhere by connect:Describe\*, connect:DeleteUser \(\d+ actions\) by /,
    );
    expect(text).toMatch(/connect:DeleteQueue by a statement in Shared/);
    expect(text).toMatch(/\(\d+ actions\) by a statement in AmazonConnect_FullAccess/);
  });

  test('what no statement names may be a slip, which is said', () => {
    const report = reported({ Everywhere: role(allow('connect:DescribeUser')) });
    const named = reported({ Some: role(allow('connect:DescribeUser', `${INSTANCE}/agent/*`)) });
    const notNamed = (of: typeof report) =>
      whoCan(of, { kind: 'anything' }, { on: INSTANCE }).notNamed;
    expect(notNamed(report)).toBe(INSTANCE);
    expect(notNamed(named)).toBeUndefined();
    expect(whoCan(report, { kind: 'anything' }).notNamed).toBeUndefined();
  });

  test('on an instance of another stack, and in its own stack by the same name', () => {
    const app = new App();
    const [own, other, third] = ['Own', 'Other', 'Third'].map((id) => new Stack(app, id));
    const [instance, elsewhere] = [own, third].map(
      (stack) =>
        new CfnInstance(stack, 'Instance', {
          attributes: { inboundCalls: true, outboundCalls: true },
          identityManagementType: 'SAML',
        }),
    );
    for (const [stack, { attrArn }] of [
      [own, instance],
      [other, instance],
      [third, elsewhere],
    ] as const)
      new Role(stack, 'Some', { assumedBy: new AccountRootPrincipal() }).addToPolicy(
        new PolicyStatement({
          actions: ['connect:MonitorContact'],
          resources: [`${attrArn}/contact/*`],
        }),
      );
    const report = ConnectAccessReport.fromAssembly(app.synth().directory);
    const stacksOf = (on: string) =>
      ['Own', 'Other', 'Third'].filter((stack) =>
        report.whoCan('connect:MonitorContact', { on }).includes(`\n${stack}/Some  role`),
      );
    expect(stacksOf('Own/Instance')).toEqual(['Own', 'Other']);
    expect(stacksOf('Third/Instance')).toEqual(['Third']);
  });

  test('what is on everything is so in its own account, and a permission set in any', () => {
    const app = new App();
    const [, other] = ['111122223333', '777788889999'].map((account) => {
      const stack = new Stack(app, `In${account}`, { env: { account } });
      new Role(stack, 'Some', { assumedBy: new AccountRootPrincipal() }).addToPolicy(
        new PolicyStatement({ actions: ['connect:*'], resources: ['*'] }),
      );
      return stack;
    });
    new CfnPermissionSet(other, 'Set', {
      name: 'Set',
      instanceArn: IDENTITY_CENTER,
      inlinePolicy: policy(allow('connect:*')),
    });
    const some = ConnectAccessReport.fromAssembly(app.synth().directory);
    const holders = (on: string) =>
      ['In111122223333/Some', 'In777788889999/Some', 'In777788889999/Set'].filter((name) =>
        some.whoCan('anything', { on }).includes(`\n${name}  `),
      );
    expect(holders(INSTANCE)).toEqual(['In111122223333/Some', 'In777788889999/Set']);
  });

  test('a row in part, and not at all: what is missing', () => {
    const holds = (action: string) => role(allow(action));
    const some = reported({
      Part: holds('connect:AssociateInstanceStorageConfig'),
      Not: holds('connect:DescribeInstanceStorageConfig'),
    });
    const { subject } = subjectOf(some, 'edit-call-recording');
    const asked = whoCan(some, defined(subject), { who: '*t' });
    expect(
      asked.holders.map(({ name, verdict, missing = [] }) => [name, verdict, missing.length]),
    ).toEqual([['Part', 'partly', 1]]);
    expect(asked.without).toEqual([
      { name: 'Not', actions: expect.arrayContaining(['connect:AssociateInstanceStorageConfig']) },
    ]);
    expect(whoCan(some, defined(subject)).without).toBeUndefined();
  });

  test('by the names that every output has', () => {
    const at = (path: string) => ({
      ...role(allow('connect:DeleteInstance')),
      Metadata: { 'aws:cdk:path': `Stack/${path}/Resource` },
    });
    const some = reported({ A: at('First/Role'), B: at('Second/Role'), C: at('Other') });
    const { subject } = subjectOf(some, 'delete-instance');
    expect(whoCan(some, defined(subject)).holders.map(({ name }) => name)).toEqual([
      'Stack/First/Role',
      'Stack/Second/Role',
      'Stack/Other',
    ]);
  });

  test('by acting as a role, through others too, and only who is asked about', () => {
    const report = reported(CHAIN);
    const listen = { kind: 'action', action: 'connect:MonitorContact' } as const;
    const ways = (filter = {}) =>
      whoCan(report, listen, filter).indirect.map(({ name, by, through }) => [name, by, through]);
    expect(ways()).toEqual([
      ['Caller', ['sts:AssumeRole'], ['Listener']],
      ['First', ['sts:AssumeRole'], ['Caller', 'Listener']],
    ]);
    expect(ways({ who: 'First' })).toEqual([['First', ['sts:AssumeRole'], ['Caller', 'Listener']]]);
    const text = whoCanText(report, whoCan(report, listen, { who: 'First' }));
    expect(text).toContain('\nFirst  cannot itself\n');
    expect(text).toMatch(/\n +First: by sts:AssumeRole on Caller, which acts as Listener,\n/);
  });

  test('inside the instance, only who and where it is asked about', () => {
    const signIn = (instance: string) =>
      role(allow('connect:GetFederationToken', [instance, `${instance}/*`]), OF_ACCOUNT);
    const elsewhere = INSTANCE.replace('/1111', '/9999');
    const report = reported({ Here: signIn(INSTANCE), There: signIn(elsewhere) });
    const subject = defined(subjectOf(report, 'listen').subject);
    const implied = (filter = {}) =>
      whoCan(report, subject, filter).implied.find(
        ({ capability }) => capability === 'sign-in-as-administrator',
      )?.names;
    expect(implied()).toEqual(['Here', 'There']);
    expect(implied({ who: 'There' })).toEqual(['There']);
    expect(implied({ on: INSTANCE })).toEqual(['Here']);
    expect(implied({ who: 'There', on: INSTANCE })).toBeUndefined();
  });

  test('sign in as themselves only, and who signs in otherwise', () => {
    const bySaml = {
      AssumeRolePolicyDocument: policy({
        Effect: 'Allow',
        Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/People' },
        Action: 'sts:AssumeRoleWithSAML',
      }),
    };
    const report = reported({
      Agent: role(allow('connect:GetFederationToken'), bySaml),
      Chooser: role(allow('connect:GetFederationToken'), OF_ACCOUNT),
      Emergency: role(allow('connect:AdminGetEmergencyAccessToken')),
    });
    const { holders, implied } = whoCan(
      report,
      defined(subjectOf(report, 'sign in as themselves').subject),
    );
    expect(holders.map(({ name }) => name)).toEqual(['Agent']);
    expect(implied.map(({ label, names: theirs }) => [label, theirs])).toEqual([
      ['sign in as administrator', ['Chooser', 'Emergency']],
    ]);
  });

  test('inside the instance, what leads to it in several steps, by the nearest', () => {
    const report = reported({
      UserAdmin: role(allow(['connect:CreateUser', 'connect:UpdateUserSecurityProfiles'])),
      Other: role(allow('connect:ListUsers')),
    });
    const ways = (text: string) =>
      whoCan(report, defined(subjectOf(report, text).subject)).implied.map((one) => [
        one.capability,
        one.names,
      ]);
    expect(ways('take over a user')).toEqual([['make-administrators', ['UserAdmin']]]);
    expect(ways('sign in as any user')).toEqual([['make-administrators', ['UserAdmin']]]);
    expect(ways('control recording')).toEqual([['make-administrators', ['UserAdmin']]]);
    const signIn = defined(subjectOf(report, 'sign in as any user').subject);
    const text = whoCanText(report, whoCan(report, signIn, { who: 'UserAdmin' }));
    expect(text).toContain('\nUserAdmin  cannot itself\n');
  });

  test('by more access in AWS that somebody can take, wherever it is', () => {
    const report = reported({
      Listener: role([allow('connect:MonitorContact'), allow('iam:PutRolePolicy')]),
      Promoter: role(allow('iam:PutRolePolicy', 'arn:aws:iam::111122223333:role/team')),
      Other: role(allow('connect:ListUsers')),
    });
    const of = (text: string, filter = {}) => {
      const asked = whoCan(report, defined(subjectOf(report, text).subject), filter);
      return [asked.byMoreAccess, whoCanText(report, asked)] as const;
    };
    const [takers, text] = of('listen');
    expect(takers).toEqual(['Promoter']);
    expect(text).toMatch(/\nPerhaps, by more access in AWS that they can take\n +Promoter\n/);
    expect(of('connect:MonitorContact', { on: INSTANCE })[0]).toEqual(['Promoter']);
    expect(of('anything', { who: 'Other' })[0]).toEqual([]);
    expect(of('take more access in AWS')[0]).toEqual([]);
    expect(of('on everything')[0]).toEqual([]);
    expect(of('connect:DeleteUser')[1]).toContain('Nobody directly.');
  });

  test('by any permission that somebody can take, and by acting as them', () => {
    const report = reported({
      Promoter: role(allow('iam:PutRolePolicy'), OF_ACCOUNT),
      Asker: role(allow('sts:AssumeRole', { 'Fn::GetAtt': ['Promoter', 'Arn'] })),
      Other: role(allow('s3:ListAllMyBuckets')),
    });
    for (const { id, label } of report.capabilities) {
      const asked = whoCan(report, defined(subjectOf(report, label).subject));
      const ways = asked.indirect.map(({ name, takesBy }) => [name, takesBy]);
      const taker = id === 'take-more-aws-access' ? [] : [['Promoter', 'iam:PutRolePolicy']];
      expect(ways).toEqual([
        ...taker,
        ['Asker', ...(taker.length > 0 ? ['iam:PutRolePolicy'] : [undefined])],
      ]);
      expect(asked.byMoreAccess).toEqual([]);
    }
    const text = whoCanText(report, whoCan(report, defined(subjectOf(report, 'listen').subject)));
    expect(text).toMatch(
      /\nIndirectly, by any permission that they can take\n +Promoter: by iam:PutRolePolicy, which gives any permission,/,
    );
  });

  test('what is allowed there for something else only, and what is allowed elsewhere', () => {
    const edit = 'connect:UpdateInstanceStorageConfig';
    const recordings = {
      Condition: { StringEquals: { 'connect:StorageResourceType': 'CALL_RECORDINGS' } },
    };
    const begin = allow('connect:AssociateInstanceStorageConfig');
    const report = reported({
      Recordings: role([begin, allow(edit, INSTANCE, recordings)]),
      Elsewhere: role([begin, allow('iam:PutRolePolicy', 'arn:aws:iam::111122223333:role/team')]),
    });
    const subject = defined(subjectOf(report, 'edit-screen-recording').subject);
    const asked = (who: string) => {
      const its = whoCan(report, subject, { who });
      return [its.holders[0].missing, whoCanText(report, its).replace(/\s+/g, ' ')];
    };
    const [missing, text] = asked('Recordings');
    expect(missing).toContainEqual({ why: 'other-conditions', actions: [edit] });
    expect(text).toContain(
      `not allowed for this: ${edit} only if connect:StorageResourceType is CALL_RECORDINGS `,
    );
    expect(asked('Elsewhere')[1]).toContain('not where it is needed: iam:PutRolePolicy ');
  });

  test('what a row needs is allowed for something else', () => {
    const only = (actions: readonly string[]) =>
      allow(actions, INSTANCE, {
        Condition: { StringEquals: { 'connect:StorageResourceType': 'CALL_RECORDINGS' } },
      });
    const row = defined(REPORT.rows.find(({ id }) => id === 'edit-live-media-streaming'));
    const held = row.actions.filter((one) => !/InstanceStorageConfig$/.test(one));
    const report = reported({
      Some: role([
        allow(held),
        only(row.actions.filter((one) => /InstanceStorageConfig$/.test(one))),
      ]),
    });
    const text = whoCanText(report, whoCan(report, { kind: 'row', row }, { who: 'Some' }));
    expect(text.replace(/\s+/g, ' ')).toContain(
      'missing not allowed for this: connect:AssociateInstanceStorageConfig, ' +
        'connect:DescribeInstanceStorageConfig, connect:DisassociateInstanceStorageConfig and 1 ' +
        'more only if connect:StorageResourceType is CALL_RECORDINGS ',
    );
  });

  test('with some name', () => {
    expect(names('listen', { who: 'Listener' })).toEqual(['Listener']);
    expect(names('listen', { who: 'Listen*' })).toEqual(['Listener']);
  });

  test('on a resource of a stack that repeats another one', () => {
    const arn = (id: string) => `arn:aws:connect:eu-west-2:111122223333:instance/${id}`;
    const of = (stack: string, account: string) => ({
      [stack]: {
        ...role(allow('connect:DeleteInstance', arn('x').replace('111122223333', account))),
        Metadata: { 'aws:cdk:path': `${stack}/Admin/Resource` },
      },
    });
    const report = reported({ ...of('Prod', '111122223333'), ...of('Gov', '777788889999') });
    const { subject } = subjectOf(report, 'delete-instance');
    if (!subject) throw new Error('no subject');
    const ids = (filter = {}) =>
      whoCan(report, subject, filter).holders.map(({ principal }) => principal.id);
    expect(ids()).toEqual(['Prod/Admin']);
    expect(ids({ on: '777788889999' })).toEqual(['Gov/Admin']);
    expect(ids({ who: 'Gov/Admin' })).toEqual(['Gov/Admin']);
  });

  describe('on a resource', () => {
    const OTHER = INSTANCE.replace('/1111', '/9999');
    const on = (resource: unknown, where: string, name = 'Resource') => {
      const statement = { Effect: 'Allow', Action: 'connect:DeleteUser', [name]: resource };
      const report = reported({ Role: role(statement) });
      return whoCan(report, { kind: 'action', action: 'connect:DeleteUser' }, { on: where }).holders
        .length;
    };

    test.each([
      ['an instance in another Region', 'arn:aws:connect:us-east-1:111122223333:instance/*'],
      ['another instance', `${OTHER}/agent/*`],
      ['a user of another name', `${INSTANCE}/agent/v*`],
    ])('%s is not the place', (_, resource) => {
      expect(on(resource, `${INSTANCE}/agent/u1`)).toBe(0);
    });

    test.each<[string, unknown, string]>([
      ['a wildcard before the id', 'arn:aws:connect:*:*:instance/*', INSTANCE],
      ['a wildcard and a user', 'arn:aws:connect:*:*:instance/*/agent/*', INSTANCE],
      ['a policy variable', `${INSTANCE}/agent/\${aws:userid}`, `${INSTANCE}/agent/u1`],
      [
        'pseudo parameters',
        { 'Fn::Sub': 'arn:${AWS::Partition}:connect:${AWS::Region}:${AWS::AccountId}:instance/*' },
        `${INSTANCE}/agent/u1`,
      ],
      ['a parameter', { Ref: 'Arn' }, INSTANCE],
      ['an id within a wildcard', 'arn:aws:connect:*:*:instance/1*', INSTANCE.slice(-36)],
      ['an account', 'arn:aws:connect:*:*:instance/*', '111122223333'],
      ['a Region', 'arn:aws:connect:eu-*:*:instance/*', 'eu-west-2'],
    ])('%s may be the place', (_, resource, where) => {
      expect(on(resource, where)).toBe(1);
    });

    test.each([
      ['an id', OTHER.slice(-36)],
      ['an account', '777788889999'],
      ['a Region', 'eu-west-1'],
    ])('%s of another place is not the place', (_, where) => {
      expect(on(`${INSTANCE}/agent/*`, where)).toBe(0);
    });

    test('what a statement excludes is not the place', () => {
      expect(on(`${INSTANCE}*`, INSTANCE, 'NotResource')).toBe(0);
      // Its users are not excluded.
      expect(on(INSTANCE, INSTANCE, 'NotResource')).toBe(1);
    });

    test('a row without resources of an instance is everywhere', () => {
      const report = reported({ Role: role(allow('connect:ListInstances')) });
      const held = report.principals[0].useCases.find(({ instances }) => instances.length === 0);
      const row = report.rows.find(({ id }) => id === held?.row);
      expect(
        row && whoCan(report, { kind: 'row', row }, { on: INSTANCE }).holders.map((o) => o.places),
      ).toEqual([[]]);
    });
  });

  describe('under the conditions of the place', () => {
    const MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    const everywhere = { ...allow('connect:DeleteUser'), Condition: MFA };
    const users = `${INSTANCE}/agent/*`;
    const there = allow('connect:DeleteUser', users);
    const held = (statements: readonly object[], where?: string) =>
      whoCan(
        reported({ Role: role(statements) }),
        { kind: 'action', action: 'connect:DeleteUser' },
        { on: where },
      ).holders.map(({ places, requirements }) => [places, requirementTexts(requirements)]);
    const withMfa = 'aws:MultiFactorAuthPresent is true';

    test('a condition of access to everything is not one of narrower access', () => {
      expect(held([everywhere, there])).toEqual([[['*'], [`${withMfa} or on ${users}`]]]);
    });

    test('only what is on the resource counts', () => {
      expect(held([{ ...there, Condition: MFA }, everywhere], `${INSTANCE}/agent/u1`)).toEqual([
        [['*'], [withMfa]],
      ]);
      const elsewhere = allow('connect:DeleteUser', users.replace('1111', '9999'));
      expect(held([{ ...there, Condition: MFA }, elsewhere], INSTANCE)).toEqual([
        [[users], [withMfa]],
      ]);
    });

    test('what a statement excludes is said', () => {
      expect(
        held([{ Effect: 'Allow', Action: 'connect:DeleteUser', NotResource: `${INSTANCE}*` }]),
      ).toEqual([[['*'], [`not on ${INSTANCE}*`]]]);
    });
  });

  test('of some is not known to do no more', () => {
    const more = { ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/More'] };
    const report = ConnectAccessReport.fromTemplates({
      'app.json': {
        Resources: {
          Some: role(allow('connect:DeleteUser', `${INSTANCE}/*`), more),
          All: role(allow('connect:DeleteUser'), more),
        },
      },
    });
    expect(report.whoCan('connect:DeleteUser', { width: 200 })).toMatch(
      /\nNot known\n +Some: .*policy\/More may allow more\..*\n$/,
    );
  });

  test('whose action only deployment knows is not known', () => {
    const report = reported({ Some: role(allow({ 'Fn::Sub': 'connect:${A}' } as never)) });
    const { subject } = subjectOf(report, 'listen');
    if (!subject) throw new Error('no subject');
    const { holders, notKnown } = whoCan(report, subject);
    expect([holders, notKnown.map(({ id }) => id)]).toEqual([[], ['Some']]);
  });

  test('whose policies were not read is not known', () => {
    expect(answer('listen').notKnown.map(({ id }) => id)).toEqual(['Unread']);
  });
});

describe('the answer in words', () => {
  const report = ConnectAccessReport.fromTemplates({
    'app.json': { Resources: { Listener: role(allow('connect:MonitorContact', '*')) } },
  });

  test('names the statement, its place, and who may assume the role', () => {
    expect(report.whoCan('listen', { width: 200 })).toMatch(
      new RegExp(
        [
          '^Who can listen to live calls\\?',
          '1 principal\\.',
          '',
          'Listener {2}role, everywhere',
          ' +by +connect:MonitorContact by a statement in Inline, app.json/Resources/Listener/.*/Statement/0',
          ' +taken on by +lambda.amazonaws.com',
        ].join('\n'),
      ),
    );
  });

  test('nobody is a claim', () => {
    expect(report.whoCan('delete-instance')).toMatch(
      /^Who can delete the instance\?\n\nNobody\.\n/,
    );
  });

  test('an unknown name is an error with similar names', () => {
    expect(() => report.whoCan('delete-instanze')).toThrow(/delete-instance/);
    expect(() => report.whoCan('recording')).toThrow(/read-recordings, redirect-recordings/);
  });
});
