import { ConnectAccessReport } from '../../src';
import { reportCsv } from '../../src/report/render-csv';
import { reportMarkdown } from '../../src/report/render-markdown';
import { csvText } from '../../src/text/csv';
import { CHAIN } from '../support/chain';
import { allow, INSTANCE, reported, role } from '../support/readings';

const unread = { ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/Ours'] };
const listener = role(
  allow('connect:MonitorContact', [INSTANCE, `${INSTANCE}/*`], {
    Sid: 'Listen',
    Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
  }),
);

describe('CSV', () => {
  test('a line for each principal and capability', () => {
    const [head, ...lines] = reportCsv(reported({ Listener: listener })).split('\r\n');
    expect(head).toMatch(/^principal,kind,file,capability,severity,verdict,places,conditions,/);
    expect(lines[0]).toBe(
      `Listener,role,template.json,listen to live calls,high,conditional,${INSTANCE},` +
        'aws:SourceIp is in 192.0.2.0/24,connect:MonitorContact,Inline/Listen,lambda.amazonaws.com,documented',
    );
  });

  test('who can do anything has a line, although no capability is about it', () => {
    const reader = role(allow('connect:DescribeQueue', `${INSTANCE}/queue/*`));
    const lines = reportCsv(reported({ Reader: reader })).split('\r\n');
    expect(lines.slice(1, -1)).toEqual([
      `Reader,role,template.json,do something in Amazon Connect,,allowed,${INSTANCE}/queue/*,,` +
        'connect:DescribeQueue,Inline,lambda.amazonaws.com,',
    ]);
  });

  test('who can by a role, or by what it can take, has a line that says how', () => {
    const listen = /listen to live calls,high,indirect,,,(.*),[^,]*,$/;
    const ofChain = reportCsv(reported(CHAIN))
      .split('\r\n')
      .flatMap((line) => listen.exec(line)?.[1] ?? []);
    expect(ofChain).toEqual([
      'sts:AssumeRole,by sts:AssumeRole on Listener',
      'sts:AssumeRole,"by sts:AssumeRole on Caller, which acts as Listener"',
    ]);
    const lines = reportCsv(reported({ Taker: role(allow('iam:PutRolePolicy')) }));
    expect(lines).toContain(
      'delete the instance,critical,indirect,,,iam:PutRolePolicy,"by iam:PutRolePolicy, which gives',
    );
  });

  test('who can by another capability has a line that names the nearest', () => {
    const admin = role(allow(['connect:CreateUser', 'connect:UpdateUserSecurityProfiles']));
    const lines = reportCsv(reported({ Admin: admin })).split('\r\n');
    const [line = ''] = lines.filter((one) => one.includes(',sign in as any user,'));
    expect(line).toMatch(
      /^Admin,role,template\.json,sign in as any user,critical,indirect,,,connect:.*,can make administrators,lambda\.amazonaws\.com,inferred$/,
    );
  });

  test('who can nothing has a line too, and what is not known is not nothing', () => {
    const lines = reportCsv(reported({ Idle: role([]), Ours: role([], unread) })).split('\r\n');
    expect(lines.slice(1)).toEqual([
      'Idle,role,template.json,,,no,,,,,lambda.amazonaws.com,',
      'Ours,role,template.json,,,unknown,,,,,lambda.amazonaws.com,',
      '',
    ]);
  });

  test('who can something may hold more, which is a line of its own', () => {
    const some = role(allow('connect:StartOutboundVoiceContact'), unread);
    const lines = reportCsv(reported({ Some: some }))
      .trim()
      .split('\r\n');
    expect(lines[1]).toMatch(/^Some,role,template\.json,place outbound calls,medium,unknown,/);
    expect(lines.slice(2)).toEqual([
      'Some,role,template.json,do something in Amazon Connect,,unknown,*,,' +
        'connect:StartOutboundVoiceContact,Inline,lambda.amazonaws.com,',
      'Some,role,template.json,,,unknown,,,,,lambda.amazonaws.com,',
    ]);
  });

  test('no cell is a formula, ends early, or has an effect on a terminal', () => {
    expect(csvText([['=cmd()', '@x', 'a,b', 'say "so"', 'a\nb', '-1', '\u001b[2J']])).toBe(
      `'=cmd(),'@x,"a,b","say ""so""",a b,'-1,\ufffd[2J\r\n`,
    );
  });
});

describe('evidence', () => {
  test('says what was read, of which day, and what is not in it', () => {
    const text = reportMarkdown(reported({ Listener: listener }), {
      title: 'Production <b>',
      date: '2026-11-28',
    });
    expect(text).toMatch(/^# Production &#60;b&#62;\n/);
    expect(text).toContain('| Date | 2026-11-28 |\n');
    expect(text).toContain('| Files | `template.json` |\n');
    expect(text).toMatch(/\| Facts about AWS of \| \d{4}-\d{2}-\d{2} \|\n/);
    expect(text).toMatch(/\| Made by \| cdk-amazon-connect-iam \d+\.\d+\.\d+ \|\n/);
    expect(text).toContain('| Not in this report | service control policies,');
  });

  test('answers each question with who, where, if what, and by which statement', () => {
    const text = reportMarkdown(reported({ Listener: listener }));
    expect(text).toContain(
      `\n\n- \`Listener\` on \`${INSTANCE}\` if \`aws:SourceIp is in 192.0.2.0/24\`: ` +
        '`connect:MonitorContact` by `Inline/Listen`\n',
    );
    expect(text).toContain(
      'each list has everybody who can do it directly, or by acting as a role.',
    );
    expect(text).toContain('## Not known\n\nEverything in the files was read.');
    expect(text).toContain('- `Listener`: `lambda.amazonaws.com`');
  });

  test('names those who are in no list, and what they may do', () => {
    const text = reportMarkdown(
      reported({ Listener: listener, Metrics: role(allow('connect:GetMetricDataV2')) }),
    );
    expect(text).toContain(
      '### In none of these lists\n\n- `Metrics`: connect:GetMetricDataV2\n\n## Findings',
    );
    expect(text).not.toContain('Nobody else');
  });

  test('says who can by a role, and who can inside the instance', () => {
    const text = reportMarkdown(reported(CHAIN));
    expect(text).toContain('\n- `Caller` by sts:AssumeRole on Listener\n');
    expect(text).toContain(
      'Inside the instance, also everybody who can sign in as administrator, ' +
        'sign in as any user, make administrators, take over a user or change security profiles.',
    );
  });

  test('nobody is nobody directly where others reach it inside the instance', () => {
    const emergency = role(allow('connect:AdminGetEmergencyAccessToken'));
    expect(reportMarkdown(reported({ Emergency: emergency }))).toContain(
      '### Who can sign in as themselves, and as nobody else?\n\nNobody directly.\n\n' +
        'Inside the instance, also everybody who can sign in as administrator, ',
    );
    expect(reportMarkdown(reported({ Listener: listener }))).toContain(
      '### Who can sign in as themselves, and as nobody else?\n\nNobody.\n\n',
    );
  });

  test('where a part was not read, nobody is not a claim', () => {
    const text = reportMarkdown(reported({ Ours: role([], unread) }));
    expect(text).not.toContain('Nobody');
    expect(text).toContain('Others may do this too: parts were not read');
    expect(text).toMatch(/## Not known\n\n- .*policy\/Ours.* of `Ours`/);
  });

  test('what was accepted has its reason, who accepts it, and up to which day', () => {
    const accepted = {
      id: 'unconfined',
      severity: 'warning' as const,
      subject: 'connect:ListUsers',
      file: 'template.json',
      pointer: '/Resources/Listener',
      acknowledged: 'A pilot.',
      owner: 'Ana',
      expires: '2027-06-30',
    };
    const text = reportMarkdown({ ...reported({ Listener: listener }), accepted: [accepted] });
    expect(text).toContain(
      '- warning `unconfined[connect:ListUsers]` in `template.json/Resources/Listener`: ' +
        'A pilot (Ana, until 2027-06-30)\n',
    );
  });

  test('no text of an option is markup', () => {
    const text = reportMarkdown(reported({ Listener: listener }), { date: '<b> | @team' });
    expect(text).toContain('| Date | &#60;b&#62; \\| @<!-- -->team |\n');
  });

  test('the library gives the same, and refuses what is no option', () => {
    const report = ConnectAccessReport.fromTemplates({ 'a.json': { Resources: { listener } } });
    expect(report.toMarkdown({ title: 'A' })).toMatch(/^# A\n/);
    expect(report.toMarkdown()).toContain('| Date | not given |');
    expect(report.toCsv()).toMatch(/^principal,kind,/);
    expect(report.toHtml({ title: 'A & B' })).toContain('<title>A &#38; B</title>');
    expect(() => report.toHtml({ name: 'A' } as any)).toThrow('name');
  });
});
