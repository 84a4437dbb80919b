import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { findChromium } from '../../setup/find-chromium.ts';
import { chromiumMissing } from '../../setup/install-chromium.ts';

/** The Playground as a person has it before them. */
export interface PlaygroundPage {
  page: Page;
  openChat(title: string): Promise<void>;
  write(text: string): Promise<void>;
  /** The newest card that has this text. */
  card(text: string): Locator;
  /** A picture of a card, by a name that stays. */
  picture(card: Locator, name: string): Promise<void>;
  close(): Promise<void>;
}

/** Nothing but this machine can be reached: neither updates nor fonts from elsewhere. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

const DOCS_IMAGES = path.resolve(__dirname, '../../../docs/images');

/** `UPDATE_SCREENSHOTS=1` writes the pictures of the documentation; else they go to a folder of the system's. */
function picturesFolder(): string {
  const folder = process.env['UPDATE_SCREENSHOTS'] === '1' ? DOCS_IMAGES : path.join(tmpdir(), 'kollegan-pictures');
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(chromiumMissing());
  return chromium.launch({ executablePath, args: ARGS });
}

export async function openPlayground(url: string): Promise<PlaygroundPage> {
  const browser = await launch();
  const page = await browser.newPage({
    viewport: { width: 1280, height: 1600 },
    deviceScaleFactor: 2,
    colorScheme: 'light',
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
  });
  page.setDefaultTimeout(15_000);
  await page.goto(url);
  const folder = picturesFolder();

  return {
    page,
    openChat: (title) => page.getByText(title, { exact: true }).first().click(),
    async write(text) {
      await page.getByRole('textbox').first().click();
      await page.keyboard.insertText(text);
      await page.keyboard.press('Enter');
    },
    card: (text) => page.locator('.ac-adaptiveCard').filter({ hasText: text }).last(),
    async picture(card, name) {
      await card.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
    },
    close: () => browser.close(),
  };
}
