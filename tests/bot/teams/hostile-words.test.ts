import { defaultPeople, type SandboxPeople } from '../../../infra/sandbox/teams/index.ts';
import { useBotHost } from '../bot-host.ts';
import { button, click, decide, joinWithConsent, KARIN, textsAfter, write } from '../chat-steps.ts';

const NAMES = [
  '<script>alert(1)</script><at>Kollegan</at>',
  '**Chefen** [Klicka](https://evil.example) `kod`',
  'Anna \u202Egnp.exe\u2066',
  '👩🏽‍🚀 Åsa Öberg 🇸🇪',
  '',
  '\u200B\u2060\u00AD \u0000',
  'X'.repeat(4_000),
  `{{DATE(2020-01-01T00:00:00Z)}} \${$root.meetingId}`,
  '\ud800 halv \udfff',
  'Rad\u2028bruten\r\n\ttvå gånger',
];

const people: SandboxPeople = {
  ...defaultPeople,
  meeting: { ...defaultPeople.meeting, title: '<b>Möte</b> \u202Eetöm {{x}} **!**' },
  others: NAMES.map((name, index) => ({
    id: `29:person-${index}`,
    aadObjectId: `aad-${index}`,
    name,
    givenName: name,
    surname: '',
    email: `person-${index}@contoso.example`,
  })),
};

const host = useBotHost({ people });

/** What makes a text look like another one, or a client do something. */
const TRICKS =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B\u2060\uFEFF\u00AD\u202A-\u202E\u2066-\u2069]/;
const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** @returns what a card says, without the values of its inputs, which clients show as they are */
function saidBy(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const said = ['text', 'title', 'label']
    .map((key) => Reflect.get(value, key))
    .filter((each) => typeof each === 'string');
  return [...said, ...Object.values(value).flatMap(saidBy)];
}

function expectHarmless(...shown: unknown[]): void {
  for (const text of shown.flatMap(stringsIn)) {
    expect(text).not.toMatch(TRICKS);
    expect(text).not.toMatch(HALF);
    expect(text.length).toBeLessThan(4_000);
  }
  // Adaptive Cards read dates out of any text between double braces.
  for (const text of shown.flatMap(saidBy)) expect(text).not.toContain('{{');
}

describe('names that are more than names', () => {
  it('do no harm from the first card to the last', async () => {
    const consentCard = await joinWithConsent(host, 'plus');
    const others = host.teams.people.everyone.slice(1);
    for (const [index, { aadObjectId }] of others.entries()) {
      await decide(host, { title: `Beslut ${index}`, owner: aadObjectId });
    }
    const [first] = (await host.meeting()).decisions;
    const own = await host.teams.refresh(
      '29:person-2',
      consentCard.activityId,
      button(consentCard.card, 'consent.give').data,
      'consent.give',
    );
    await write(host, KARIN, '/kollegan decisions');
    const { cards } = await write(host, KARIN, '/kollegan close');
    const [card] = cards;
    const closed = await click(host, KARIN, { activityId: card?.activityId ?? '' }, button(card?.card, 'close.submit'));

    expect(first).toBeDefined();
    expect((await host.meeting()).status).toBe('closed');
    expectHarmless(own.body, closed.value, ...host.sent().map(({ activity }) => activity.attachments));
    expect(textsAfter(host).every((text) => !TRICKS.test(text) && !HALF.test(text))).toBe(true);
  });

  it('are kept as they are told, for the directory knows best', async () => {
    await joinWithConsent(host);

    expect((await host.meeting()).people.map(({ name }) => name)).toEqual([KARIN.name, ...NAMES]);
  });

  it('do not change what is shown as whose', async () => {
    await joinWithConsent(host);
    const { card } = await decide(host, { owner: 'aad-0' });

    expect(JSON.stringify(card)).toContain('<script>alert(1)</script>');
    expect(stringsIn(card).filter((text) => text.includes('<script>'))).not.toEqual([]);
    // As text of a run or a choice, which no client reads as markup.
    expect(textBlocksOf(card).filter((text) => text.includes('<script>'))).toEqual([]);
  });
});

describe('titles that are more than titles', () => {
  it.each(NAMES.filter((name) => name.trim() !== ''))('do no harm: %j', async (title) => {
    await joinWithConsent(host);

    const { cards, turn } = await write(host, KARIN, `DECISION ${title}`);

    expect(turn.status).toBe(200);
    expectHarmless(cards);
    const [decision] = (await host.meeting()).decisions;
    expect(decision?.title).not.toBe('');
    expect([...(decision?.title ?? '')].length).toBeLessThanOrEqual(200);
  });

  it('typed into the form are made plain before they are kept', async () => {
    await joinWithConsent(host);
    const card = await decide(host);
    const inputs = { title: 'Byta \u202Eleverantör\n**nu**', owner: '', deadline: '', steps: '\u0000Ett\u2028två' };

    await click(host, KARIN, card, button(card.card, 'decision.change'), inputs);

    expect((await host.meeting()).decisions[0]).toMatchObject({ title: 'Byta leverantör **nu**', steps: ['Ett två'] });
  });
});

/** @returns the texts of a card that clients read as Markdown */
function textBlocksOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Reflect.get(value, 'type') === 'TextBlock' ? [String(Reflect.get(value, 'text'))] : [];
  return [...own, ...Object.values(value).flatMap(textBlocksOf)];
}
