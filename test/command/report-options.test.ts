import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { version } from '../../command/package';
import { catalogueEdition } from '../../src/catalogue/catalogue';
import { ConnectAccessReport } from '../../src/report/connect-access-report';
import { allow, connectIam, inFolder, policy, role } from '../support/command';

const { put } = inFolder();
const instance = (last: number) =>
  `arn:aws:connect:eu-west-2:111122223333:instance/11111111-2222-3333-4444-55555555555${last}`;
const listener = (last: number) =>
  role(policy(allow('connect:MonitorContact', [instance(last), `${instance(last)}/*`])));

beforeEach(() =>
  put({
    'app.json': {
      Resources: {
        One: listener(1),
        Two: listener(2),
        Reader: role(policy(allow('connect:DescribeQueue', `${instance(1)}/queue/*`))),
        Dialler: role(
          policy(
            allow(
              'connect-campaigns:PutDialRequestBatch',
              'arn:aws:connect-campaigns:eu-west-2:111122223333:campaign/*',
            ),
          ),
        ),
        Promoter: role(policy(allow('iam:PutRolePolicy'))),
      },
    },
  }),
);

describe('--on', () => {
  test('shows who can do anything on a resource, and which capabilities they have there', async () => {
    const { out } = await connectIam(['report', '--on', instance(1), 'app.json']);
    expect(out).toContain(`\nOn ${instance(1)}\nANYTHING   2 principals: One, Reader\n`);
    expect(out).toMatch(/\n listen to live calls +Promoter\^ +One\n/);
  });

  test('says who perhaps can, because a campaign does not name its instance', async () => {
    const { out } = await connectIam(['report', '--on', instance(1), 'app.json']);
    expect(out.replace(/\s+/g, ' ')).toContain(
      'PERHAPS on what may be of it or of another: Dialler ' +
        '(arn:aws:connect-campaigns:eu-west-2:111122223333:campaign/*) ',
    );
    expect(out).toMatch(/\n place outbound calls +Dialler, Promoter\^ +-\n/);
  });

  test('limits one principal', async () => {
    const { out } = await connectIam(['report', '--on', instance(1), '--who', 'Two', 'app.json']);
    expect(out).not.toContain('listen to live calls');
  });

  test('of a name that no statement has is an error', async () => {
    const ran = await connectIam(['report', '--on', 'Prod/Instanze', 'app.json']);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain("no statement names 'Prod/Instanze'");
  });
});

describe('--before', () => {
  test('says first what changed', async () => {
    put({ 'before.json': { Resources: { One: listener(1) } } });
    const { out } = await connectIam(['report', '--before', 'before.json', 'app.json']);
    const [changed, now] = out.split('\nAccess to Amazon Connect ');
    expect(changed).toMatch(/^connect-iam \S+\n\nCapabilities\n/);
    expect(changed).toContain('Promoter can now everywhere: take more access in AWS');
    expect(now).toContain('WHO CAN ...');
  });

  test('of a file that cannot be read is an error', async () => {
    const ran = await connectIam(['report', '--before', 'none.json', 'app.json']);
    expect(ran).toMatchObject({ code: 2, out: '' });
  });
});

describe('what people keep', () => {
  const run = (date: string) => ({
    date,
    tool: 'cdk-amazon-connect-iam',
    version,
    facts: catalogueEdition(),
    inputs: [
      {
        file: 'app.json',
        sha256: createHash('sha256').update(readFileSync('app.json')).digest('hex'),
      },
    ],
  });

  test.each([[['report', '--json']], [['who-can', '--json', 'listen']], [['audit', '--json']]])(
    '%p has the date, the version, the facts and the digests of its inputs',
    async (args) => {
      expect(JSON.parse((await connectIam([...args, 'app.json'])).out).run).toEqual(
        run('2026-11-30'),
      );
      const dated = [...args, '--date', '2026-01-31', 'app.json'];
      expect(JSON.parse((await connectIam(dated)).out).run).toEqual(run('2026-01-31'));
      const reproduced = await connectIam([...args, 'app.json'], {
        env: { SOURCE_DATE_EPOCH: '1000000000' },
      });
      expect(JSON.parse(reproduced.out).run).toEqual(run('2001-09-09'));
    },
  );

  test('CSV of a report has them as columns', async () => {
    const { out } = await connectIam(['report', '--csv', 'app.json']);
    const [head, ...lines] = out.trimEnd().split('\r\n');
    expect(head).toMatch(/,source of the fact,date,version,facts,sha256 of the file$/);
    const [{ sha256 }] = run('').inputs;
    for (const line of lines) {
      expect(line).toMatch(/,2026-11-30,/);
      expect(line.endsWith(sha256)).toBe(true);
    }
  });

  test('JSON of a report has all findings at the top, with their principals', async () => {
    put({ 'star.json': { Resources: { A: role(policy(allow('connect:SearchUsers'))) } } });
    const { out } = await connectIam(['report', '--json', 'star.json']);
    const { findings } = JSON.parse(out);
    expect(findings).toMatchObject([{ id: 'star-resource', principals: ['A'] }]);
    const again = JSON.parse(ConnectAccessReport.fromJson(out).toJson());
    expect(again.findings).toEqual(findings);
  });
});
