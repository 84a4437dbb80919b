import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Download, Page } from 'playwright-core';
import { da as daWords } from '../../tabs/locales/compliance/da.ts';
import { en as enWords } from '../../tabs/locales/compliance/en.ts';
import { nb as nbWords } from '../../tabs/locales/compliance/nb.ts';
import { sv as words } from '../../tabs/locales/compliance/sv.ts';
import { sv } from '../../tabs/locales/sv.ts';
import { FIRST_SCREEN_BYTES, firstScreens } from '../../tabs/tools/first-screen.ts';
import { ensureBuiltTabs } from './support/built-tabs.ts';
import { daysFromToday } from './support/dates.ts';
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

const WORDS = { sv: words, nb: nbWords, da: daWords, en: enWords };
const ROOT = path.resolve(__dirname, '../..');

// Before the product starts: it reads the pages once.
beforeAll(ensureBuiltTabs, 60_000);
let browser: TabsBrowser;
// A page that is open would be waited for when the product stops.
afterAll(() => browser?.close());
const running = useEmbedded();

const files = mkdtempSync(path.join(tmpdir(), 'kollegan-compliance-'));
afterAll(() => rmSync(files, { recursive: true, force: true }));

beforeAll(async () => {
  browser = await openTabsBrowser(running().embedded.product.url);
}, 60_000);

const person = (name: string) => running().chat.person(name);
const open = (name: string, route: string) => browser.open(person(name), route);

async function toPage(page: Page, name: keyof typeof words.pages): Promise<void> {
  await page.getByRole('navigation', { name: words.title }).getByRole('link', { name: words.pages[name] }).click();
  await page.locator(`nav a[aria-current=page][href="#/compliance/${name}"]`).waitFor();
  await settled(page);
}

/** Presses the button and keeps the file that comes. @returns where it lies */
async function fileOf(page: Page, button: string | RegExp): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download') as Promise<Download>,
    page.getByRole('button', { name: button, exact: true }).first().click(),
  ]);
  const file = path.join(files, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

function kollegan(...args: string[]) {
  return spawnSync(process.execPath, ['cli/main.ts', ...args], { cwd: ROOT, encoding: 'utf8' });
}

/** What the API itself tells a person. */
async function tells(name: string, ...paths: string[]): Promise<string> {
  const { url } = running().embedded.product;
  const signIn = await fetch(`${url}/api/session/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId: person(name).aadObjectId }),
  });
  const { token } = (await signIn.json()) as { token: string };
  const answers = paths.map((each) => fetch(`${url}/api/${each}`, { headers: { authorization: `Bearer ${token}` } }));
  return (await Promise.all(answers.map(async (answer) => (await answer).text()))).join('\n');
}

const isPdf = (file: string) => readFileSync(file, 'latin1').startsWith('%PDF-');

/** A meeting in which two people said yes to Plus and one thing was decided; then it is closed. */
async function closedMeeting(): Promise<void> {
  const { meeting } = running();
  await meeting.joinWith('Karin', 'Anna');
  await meeting.decide('Karin', `Vi beslutar att byta leverantör av kaffe, Anna tar den, deadline ${daysFromToday(9)}`);
  await meeting.end();
}

it('leaves every screen light as the first that is opened', () => {
  const screens = firstScreens(path.join(ROOT, 'tabs/dist'));

  expect(screens.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['ComplianceScreen', 'MeScreen', 'BoardScreen']),
  );
  expect(screens.filter(({ bytes }) => bytes > FIRST_SCREEN_BYTES)).toEqual([]);
});

describe('compliance', () => {
  it('goes from the receipt over "Remove everything" to the certificate: the data is gone, the audit is kept', async () => {
    await closedMeeting();
    const everywhere = ['meetings', 'board', 'dashboard', 'people'];
    expect(await tells('Karin', ...everywhere)).toContain('kaffe');
    const page = await open('Gustav', '/compliance');
    const { name } = person('Anna');
    await page.getByRole('cell', { name, exact: true }).waitFor();
    await picture(page, 'compliance-consents');

    const receipt = await fileOf(page, new RegExp(`JSON: ${name}`));
    expect(isPdf(await fileOf(page, new RegExp(`PDF: ${name}`)))).toBe(true);
    const keys = path.join(files, 'keys.json');
    const served = await fetch(`${running().embedded.product.url}/.well-known/kollegan-keys.json`);
    writeFileSync(keys, await served.text());
    expect(kollegan('receipt', 'verify', receipt, '--keys', keys)).toMatchObject({ status: 0 });

    await toPage(page, 'erasure');
    await page.getByLabel(words.which).selectOption({ index: 1 });
    await page.getByRole('button', { name: words.erasure.go }).click();
    const phrase = page.getByLabel(/^Skriv: ta bort/);
    await phrase.waitFor();
    await page.keyboard.type('något annat');
    await page.keyboard.press('Enter');
    await page.getByText(/Inget har tagits bort/).waitFor();
    const label = String(await page.getByText(/^Skriv: ta bort/).textContent());
    await phrase.fill(label.replace('Skriv: ', '').replace('*', ''));
    await picture(page, 'compliance-erasure-confirm');
    await page.keyboard.press('Enter');
    await page.getByText(words.erasure.states.done, { exact: true }).waitFor();
    const certificate = await fileOf(page, words.erasure.certificateAs('JSON'));
    expect(isPdf(await fileOf(page, words.erasure.certificateAs('PDF')))).toBe(true);
    const { payload } = JSON.parse(readFileSync(certificate, 'utf8'));
    expect(payload.stores.every(({ after }: { after: number }) => after === 0)).toBe(true);
    expect(payload.stores.some(({ before }: { before: number }) => before > 0)).toBe(true);
    await picture(page, 'compliance-erasure');

    expect(await tells('Karin', ...everywhere)).not.toContain('kaffe');
    expect(await tells('Gustav', 'compliance/consents')).not.toContain(name);
    await toPage(page, 'consents');
    await page.getByText(words.consents.none).waitFor();
    const karins = await open('Karin', '/meetings');
    await karins.getByText(sv.meetings.none).waitFor();
    expect(await karins.content()).not.toContain('kaffe');
    await karins.goto(`${running().embedded.product.url}/tabs/#/board`);
    await karins.getByText(sv.board.emptyColumn).first().waitFor();
    expect(await karins.content()).not.toContain('kaffe');
    await karins.context().close();

    await toPage(page, 'audit');
    await page.getByRole('button', { name: words.audit.verify }).click();
    await page.getByText(words.audit.good).waitFor();
    await page.getByRole('cell', { name: sv.decision.events['erasure.done'] ?? '' }).waitFor();
    await picture(page, 'compliance-audit');
    const proof = JSON.parse(readFileSync(await fileOf(page, words.audit.proofOf(1)), 'utf8'));
    expect(proof).toMatchObject({ type: 'kollegan-audit-proof', event: { sequence: 1 } });
    await page.context().close();
  }, 60_000);

  it('places a hold that stops an erasure, and releases it', async () => {
    await closedMeeting();
    const page = await open('Gustav', '/compliance/holds');
    await page.getByRole('button', { name: words.holds.place }).click();
    await page.getByText(words.chooseOne).waitFor();
    await page.getByLabel(words.which).selectOption({ index: 1 });
    await page.getByLabel(words.holds.reason).fill('Tvist om leverantören');
    await page.getByLabel(words.holds.reviewOn).fill(daysFromToday(-1));
    await page.getByRole('button', { name: words.holds.place }).click();
    await page.getByText(words.holds.overdueCount(1)).waitFor();
    await picture(page, 'compliance-holds');
    expect(await faultsOf(page)).toEqual([]);

    await toPage(page, 'erasure');
    await page.getByLabel(words.which).selectOption({ index: 1 });
    await page.getByRole('button', { name: words.erasure.go }).click();
    const label = String(await page.getByText(/^Skriv: ta bort/).textContent());
    await page.getByLabel(/^Skriv: ta bort/).fill(label.replace('Skriv: ', '').replace('*', ''));
    await page.getByRole('button', { name: words.erasure.confirm }).click();
    await page.getByText(words.erasure.blocked(1)).waitFor();

    await toPage(page, 'holds');
    const other = await open('Gustav', '/compliance/holds');
    for (const each of [page, other]) await each.getByRole('button', { name: /^Ändra stoppet/ }).click();
    await other.getByLabel(words.holds.reviewOn).first().fill(daysFromToday(60));
    await other.getByLabel(words.holds.reason).first().fill('Tvist 14');
    await other.getByRole('button', { name: sv.app.save }).click();
    await other.getByText(words.holds.changed).waitFor();
    await other.context().close();
    // This one is slower: it is told, sees above what the other one saved, keeps what it wrote and sends it anew.
    await page.getByLabel(words.holds.reviewOn).first().fill(daysFromToday(30));
    await page.getByRole('button', { name: sv.app.save }).click();
    await page.getByText(words.quicker).waitFor();
    await page.getByText('Tvist 14', { exact: true }).waitFor();
    expect(await page.getByLabel(words.holds.reviewOn).first().inputValue()).toBe(daysFromToday(30));
    await picture(page, 'compliance-hold-changed');
    await page.getByRole('button', { name: sv.app.save }).click();
    await page.getByText(words.holds.changed).waitFor();
    await page.waitForFunction("document.activeElement?.tagName === 'H3'");
    await page.getByRole('button', { name: /^Häv stoppet/ }).click();
    await page.getByRole('button', { name: words.holds.releaseYes }).click();
    await page.getByText(words.holds.releasedNow).waitFor();
    await page.context().close();
  }, 60_000);

  it('lets who organised a meeting remove it from its own screen, and nobody else', async () => {
    await closedMeeting();
    const { meetings } = JSON.parse(await tells('Karin', 'meetings'));
    const route = `/meetings/${meetings[0].id}`;
    const annas = await open('Anna', route);
    await annas.getByRole('heading', { name: sv.meeting.decisions }).waitFor();
    expect(await annas.getByRole('button', { name: words.ofMeeting.erase }).count()).toBe(0);
    await annas.context().close();

    const page = await open('Karin', route);
    const erase = page.getByRole('button', { name: words.ofMeeting.erase });
    await erase.click();
    await page.getByRole('button', { name: words.mine.eraseYes }).click();
    const phrase = page.getByLabel(/^Skriv: ta bort/);
    await phrase.waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'meeting-erasure');
    await page.setViewportSize({ width: 320, height: HEIGHT });
    await phrase.scrollIntoViewIfNeeded();
    await picture(page, 'meeting-erasure-narrow');
    expect(await layoutFaultsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 1440, height: HEIGHT });
    await page.getByRole('button', { name: /^Avbryt raderingen/ }).click();
    await erase.click();
    await page.getByRole('button', { name: words.mine.eraseYes }).click();
    const label = String(await page.getByText(/^Skriv: ta bort/).textContent());
    await phrase.fill(label.replace('Skriv: ', '').replace('*', ''));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: sv.people.mine, exact: true }).waitFor();
    await page.getByText(words.erasure.states.done, { exact: true }).waitFor();
    await picture(page, 'me-erasure-done');
    expect(await fileOf(page, words.erasure.certificateAs('JSON'))).toMatch(/\.json$/);
    expect(await tells('Karin', 'meetings')).not.toContain(meetings[0].id);
    await page.context().close();
  }, 60_000);

  it('lets people see to their own data, and answers what they ask', async () => {
    await closedMeeting();
    const annas = await open('Anna', '/me');
    expect(await fileOf(annas, words.mine.export)).toMatch(/\.zip$/);
    expect(readFileSync(await fileOf(annas, /^Kvitto som JSON/), 'utf8')).toContain('kollegan-consent-receipt');
    await annas.getByLabel(words.mine.askWords).fill('Mitt namn stavas fel');
    await annas.getByRole('button', { name: words.mine.askSend }).click();
    await annas.getByText('Mitt namn stavas fel').waitFor();

    const page = await open('Gustav', '/compliance/requests');
    const title = `${words.requests.types.rectification}, ${person('Anna').name}`;
    await page.getByRole('button', { name: words.requests.takeOf(title) }).click();
    await page.getByText(words.requests.taken).waitFor();
    await page.waitForFunction(`document.activeElement?.textContent === '${title}'`);
    await page.getByRole('button', { name: words.requests.answerOf(title) }).click();
    await page.getByLabel(words.requests.words).fill('Rättat i katalogen');
    await picture(page, 'compliance-requests');
    await page.getByRole('button', { name: words.requests.answer, exact: true }).click();
    await page.getByText(words.requests.answered).waitFor();
    await page.context().close();

    await annas.reload();
    await annas.getByText(/Rättat i katalogen/).waitFor();
    await picture(annas, 'me');
    await annas.getByRole('button', { name: words.mine.object }).click();
    await annas.getByRole('button', { name: words.mine.objectYes }).click();
    await annas.getByText(words.requests.types.objection).waitFor();
    await annas.getByRole('button', { name: words.mine.erase }).click();
    await annas.getByRole('button', { name: words.mine.eraseYes }).click();
    await annas.getByLabel(/^Skriv: ta bort/).waitFor();
    await annas.getByText(/Förfaller .* om ingen bekräftar/).waitFor();
    await picture(annas, 'me-erasure-waits');
    await annas.getByRole('button', { name: /^Avbryt raderingen/ }).click();
    await annas.getByText(/Avbruten av .* Inget togs bort\./).waitFor();
    await annas.waitForFunction("document.activeElement?.tagName === 'H3'");
    await picture(annas, 'me-erasure-cancelled');
    expect(await faultsOf(annas)).toEqual([]);
    await annas.context().close();
  }, 60_000);
});

describe('every page of compliance', () => {
  it('is free of faults in light and dark, and fits in every language', async () => {
    await closedMeeting();
    const { product } = running().embedded;
    for (const tenantId of await product.store.tenants()) await product.retention.run(tenantId);
    const page = await open('Gustav', '/compliance/retention');
    await page.getByRole('columnheader', { name: words.retention.expired }).waitFor();
    await page.getByRole('button', { name: words.retention.dryRun }).click();
    await page.getByText(words.retention.dryRunTitle).waitFor();
    await picture(page, 'compliance-retention');
    const faults: Record<string, string[]> = {};
    const note = (where: string, found: readonly string[]) => {
      if (found.length > 0) faults[where] = [...found];
    };
    for (const name of Object.keys(words.pages) as (keyof typeof words.pages)[]) {
      await page.evaluate(`location.hash = '/compliance/${name}'`);
      await page.locator(`nav a[aria-current=page][href="#/compliance/${name}"]`).waitFor();
      for (const language of ['nb', 'da', 'en', 'sv'] as const) {
        await look(page, { language, theme: 'light' });
        await page.getByRole('heading', { name: WORDS[language].title, exact: true }).waitFor();
        await settled(page);
        for (const width of [320, 1440]) {
          await page.setViewportSize({ width, height: HEIGHT });
          note(`${name} ${language} ${width}`, await layoutFaultsOf(page));
        }
      }
      note(`${name} light`, await faultsOf(page));
      await page.setViewportSize({ width: 320, height: HEIGHT });
      await look(page, { language: 'sv', theme: 'dark' });
      note(`${name} dark`, await faultsOf(page));
    }
    expect(faults).toEqual({});
    await page.context().close();
  }, 60_000);
});

describe('a whole organisation', () => {
  it('is removed when two people want it', async () => {
    const page = await open('Gustav', '/compliance/erasure');
    await page.getByLabel(words.erasure.what).selectOption('tenant');
    await page.getByRole('button', { name: words.erasure.go }).click();
    const itemOn = (of: Page) =>
      of.getByRole('listitem').filter({ has: of.getByRole('heading', { name: words.ofKind.tenant }) });
    const confirm = async (of: Page) => {
      const label = String(
        await itemOn(of)
          .getByText(/^Skriv: ta bort/)
          .textContent(),
      );
      await itemOn(of)
        .getByLabel(/^Skriv: ta bort/)
        .fill(label.replace('Skriv: ', '').replace('*', ''));
      await itemOn(of).getByRole('button', { name: words.erasure.confirm }).click();
    };
    await confirm(page);
    await page.getByText(words.erasure.waitsForOther).waitFor();

    const karins = await open('Karin', '/compliance');
    await karins.getByText(words.erasure.leadAdmin).waitFor();
    await confirm(karins);
    await itemOn(karins).getByText(words.erasure.states.done, { exact: true }).waitFor();
    // Nobody touched this one: the server's events told it.
    await itemOn(page).getByText(words.erasure.states.done, { exact: true }).waitFor();
    await Promise.all([page.context().close(), karins.context().close()]);
    // What begins anew is no concern of what was removed.
    await closedMeeting();
  }, 60_000);
});
