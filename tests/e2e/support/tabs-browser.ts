import { mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { SandboxPerson } from '../../../infra/sandbox/teams/index.ts';
import { findChromium } from '../../setup/find-chromium.ts';
import { chromiumMissing } from '../../setup/install-chromium.ts';

export interface View {
  language: 'sv' | 'nb' | 'da' | 'en';
  theme: 'light' | 'dark' | 'contrast';
  width: 320 | 768 | 1440;
}

export interface TabsBrowser {
  /** A page of its own, as if on another machine, at a route such as `/board`. Null: nobody is chosen yet. */
  open(person: SandboxPerson | null, route: string, view?: Partial<View>): Promise<Page>;
  close(): Promise<void>;
}

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];
const HEIGHT = 900;
const DOCS_IMAGES = path.resolve(__dirname, '../../../docs/images');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function openTabsBrowser(productUrl: string): Promise<TabsBrowser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(chromiumMissing());
  const browser: Browser = await chromium.launch({ executablePath, args: ARGS });
  return {
    async open(person, route, { language = 'sv', theme = 'light', width = 1440 } = {}) {
      const context = await browser.newContext({
        viewport: { width, height: HEIGHT },
        reducedMotion: 'reduce',
        timezoneId: 'Europe/Stockholm',
      });
      const chosen = JSON.stringify(JSON.stringify({ language, theme }));
      const remember = person ? `sessionStorage.setItem('kollegan.person', '${person.aadObjectId}');` : '';
      await context.addInitScript(`localStorage.setItem('kollegan.preferences', ${chosen}); ${remember}`);
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      await page.goto(`${productUrl}/tabs/#${route}`);
      return page;
    },
    close: () => browser.close(),
  };
}

/** Waits until nothing is being fetched for the screen. */
export async function settled(page: Page): Promise<void> {
  await page.locator('[role=progressbar]').first().waitFor({ state: 'detached' });
}

interface Violation {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** @returns what axe-core finds wrong with the page, and `overflow` when it is wider than its window */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(`if (!window.axe) { ${AXE} }`);
  const run = `axe.run(document, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] })`;
  const { violations } = (await page.evaluate(run)) as { violations: Violation[] };
  const overflow = Number(
    await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
  );
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`),
    ...(overflow > 0 ? [`overflow: ${overflow} px`] : []),
  ];
}

/** `UPDATE_SCREENSHOTS=1` writes the pictures of the documentation; else they go to a folder of the system's. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['UPDATE_SCREENSHOTS'] === '1' ? DOCS_IMAGES : path.join(tmpdir(), 'kollegan-pictures');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `tabs-${name}.png`), animations: 'disabled' });
}
