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
  open(person: SandboxPerson | null, route: string, view?: Partial<View>, hasTouch?: boolean): Promise<Page>;
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
export const HEIGHT = 900;
const DOCS_IMAGES = path.resolve(__dirname, '../../../docs/images');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function openTabsBrowser(productUrl: string): Promise<TabsBrowser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(chromiumMissing());
  const browser: Browser = await chromium.launch({ executablePath, args: ARGS });
  return {
    async open(person, route, { language = 'sv', theme = 'light', width = 1440 } = {}, hasTouch = false) {
      const context = await browser.newContext({
        viewport: { width, height: HEIGHT },
        reducedMotion: 'reduce',
        hasTouch,
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

/** Another language or theme, as if it was chosen in another window of the same person. */
export async function look(page: Page, { language, theme }: Pick<View, 'language' | 'theme'>): Promise<void> {
  const chosen = JSON.stringify(JSON.stringify({ language, theme }));
  const told = "new StorageEvent('storage', { key: 'kollegan.preferences' })";
  await page.evaluate(`localStorage.setItem('kollegan.preferences', ${chosen}); window.dispatchEvent(${told})`);
  await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
}

/**
 * Runs in the page. Says what is wider than the window, which words are cut off where nothing tells that there is more,
 * and which words and controls lie over each other.
 */
const LAYOUT_FAULTS = `(() => {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) faults.push('wider than the window by ' + (root.scrollWidth - root.clientWidth));
  const name = (element) => element.tagName.toLowerCase() + ' "' + element.textContent.trim().slice(0, 40) + '"';
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const boxes = [];
  for (const element of document.querySelectorAll('main *, header *')) {
    const isText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    const isControl = element.matches('button, input, select, textarea');
    if ((!isText && !isControl) || !seen(element)) continue;
    const box = element.getBoundingClientRect();
    // What is there for screen readers only is a point.
    if (box.width <= 1 || box.height <= 1) continue;
    const style = getComputedStyle(element);
    const cuts = style.overflowX !== 'visible' && style.overflowX !== 'auto' && style.overflowX !== 'scroll';
    if (isText && cuts && element.scrollWidth > element.clientWidth + 1) faults.push('cut off: ' + name(element));
    boxes.push({ element, box });
  }
  boxes.sort((a, b) => a.box.top - b.box.top);
  for (let i = 0; i < boxes.length; i++) {
    for (let j = i + 1; j < boxes.length && boxes[j].box.top < boxes[i].box.bottom - 2; j++) {
      const [a, b] = [boxes[i], boxes[j]];
      if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
      const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (width <= 2 || height <= 2) continue;
      // Lines of one running text share their boxes, and what covers all on purpose is above it.
      if (a.element.parentElement === b.element.parentElement && getComputedStyle(a.element).display === 'inline') continue;
      const isAbove = [a, b].some(({ element }) => element.closest('[role=dialog], [role=alert], [role=status]'));
      if (!isAbove) faults.push('over each other: ' + name(a.element) + ' and ' + name(b.element));
    }
  }
  return faults;
})()`;

/** After a change of width the page takes some frames to settle; what stays is a fault. */
const FRAMES = 40;

/** @returns what does not fit its place */
export async function layoutFaultsOf(page: Page): Promise<string[]> {
  const settling = `(async () => {
    let faults = [];
    for (let frame = 0; frame < ${FRAMES}; frame++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      faults = ${LAYOUT_FAULTS};
      if (frame > 1 && faults.length === 0) return faults;
    }
    return faults;
  })()`;
  return (await page.evaluate(settling)) as string[];
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
