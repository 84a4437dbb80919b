import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../tests/setup/find-chromium.ts';
import { median } from '../measure/statistics.ts';

/** One screen, opened as the first one; medians over the openings. Names as in Web Vitals and Lighthouse. */
export interface PageFigures {
  screen: string;
  /** How the browser was held back. */
  device: 'as it is' | 'slow';
  /** Largest contentful paint, ms from the navigation. */
  lcpMs: number;
  /** Cumulative layout shift, no unit. */
  cls: number;
  /** Total blocking time: what tasks over 50 ms took beyond that, ms. */
  tbtMs: number;
  /** JavaScript that came over the wire, compressed, in kB. */
  scriptKb: number;
}

const SCREENS = ['/', '/board', '/meetings'];
const OPENINGS = 5;
/** Nothing large is painted and no long task starts later. */
const QUIET_MS = 1_500;
/** Source: Lighthouse's mobile preset, 4 times slower processor, 1.6 Mbit/s down, 150 ms to and fro. */
const SLOW = { cpu: 4, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };

const OBSERVE = `
  window.__seen = { lcp: 0, cls: 0, tbt: 0 };
  const observe = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe('largest-contentful-paint', (entry) => { window.__seen.lcp = entry.startTime; });
  observe('layout-shift', (entry) => { if (!entry.hadRecentInput) window.__seen.cls += entry.value; });
  observe('longtask', (entry) => { window.__seen.tbt += Math.max(0, entry.duration - 50); });
`;

/** Opens screens in Chromium, with nothing cached, as somebody who is signed in. @returns nothing where there is no Chromium */
export async function measurePages(url: string, personId: string): Promise<PageFigures[]> {
  const executablePath = findChromium();
  if (executablePath === null) return [];
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const figures: PageFigures[] = [];
    for (const device of ['as it is', 'slow'] as const) {
      for (const screen of SCREENS) figures.push(await measureScreen(browser, { url, personId, screen, device }));
    }
    return figures;
  } finally {
    await browser.close();
  }
}

interface Opening {
  url: string;
  personId: string;
  screen: string;
  device: PageFigures['device'];
}

async function measureScreen(browser: Browser, opening: Opening): Promise<PageFigures> {
  const seen: Awaited<ReturnType<typeof openOnce>>[] = [];
  for (let count = 0; count < OPENINGS; count++) seen.push(await openOnce(browser, opening));
  const of = (field: keyof (typeof seen)[number]) => median(seen.map((each) => each[field]));
  const { screen, device } = opening;
  return { screen, device, lcpMs: of('lcp'), cls: of('cls'), tbtMs: of('tbt'), scriptKb: of('scriptKb') };
}

async function openOnce(browser: Browser, { url, personId, screen, device }: Opening) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    await context.addInitScript(`sessionStorage.setItem('kollegan.person', '${personId}'); ${OBSERVE}`);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    if (device === 'slow') {
      const { cpu, ...network } = SLOW;
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
      await devtools.send('Network.enable');
      await devtools.send('Network.emulateNetworkConditions', { offline: false, ...network });
    }
    await page.goto(`${url}/tabs/#${screen}`);
    await page.locator('h1').first().waitFor();
    await page.locator('[role=progressbar]').first().waitFor({ state: 'detached' });
    await page.waitForTimeout(QUIET_MS);
    const { lcp, cls, tbt, bytes } = (await page.evaluate(`({
      ...window.__seen,
      bytes: performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).reduce((sum, { transferSize }) => sum + transferSize, 0),
    })`)) as { lcp: number; cls: number; tbt: number; bytes: number };
    return { lcp, cls, tbt, scriptKb: bytes / 1000 };
  } finally {
    await context.close();
  }
}
