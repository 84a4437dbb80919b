import type { Page } from 'playwright-core';
import { da } from '../../tabs/locales/da.ts';
import { en } from '../../tabs/locales/en.ts';
import { nb } from '../../tabs/locales/nb.ts';
import { sv } from '../../tabs/locales/sv.ts';
import type { Texts } from '../../tabs/locales/texts.ts';
import { ensureBuiltTabs } from './support/built-tabs.ts';
import { daysFromToday } from './support/dates.ts';
import { decisionIdOf } from './support/meeting-steps.ts';
import {
  faultsOf,
  HEIGHT,
  layoutFaultsOf,
  look,
  openTabsBrowser,
  picture,
  settled,
  type TabsBrowser,
} from './support/tabs-browser.ts';
import { useEmbedded } from './support/use-embedded.ts';

const TEXTS = { sv, nb, da, en };
const LANGUAGES = ['sv', 'en', 'nb', 'da'] as const;
const THEMES = ['contrast', 'dark', 'light'] as const;
const WIDTHS = [320, 768, 1440] as const;
// Before the product starts: it reads the pages once.
beforeAll(ensureBuiltTabs, 60_000);
let browser: TabsBrowser;
// A page that is open would be waited for when the product stops.
afterAll(() => browser?.close());
const running = useEmbedded();

beforeAll(async () => {
  browser = await openTabsBrowser(running().embedded.product.url);
}, 60_000);

const person = (name: string) => running().chat.person(name);
const column = (page: Page, name: 'open' | 'in-progress' | 'done' | 'parked') =>
  page.getByRole('region', { name: new RegExp(`^${sv.decision.columns[name]},`) });

/** A meeting that runs, with one decision that is complete and one that lacks everything. */
async function twoDecisions(supplier: string, town: string): Promise<{ complete: string; bare: string }> {
  const { meeting } = running();
  await meeting.joinWith('Karin', 'Anna');
  const complete = `Byta leverantör av ${supplier}`;
  const bare = `Flytta kontoret till ${town}`;
  await meeting.decide(
    'Karin',
    `Vi beslutar att byta leverantör av ${supplier}, Anna tar den, deadline ${daysFromToday(9)}`,
  );
  await meeting.decide('Karin', `Vi beslutar att flytta kontoret till ${town}.`);
  return { complete, bare };
}

/** What the Playground does for "Mock an Activity, Install application" in the meeting's chat. */
async function installInMeeting(): Promise<void> {
  const { url, people } = running().embedded.teams;
  const activities = `${url}/_internal/v1/customActivities`;
  const asked = new URLSearchParams({ conversationId: people.meeting.conversationId, type: 'install' });
  const template = await fetch(`${activities}/template?${asked}`);
  const headers = { 'content-type': 'application/json' };
  const sent = await fetch(activities, { method: 'POST', headers, body: await template.text() });
  expect(sent.status).toBe(200);
}

/** Presses a key until what has the focus is called so: the way of somebody without a mouse. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let press = 0; press < 120; press++) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate(
      'document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent',
    );
    if (words === name) return;
  }
  throw new Error(`Nothing called "${name}" was come to by Tab`);
}

describe('the tabs', () => {
  it('let one choose who to be, explain an empty system and offer a meeting to look at and remove', async () => {
    const page = await browser.open(null, '/');
    await page.getByRole('heading', { name: sv.signIn.title }).waitFor();
    await page.getByText(sv.signIn.practice).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Petra Lund' }).click();

    await page.getByRole('heading', { name: sv.firstRun.title }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'first-run');
    await page.getByRole('button', { name: sv.firstRun.sample }).click();
    await page.getByRole('button', { name: sv.meeting.removeSample }).waitFor();
    await page.getByText(sv.meeting.recap, { exact: true }).waitFor();
    await page.getByRole('button', { name: sv.meeting.removeSample }).click();
    await page.getByRole('heading', { name: sv.firstRun.title }).waitFor();
    await page.context().close();
  }, 60_000);

  it('show a meeting that is to come, and the meeting itself as soon as it begins', async () => {
    const { chat, embedded } = running();
    const { title } = embedded.teams.people.meeting;
    await installInMeeting();
    // Kollegan says hello when it knows the meeting.
    await chat.next(({ text }) => text.includes('Strax innan'));

    const page = await browser.open(person('Karin'), '/');
    await page.getByRole('link', { name: title }).click();
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByText(sv.coming.people).waitFor();
    await page.getByText(sv.coming.consent).waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await chat.event('start');
    await page.getByText(sv.meetings.status.active, { exact: true }).waitFor();
    await page.context().close();
  }, 60_000);

  it('move a card with the keys alone, and tell it', async () => {
    const { complete } = await twoDecisions('kaffe', 'Solna');
    const page = await browser.open(person('Karin'), '/board');
    const move = sv.board.move(complete);
    await column(page, 'open').getByRole('button', { name: move }).waitFor();

    await tabTo(page, move);
    await page.keyboard.press('Space');
    await page.getByText(sv.board.over(complete, sv.decision.columns.open)).waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowRight');
    await page.getByText(sv.board.over(complete, sv.decision.columns['in-progress'])).waitFor({ state: 'attached' });
    await page.keyboard.press('Space');
    await column(page, 'in-progress').getByText(complete).waitFor();
    await page.getByText(sv.board.moved(complete, sv.decision.columns['in-progress'])).waitFor();

    const opener = page.getByRole('button', { name: sv.board.open(complete) });
    await opener.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForFunction(`document.activeElement?.getAttribute('aria-label') === '${sv.board.open(complete)}'`);
    await page.context().close();
  }, 60_000);

  it('move a card with the mouse, and another browser sees it', async () => {
    const { complete } = await twoDecisions('skrivare', 'Kista');
    const [karins, annas] = await Promise.all([
      browser.open(person('Karin'), '/board'),
      browser.open(person('Anna'), '/board'),
    ]);
    await column(annas, 'open').getByText(complete).waitFor();
    const from = await column(karins, 'open').getByText(complete).boundingBox();
    const to = await column(karins, 'in-progress').boundingBox();
    if (!from || !to) throw new Error('The board has no place on the page');

    await karins.mouse.move(from.x + 5, from.y + 5);
    await karins.mouse.down();
    await karins.mouse.move(from.x + 40, from.y + 20, { steps: 4 });
    await karins.mouse.move(to.x + to.width / 2, to.y + 120, { steps: 8 });
    await karins.mouse.up();
    await column(karins, 'in-progress').getByText(complete).waitFor();
    await column(annas, 'in-progress').getByText(complete).waitFor();
    await picture(karins, 'board');
    await Promise.all([karins.context().close(), annas.context().close()]);
  }, 60_000);

  it('move a card with a finger', async () => {
    const { complete } = await twoDecisions('mjölk', 'Umeå');
    const page = await browser.open(person('Karin'), '/board', { width: 1440 }, true);
    const card = column(page, 'open').getByText(complete);
    await card.waitFor();
    const from = await card.boundingBox();
    const to = await column(page, 'in-progress').boundingBox();
    if (!from || !to) throw new Error('The board has no place on the page');
    const finger = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number, y?: number) =>
      finger.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: x === undefined || y === undefined ? [] : [{ x, y }],
      });

    await touch('touchStart', from.x + 5, from.y + 5);
    await page.getByText(sv.board.over(complete, sv.decision.columns.open)).waitFor({ state: 'attached' });
    await touch('touchMove', from.x + 60, from.y + 30);
    await touch('touchMove', to.x + to.width / 2, to.y + 120);
    await page.getByText(sv.board.over(complete, sv.decision.columns['in-progress'])).waitFor({ state: 'attached' });
    await touch('touchEnd');
    await column(page, 'in-progress').getByText(complete).waitFor();
    await page.context().close();
  }, 60_000);

  it('narrow the board to an owner and a series that are searched for with the keys alone', async () => {
    const { complete, bare } = await twoDecisions('glas', 'Visby');
    const page = await browser.open(person('Karin'), '/board');
    const { name, surname } = person('Anna');
    const owner = page.getByRole('combobox', { name: sv.decision.owner });
    const series = page.getByRole('combobox', { name: sv.board.series });
    const ownerShown = (words: string) => page.locator(`input[role=combobox][value="${words}"]`);
    const option = (words: string) => page.getByRole('option', { name: words, exact: true });
    await column(page, 'open').getByText(bare).waitFor();
    const arrived = Promise.withResolvers<void>();
    await page.route(/ChoiceSearch/, async (route) => {
      await arrived.promise;
      await route.continue();
    });

    // What is typed before the search is fetched goes on in it.
    await page.getByRole('searchbox', { name: sv.board.text }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.type(surname.slice(0, 2).toLowerCase());
    arrived.resolve();
    await option(name).waitFor();
    await page.keyboard.type(surname.slice(2, 4).toLowerCase());
    expect(await owner.inputValue()).toBe(surname.slice(0, 4).toLowerCase());
    await option(name).waitFor();
    expect(await page.getByRole('option').count()).toBe(1);
    for (const theme of THEMES) {
      await look(page, { language: 'sv', theme });
      expect(await faultsOf(page)).toEqual([]);
    }
    await page.keyboard.press('Enter');
    await column(page, 'open').getByText(bare).waitFor({ state: 'detached' });
    await column(page, 'open').getByText(complete).waitFor();
    expect(await owner.inputValue()).toBe(name);

    // What is named in the address by its id alone has its name again.
    await page.reload();
    await ownerShown(name).waitFor();
    expect(await column(page, 'open').getByText(bare).count()).toBe(0);

    await owner.focus();
    await page.keyboard.type('qqq');
    await option(sv.board.choices.none).waitFor();
    expect(await page.getByText(sv.board.choices.none).count()).toBe(2);
    await page.keyboard.press('Enter');
    expect(await page.getByRole('option').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await owner.inputValue()).toBe(name);
    expect(await column(page, 'open').getByText(bare).count()).toBe(0);

    await page.keyboard.press('Control+A');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Tab');
    await column(page, 'open').getByText(bare).waitFor();
    expect(await owner.inputValue()).toBe('');

    await page.keyboard.press('ArrowDown');
    await option(sv.board.anySeries).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/seriesId=/);
    expect(await series.inputValue()).not.toBe('');
    await column(page, 'open').getByText(complete).waitFor();
    await page.goto(`${running().embedded.product.url}/tabs/#/board?ownerId=nobody-here`);
    await ownerShown(sv.board.unknownChoice).waitFor();
    await page.context().close();
  }, 60_000);

  it('say when there is no contact, and show what was missed when it is back', async () => {
    const { complete } = await twoDecisions('papper', 'Luleå');
    const annas = await browser.open(person('Anna'), '/board');
    const karins = await browser.open(person('Karin'), '/board');
    await column(annas, 'open').getByText(complete).waitFor();
    await annas.context().setOffline(true);
    await annas.getByText(sv.app.offline).waitFor();
    await karins.getByRole('button', { name: sv.board.move(complete) }).click();
    await karins.getByRole('menuitem', { name: sv.board.moveTo(sv.decision.columns.done) }).click();
    await column(karins, 'done').getByText(complete).waitFor();
    expect(await column(annas, 'open').getByText(complete).count()).toBe(1);

    await annas.context().setOffline(false);
    await column(annas, 'done').getByText(complete).waitFor();
    await annas.getByText(sv.app.offline).waitFor({ state: 'detached' });
    await Promise.all([karins.context().close(), annas.context().close()]);
  }, 60_000);

  it('show who was slower the fresh card, twenty times, and lose nothing', async () => {
    const { complete } = await twoDecisions('städning', 'Täby');
    const [karins, annas] = await Promise.all([
      browser.open(person('Karin'), '/board'),
      browser.open(person('Anna'), '/board'),
    ]);
    await column(annas, 'open').getByText(complete).waitFor();
    await column(karins, 'open').getByText(complete).waitFor();
    const moveTo = async (page: Page, to: 'open' | 'in-progress' | 'done') => {
      await page.getByRole('button', { name: sv.board.move(complete) }).click();
      await page.getByRole('menuitem', { name: sv.board.moveTo(sv.decision.columns[to]) }).click();
    };
    const places = ['in-progress', 'open'] as const;
    let conflicts = 0;
    for (let round = 0; round < 20; round++) {
      const to = places[round % 2] ?? 'open';
      // Anna's browser hears of Karin's move only after it has sent its own.
      let release = () => undefined as unknown;
      const held = new Promise<void>((resolve) => {
        release = resolve as () => unknown;
      });
      await annas.route('**/move', async (route) => {
        await held;
        await route.continue();
      });
      await moveTo(annas, 'done');
      await moveTo(karins, to);
      await column(karins, to).getByText(complete).waitFor();
      await karins.getByText(sv.board.moved(complete, sv.decision.columns[to])).waitFor();
      const refused = annas.waitForResponse((response) => response.url().endsWith('/move'));
      release();
      const status = (await refused).status();
      if (status === 412) conflicts += 1;
      await annas.getByText(sv.board.movedBy(person('Karin').name, complete, sv.decision.columns[to])).waitFor();
      await column(annas, to).getByText(complete).waitFor();
      await annas.getByRole('button', { name: sv.app.close }).click();
      await annas.unroute('**/move');
    }
    expect(conflicts).toBe(20);
    await Promise.all([karins.context().close(), annas.context().close()]);
  }, 90_000);

  it('keep what a person wrote when somebody else changed the decision meanwhile', async () => {
    const { bare } = await twoDecisions('blommor', 'Sundsvall');
    const page = await browser.open(person('Karin'), '/board');
    await column(page, 'open')
      .getByRole('button', { name: sv.board.open(bare) })
      .click();
    await page.getByRole('button', { name: sv.decision.edit }).click();
    await page.getByLabel(sv.decision.title).fill('Flytta kontoret till Sundbyberg');
    const annas = await browser.open(person('Anna'), '/board');
    await column(annas, 'open')
      .getByRole('button', { name: sv.board.open(bare) })
      .click();
    await annas.getByRole('button', { name: sv.decision.edit }).click();
    await annas.getByLabel(sv.decision.title).fill('Flytta kontoret till Nacka');
    await page.route('**/api/meetings/*/decisions/*', (route) =>
      route.request().method() === 'GET' ? route.abort() : route.continue(),
    );
    await annas.getByRole('button', { name: sv.app.save }).click();
    await annas.getByText(sv.app.saved).waitFor();

    await page.getByRole('button', { name: sv.app.save }).click();
    await page.getByText(sv.decision.changedUnderYou).waitFor();
    await page.getByText(sv.decision.nowIs('Flytta kontoret till Nacka')).waitFor();
    expect(await page.getByLabel(sv.decision.title).inputValue()).toBe('Flytta kontoret till Sundbyberg');
    await page.getByRole('button', { name: sv.app.save }).click();
    await page.getByText(sv.app.saved).waitFor();
    await Promise.all([page.context().close(), annas.context().close()]);
  }, 60_000);

  it('close a meeting with the keys alone: refused while something is missing, then closed', async () => {
    const { bare } = await twoDecisions('lunch', 'Falun');
    const page = await browser.open(person('Karin'), '/panel', { width: 320 });
    await page.getByText(sv.meeting.missingTitle).waitFor();
    await picture(page, 'side-panel');

    await tabTo(page, sv.meeting.close);
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: bare }).waitFor();
    await tabTo(page, sv.meeting.close);
    await page.keyboard.press('Enter');
    await page.getByText(sv.meeting.closeRefused).waitFor();
    expect(await faultsOf(page)).toEqual([]);

    const row = page.getByRole('group', { name: bare });
    await row.getByLabel(sv.decision.owner).focus();
    await page.keyboard.press('ArrowDown');
    await row.getByLabel(sv.decision.deadline).fill(daysFromToday(5));
    await tabTo(page, sv.meeting.close);
    await page.keyboard.press('Enter');
    await page.getByText(sv.meeting.closed).waitFor();
    await page.context().close();
  }, 60_000);

  it('let people write an agenda, and give the recap of a closed meeting as files', async () => {
    const { bare } = await twoDecisions('mattor', 'Lund');
    const page = await browser.open(person('Karin'), '/meetings');
    await page.locator('main a[href^="#/meetings/"]').first().click();
    await page.getByRole('button', { name: sv.meeting.agendaWrite }).click();
    await page.getByLabel(sv.meeting.agendaTitle).fill('Budget 2027');
    await page.getByLabel(sv.meeting.agendaItems).fill('Läget\n\nNästa steg');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: sv.app.save }).click();
    await page.getByRole('button', { name: sv.meeting.agendaChange }).waitFor();
    expect(await page.locator('main ol li').allTextContents()).toEqual(['Läget', 'Nästa steg']);
    await picture(page, 'meeting-before');

    await page.getByRole('button', { name: sv.meeting.close }).click();
    const row = page.getByRole('group', { name: bare });
    await row.getByLabel(sv.meeting.park).check();
    await row.getByLabel(sv.meeting.reason).fill('Efter sommaren');
    await page.getByRole('button', { name: sv.meeting.close }).click();
    await page.getByText(sv.meeting.nextMeeting).waitFor();
    for (const [name, ending] of [
      ['PDF', 'pdf'],
      ['Word', 'docx'],
      ['Markdown', 'md'],
    ] as const) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: sv.meeting.download(name) }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${ending}$`));
    }
    await picture(page, 'meeting');
    await page.context().close();
  }, 60_000);

  it('let an administrator choose where tasks and mail go', async () => {
    const page = await browser.open(person('Karin'), '/settings/connections');
    await page.getByLabel(sv.settings.connections.mailbox).fill('ingen adress');
    await page.getByRole('button', { name: sv.app.save }).click();
    await page.getByText(sv.problems.fields.invalid).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel(sv.settings.connections.mailbox).fill('moten@example.com');
    await page.getByRole('button', { name: sv.app.save }).click();
    await page.getByText(sv.app.saved).waitFor();
    await picture(page, 'settings-connections');
    await page.getByLabel(sv.settings.connections.mailbox).fill('');
    const [undone] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'PUT'),
      page.getByRole('button', { name: sv.app.save }).click(),
    ]);
    expect(undone.status()).toBe(200);
    await page.context().close();
  }, 60_000);

  it('show each role its screens', async () => {
    const { complete } = await twoDecisions('larm', 'Borås');
    const compliance = await browser.open(person('Gustav'), '/');
    const nav = compliance.getByRole('navigation', { name: sv.app.navigation });
    await nav.getByRole('link').first().waitFor();
    expect(await nav.getByRole('link').allTextContents()).toEqual([
      sv.nav.observability,
      sv.nav.compliance,
      sv.nav.settings,
    ]);
    await compliance.goto(`${running().embedded.product.url}/tabs/#/settings`);
    await compliance.getByText(sv.settings.readOnly).waitFor();
    await compliance.context().close();

    const reader = await browser.open(person('Yusuf'), '/board');
    await column(reader, 'open').waitFor();
    expect(await reader.getByRole('button', { name: sv.board.move(complete) }).count()).toBe(0);
    await reader.context().close();
  }, 60_000);
});

describe('every screen', () => {
  it('is free of faults in every theme, and fits at every width in every language', async () => {
    const { meeting } = running();
    await meeting.joinWith('Karin', 'Anna');
    const decided = await meeting.decide('Karin', 'Vi beslutar att byta leverantör, Anna tar den, deadline 15 okt');
    const page = await browser.open(person('Karin'), '/meetings');
    await page.locator('main a[href^="#/meetings/"]').first().waitFor();
    const link = String(await page.evaluate('document.querySelector(\'main a[href^="#/meetings/"]\').hash.slice(1)'));
    const id = link.split('/').at(-1);
    const screens: [route: string, heading: (texts: Texts) => string][] = [
      ['/', (texts) => texts.dashboard.title],
      ['/board', (texts) => texts.board.title],
      [`/board?meeting=${id}&decision=${decisionIdOf(decided)}`, (texts) => texts.decision.history],
      ['/meetings', (texts) => texts.meetings.title],
      [link, (texts) => texts.meeting.participants],
      ['/people', (texts) => texts.people.title],
      ['/me', (texts) => texts.people.mine],
      ['/compliance', (texts) => texts.nav.compliance],
      ['/observability', (texts) => texts.observability.jobs],
      ['/settings', (texts) => texts.settings.notices],
      ['/settings/connections', (texts) => texts.settings.connections.title],
      ['/settings/measurements', (texts) => texts.settings.measurements.how],
      ['/settings/audit', (texts) => texts.settings.audit],
      ['/panel', (texts) => texts.panel.title],
      ['/nowhere', (texts) => texts.app.notFound],
    ];
    const faults: Record<string, string[]> = {};
    const note = (where: string, found: readonly string[]) => {
      if (found.length > 0) faults[where] = [...found];
    };
    for (const [route, heading] of screens) {
      await page.evaluate(`location.hash = ${JSON.stringify(route)}`);
      for (const language of LANGUAGES) {
        await look(page, { language, theme: 'light' });
        await page
          .getByRole('heading', { name: heading(TEXTS[language]), exact: true })
          .first()
          .waitFor();
        await settled(page);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: HEIGHT });
          note(`${route} ${language} ${width}`, await layoutFaultsOf(page));
        }
      }
      for (const [index, theme] of THEMES.entries()) {
        // Each theme at another width, and each in a language of the two that the others are made from.
        const language = index % 2 === 0 ? 'sv' : 'en';
        await page.setViewportSize({ width: WIDTHS[index] ?? 320, height: HEIGHT });
        await look(page, { language, theme });
        await page
          .getByRole('heading', { name: heading(TEXTS[language]), exact: true })
          .first()
          .waitFor();
        note(`${route} ${theme}`, await faultsOf(page));
      }
    }
    expect(faults).toEqual({});
    await page.context().close();
  }, 120_000);
});
