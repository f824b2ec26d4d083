import { existsSync } from 'node:fs';
import { Browser, chromium } from 'playwright-core';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Debian's Chromium, without what it would ask its maker over the network. */
export async function launched(): Promise<Browser> {
  if (!existsSync(EXECUTABLE))
    throw new Error(`No browser at ${EXECUTABLE}: apt-get install -y chromium, or set CHROMIUM`);
  return chromium.launch({
    executablePath: EXECUTABLE,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
