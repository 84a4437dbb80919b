import { openPlayground, type PlaygroundPage } from './support/playground-page.ts';
import { useEmbedded } from './support/use-embedded.ts';

const running = useEmbedded();

describe('the first meeting of a new user, in the browser', () => {
  let playground: PlaygroundPage;

  beforeEach(async () => {
    playground = await openPlayground(running().embedded.teams.url);
  }, 60_000);

  afterEach(() => playground.close());

  it('goes from join over consent, a decision and the gate to the recap', async () => {
    const { page, openChat, write, card, picture } = playground;

    await openChat('Ledningsgruppen tisdag');
    await write('/kollegan join');
    await picture(card('Inför mötet'), 'pre-brief');
    await picture(card('Du bestämmer vad jag hör'), 'consent-card');
    await card('Du bestämmer vad jag hör').getByRole('button', { name: 'Plus' }).click();
    await card('Karin Lindqvist, du har valt Plus.').waitFor();

    await write('Vi beslutar att byta leverantör, Anna tar den, deadline 15 okt');
    await card('Byta leverantör').getByText('Anna Svensson').first().waitFor();
    await picture(card('Byta leverantör'), 'decision-card');
    await card('Byta leverantör').getByRole('button', { name: 'Bekräfta' }).click();
    await card('Beslut: bekräftat').waitFor();

    await write('Vi beslutar att flytta kontoret till Solna.');
    await card('Flytta kontoret till Solna').waitFor();
    await write('/kollegan close');
    const gate = card('Innan mötet stängs');
    await picture(gate, 'decision-close-card');
    await gate.getByRole('combobox', { name: 'Ägare till beslut' }).click();
    await page.getByRole('option', { name: 'Petra Lund' }).click();
    await gate.getByRole('button', { name: 'Stäng mötet' }).click();
    await gate.getByText('Välj en ägare.').waitFor({ state: 'detached' });
    await gate.getByText('Välj ett datum.').waitFor();
    expect(await gate.getByRole('combobox', { name: 'Ägare till beslut' }).inputValue()).toBe('Petra Lund');

    await gate.getByRole('combobox', { name: 'Klart senast' }).click();
    await page.getByRole('button', { name: 'Next month' }).click();
    await page.getByRole('gridcell', { name: /^15\b/ }).click();
    await gate.getByRole('button', { name: 'Stäng mötet' }).click();
    await card('Mötet är stängt').waitFor();

    const recap = card('Sammanfattning');
    await recap.getByText('finns i Planner').nth(1).waitFor();
    await picture(recap, 'recap');
    expect(await recap.innerText()).toContain('Petra Lund');
  }, 90_000);
});
