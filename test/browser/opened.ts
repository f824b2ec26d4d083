/*
 * The pages that tests look at, in a browser: opened anew for each, and at its end there was no request and no error.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { Browser, Page } from 'playwright-core';
import { launched } from './chromium';
import { report } from '../../src/report/build-report';
import { reportHtml } from '../../src/report/render-html';
import { audit } from '../../src/validation/run-rules';
import { contactCenter } from '../support/contact-center';
import { allow, INSTANCE, role, template } from '../support/readings';

export const HOSTILE = '<img src=x onerror="document.title=1">';

/** 300 roles in six stacks, some hostile, some with nothing, one that hands over the account. */
function bigPage(): string {
  const statements = [
    allow('connect:*'),
    allow(['connect:ListUsers', 'connect:DescribeUser'], `${INSTANCE}/*`),
    allow('dynamodb:GetItem'),
    allow(['iam:*', 'connect:CreateProfile']),
  ];
  const odd: Record<number, string> = { 7: HOSTILE, 8: 'دور‮', 9: 'VeryLong'.repeat(40) };
  const path = (i: number) => `Stack${i % 6}/${odd[i] ?? `Role${i}`}/Resource`;
  const reading = template(
    Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [
        `Role${i}`,
        { ...role(statements[i % 4]), Metadata: { 'aws:cdk:path': path(i) } },
      ]),
    ),
  );
  return reportHtml(report(reading, audit(reading)));
}

/** A role that is in order, a policy that nobody can read, and findings in a file that has none of the principals. */
function elsewherePage(): string {
  const reading = template({
    Role: {
      ...role(allow('connect:ListUsers', `${INSTANCE}/*`)),
      Metadata: { 'aws:cdk:path': 'App/Reader/Resource' },
    },
    Unreadable: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: { 'Fn::Transform': { Name: HOSTILE } } },
    },
  });
  return reportHtml(
    report(reading, audit(template({ Other: role(allow('connect:CreateProfile')) }, 'other.json'))),
  );
}

/** A role with a policy that was not read, one whose boundary was not, and a role that AWS makes. */
function unknownPage(): string {
  const start = allow('connect:StartTaskContact', `${INSTANCE}/contact-flow/*`);
  const world = template({
    Ours: role([], { ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/Ours'] }),
    Bounded: role(start, { PermissionsBoundary: 'arn:aws:iam::111122223333:policy/Boundary' }),
    Linked: role(start),
  });
  const principals = world.principals.map((one) =>
    one.name === 'Linked' ? { ...one, madeByAws: true as const } : one,
  );
  return reportHtml(report({ ...world, principals }, []));
}

const nobodyPage = () =>
  reportHtml(
    report(template({}), audit(template({ Other: role(allow('connect:CreateProfile')) }))),
  );

/** The pages, which are the same for each file of tests. */
let made: Readonly<Record<'small' | 'big' | 'elsewhere' | 'nobody' | 'unknown', string>>;
const pages = () =>
  (made ??= {
    small: contactCenter().toHtml(),
    big: bigPage(),
    elsewhere: elsewherePage(),
    nobody: nobodyPage(),
    unknown: unknownPage(),
  });

let browser: Browser;
export let [small, big, elsewhere, nobody, unknown] = ['', '', '', '', ''];
export let page: Page;
let requests: string[];
let problems: string[];

async function open(): Promise<void> {
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  [requests, problems] = [[], []];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
}

async function close(): Promise<void> {
  // The pages themselves, and their icon, which is empty and in them.
  const isOurs = (url: string) =>
    /^(data:|about:blank)/.test(url) ||
    [small, big, elsewhere, nobody, unknown].includes(url.replace(/#.*/, ''));
  expect(requests.filter((url) => !isOurs(url))).toEqual([]);
  expect(problems).toEqual([]);
  await page.close();
}

/** Gives each test of a file a new tab, and a browser to all of them. */
export function opensPages(): void {
  let folder: string;
  const written = (name: keyof typeof made): string => {
    const path = join(folder, `${name}.html`);
    writeFileSync(path, pages()[name]);
    return `file://${path}`;
  };
  beforeAll(async () => {
    browser = await launched();
    folder = mkdtempSync(join(tmpdir(), 'report-page-'));
    small = written('small');
    big = written('big');
    elsewhere = written('elsewhere');
    nobody = written('nobody');
    unknown = written('unknown');
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(open);
  afterEach(close);
}

/** Opens a page and a view of it, in which each principal has a line. */
export async function visit(url: string, view = 'Console pages'): Promise<void> {
  await page.goto(url);
  const each = page.getByLabel('list equal ones');
  if (await each.isVisible()) await each.check();
  await page.getByLabel(view, { exact: true }).check();
}

export const line = (name: RegExp | string) => page.getByRole('row', { name }).first();
export const detail = () => page.locator('#detail');
export const shownLines = () => page.locator('tbody tr:not(.place):visible').count();
/** Whether nothing that stays in place, such as the headings, lies over an element. */
export const isUncovered = (element: any): boolean => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return element.contains(element.ownerDocument.elementFromPoint(x + width / 2, y + height / 2));
};
export const focused = () =>
  page.evaluate<string>(
    'document.activeElement.closest("tr")?.rowIndex + "," + document.activeElement.closest("td, th")?.cellIndex',
  );

export async function violations(): Promise<string[]> {
  // The page's own policy forbids scripts that are not its own; this one comes through the debugger.
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe.source });
  const { result } = await session.send('Runtime.evaluate', {
    expression: 'axe.run().then((r) => JSON.stringify(r.violations))',
    awaitPromise: true,
    returnByValue: true,
  });
  return JSON.parse(result.value).map(
    ({ id, nodes }: axe.Result) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html)
        .join(' | ')}`,
  );
}
