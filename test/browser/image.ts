/* docs/images/report.png: the report on the example app, one answer of it open. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launched } from './chromium';
import { contactCenter } from '../support/contact-center';

const IMAGE = join(__dirname, '..', '..', 'docs', 'images', 'report.png');

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'image-'));
  const page = join(folder, 'report.html');
  writeFileSync(page, contactCenter().toHtml());
  const browser = await launched();
  const tab = await browser.newPage({ viewport: { width: 1340, height: 740 } });
  await tab.goto(`file://${page}`);
  await tab
    .getByRole('row', { name: /^listen to live calls/ })
    .getByRole('button', { name: 'Supervisors' })
    .click();
  mkdirSync(join(IMAGE, '..'), { recursive: true });
  await tab.screenshot({ path: IMAGE });
  await browser.close();
  rmSync(folder, { recursive: true });
}

void main();
