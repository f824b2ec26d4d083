import { createHash } from 'node:crypto';
import { report } from '../../src/report/build-report';
import { packedPage } from '../../src/report/packed-page';
import { pageData } from '../../src/report/page-data';
import { reportHtml } from '../../src/report/render-html';

import { allow, reported, role, template } from '../support/readings';

const html = reportHtml(reported({ Role: role(allow('connect:ListUsers')) }));
function between(page: string, from: string, to: string): string {
  const start = page.indexOf(from) + from.length;
  return page.slice(start, page.indexOf(to, start));
}

test('the page has the report in it, whole', () => {
  const model = reported({ Role: role(allow('connect:ListUsers')) });
  expect(
    JSON.parse(
      between(reportHtml(model), '<script type="application/json" id="report">', '</script>'),
    ),
  ).toEqual(packedPage(pageData(model)));
});

test('only its own script and style may run, and nothing is fetched', () => {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  expect(between(html, 'http-equiv="Content-Security-Policy" content="', '"')).toBe(
    [
      "default-src 'none'",
      `style-src ${hash(between(html, '<style>', '</style>'))}`,
      `script-src ${hash(between(html, '<script>', '</script>'))}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; '),
  );
  expect(html.match(/(?:src|href)="[^"#]*"/g)).toEqual(['href="data:,"']);
});

test('nothing is left to put in', () => {
  expect(html).not.toMatch(/<!--put /);
});

test('a name stays a name, in the data and in the text without scripts', () => {
  const name = '</script><script>alert(1)</script><!--put script--><img src=x onerror=alert(1)>';
  const hostile = report(
    template({
      Role: {
        ...role(allow('connect:ListUsers')),
        Metadata: {
          'aws:cdk:path': `Stack/${name.replace(/\//g, '⁄')}</script><script>x/Resource`,
        },
      },
    }),
    [],
  );
  const page = reportHtml(hostile);
  expect(page.match(/<script/g)).toHaveLength(2);
  expect(page.match(/<\/script/g)).toHaveLength(2);
  expect(page).not.toContain('<img');
  expect(
    JSON.parse(between(page, '<script type="application/json" id="report">', '</script>')),
  ).toEqual(packedPage(pageData(hostile)));
});

test('without scripts it has the report as text', () => {
  expect(between(html, '<noscript><pre>', '</pre></noscript>')).toContain(
    'Who may do what in Amazon Connect',
  );
});
