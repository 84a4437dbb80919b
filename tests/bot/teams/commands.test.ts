import { TEXTS } from '../../../core/texts/index.ts';
import { useBotHost } from '../bot-host.ts';
import {
  ANNA,
  button,
  buttonsOf,
  CHAT,
  click,
  consent,
  decide,
  join,
  joinWithConsent,
  KARIN,
  PETRA,
  TENANT,
  write,
} from '../chat-steps.ts';

const { replies, consent: consentTexts } = TEXTS.sv;
const host = useBotHost();

describe('join', () => {
  it('posts the pre-brief and the consent card, and knows everyone', async () => {
    const { cards, texts } = await write(host, KARIN, '/kollegan join');

    expect(texts).toEqual([]);
    expect(
      cards.map(({ card }) =>
        buttonsOf(card)
          .map(({ verb }) => verb)
          .at(-1),
      ),
    ).toEqual([undefined, 'consent.give']);
    const meeting = await host.meeting();
    expect(meeting).toMatchObject({
      status: 'active',
      title: 'Ledningsgruppen tisdag',
      organizerId: KARIN.aadObjectId,
      cards: { brief: { state: 'card' }, consent: { state: 'card', activityId: cards[1]?.activityId } },
    });
    expect(meeting.people.map(({ id }) => id)).toEqual(
      host.teams.people.everyone.map(({ aadObjectId }) => aadObjectId),
    );
    expect(host.world.metrics.lines).toContain('join command joined');
  });

  it('is no second meeting the second time, but the card again', async () => {
    await join(host);

    const { texts, cards } = await write(host, ANNA, '/kollegan join');

    expect(texts).toEqual([replies.alreadyHere]);
    expect(cards).toHaveLength(1);
    expect(await host.meeting()).toMatchObject({
      sequence: 1,
      cards: { consent: { activityId: cards[0]?.activityId } },
    });
  });

  it('goes on without a roster: whoever speaks or clicks is added then', async () => {
    host.teams.faults.add({ match: { pathPattern: 'pagedmembers' }, status: 403, times: 99 });

    await write(host, ANNA, '/kollegan join');

    expect((await host.meeting()).people).toEqual([expect.objectContaining({ id: ANNA.aadObjectId })]);
  });

  it('goes on without the meeting, under the name of the chat', async () => {
    host.teams.faults.add({ match: { pathPattern: '^/v1/meetings' }, status: 500, times: 99 });

    await host.deliver({ type: 'message', text: '/kollegan join', conversation: { id: CHAT, name: 'Veckomöte' } });

    expect(await host.meeting()).toMatchObject({ title: 'Veckomöte', organizerId: null });
  });

  it('makes one meeting when two ask at the same time', async () => {
    await Promise.all([write(host, KARIN, '/kollegan join'), write(host, ANNA, '/kollegan join')]);

    expect((await host.world.store.query({ tenantId: TENANT, kind: 'meeting', limit: 10 })).documents).toHaveLength(1);
  });
});

describe('commands where Kollegan is not', () => {
  it.each(['close', 'leave', 'pause', 'resume', 'status', 'decisions', 'consent', 'bas', 'nej'])(
    'say so: %s',
    async (command) => {
      const { texts, cards } = await write(host, KARIN, `/kollegan ${command}`);

      expect({ texts, cards }).toEqual({ texts: [replies.noMeeting], cards: [] });
      expect(await host.everything()).toEqual([]);
    },
  );

  it.each(['leave', 'pause', 'resume', 'consent', 'plus'])('say so after the meeting too: %s', async (command) => {
    await join(host);
    await write(host, KARIN, '/kollegan close');

    const { texts } = await write(host, KARIN, `/kollegan ${command}`);

    expect(texts).toEqual([replies.noMeeting]);
    expect((await host.meeting()).status).toBe('closed');
  });
});

describe('close', () => {
  it('closes a meeting without decisions at once', async () => {
    await join(host);

    const { texts } = await write(host, KARIN, '/kollegan close');

    expect(texts).toEqual([replies.closedWithoutDecisions]);
    expect(await host.meeting()).toMatchObject({ status: 'closed', closedBy: KARIN.aadObjectId });
  });

  it('asks with a card when there are decisions, and stops listening', async () => {
    await joinWithConsent(host);
    await decide(host);

    const { texts, cards } = await write(host, KARIN, '/kollegan close');

    expect(texts).toEqual([]);
    expect(cards).toHaveLength(1);
    expect(await host.meeting()).toMatchObject({ status: 'closing', cards: { close: { state: 'card' } } });
    await write(host, KARIN, 'DECISION En till');
    expect((await host.meeting()).decisions).toHaveLength(1);
  });

  it('says that it is done already', async () => {
    await join(host);
    await write(host, KARIN, '/kollegan close');

    const { texts } = await write(host, KARIN, '/kollegan close');

    expect(texts).toEqual([replies.alreadyClosed]);
  });

  it('says what is missing when the card is switched off', async () => {
    host.world.flags.set({ decisionCloseCard: false });
    await joinWithConsent(host);
    await decide(host, { owner: '', deadline: '' });

    const { texts } = await write(host, KARIN, '/kollegan close');

    expect(texts).toEqual([replies.closedWithMissing(1)]);
    expect((await host.meeting()).status).toBe('closed');
  });
});

describe('leave', () => {
  it('ends a meeting without decisions', async () => {
    await join(host);

    expect((await write(host, KARIN, '/kollegan leave')).texts).toEqual([replies.left]);
    expect((await host.meeting()).status).toBe('closed');
  });

  it('is no way around the gate', async () => {
    await joinWithConsent(host);
    await decide(host, { owner: '' });

    const { texts, cards } = await write(host, KARIN, '/kollegan leave');

    expect(texts).toEqual([replies.leftWithOpen]);
    expect(cards).toHaveLength(1);
    expect((await host.meeting()).status).toBe('closing');
  });
});

describe('pause and resume', () => {
  it('stop and start the listening, and say when there is nothing to do', async () => {
    await joinWithConsent(host);

    const said = [];
    for (const command of ['pause', 'pause', 'resume', 'resume']) {
      said.push(...(await write(host, KARIN, `/kollegan ${command}`)).texts);
    }

    expect(said).toEqual([replies.paused, replies.alreadyPaused, replies.resumed, replies.notPaused]);
  });

  it('keep what is said in between unheard', async () => {
    await joinWithConsent(host);
    await write(host, KARIN, '/kollegan pause');

    const { cards } = await write(host, KARIN, 'DECISION Hemligt');

    expect(cards).toEqual([]);
    expect((await host.meeting()).decisions).toEqual([]);
  });
});

describe('status and decisions', () => {
  it('tell where the meeting stands', async () => {
    await join(host);
    await consent(host, [KARIN, ANNA]);
    await decide(host, { owner: '' });
    await write(host, PETRA, '/kollegan nej');

    const { texts } = await write(host, KARIN, '/kollegan status');

    expect(texts).toEqual([replies.status(replies.statusWords.active, 3, 6, 1, 1)]);
  });

  it('list each decision in a line', async () => {
    await joinWithConsent(host);
    await decide(host);
    await decide(host, { title: 'Flytta', owner: '', deadline: '' });

    const { texts } = await write(host, KARIN, '/kollegan decisions');

    expect(texts).toEqual([
      `${replies.decisionsHeading}\n1. Byta leverantör · Anna Svensson · 2026-10-15\n2. Flytta · ${replies.noOwner} · ${replies.noDeadline}`,
    ]);
  });

  it('list forty at most, and say how many there are more', async () => {
    await joinWithConsent(host);
    const many = Array.from({ length: 42 }, (_, index) => `DECISION Beslut ${index}`).join('\n');
    await write(host, KARIN, many);

    const { texts } = await write(host, KARIN, '/kollegan decisions');

    const lines = texts[0]?.split('\n') ?? [];
    expect([lines.length, lines.at(-1)]).toEqual([42, '… +2']);
  });

  it('say which are parked', async () => {
    await joinWithConsent(host);
    await decide(host, { owner: '' });
    const { cards } = await write(host, KARIN, '/kollegan close');
    const id = (await host.meeting()).decisions[0]?.id;
    const submit = button(cards[0]?.card, 'close.submit');
    await click(host, KARIN, { activityId: cards[0]?.activityId ?? '' }, submit, {
      [`parked:${id}`]: 'true',
      [`reason:${id}`]: 'Nästa kvartal',
    });

    const { texts } = await write(host, KARIN, '/kollegan decisions');

    expect(texts[0]).toContain(replies.parked);
  });

  it('say when there is none', async () => {
    await join(host);

    expect((await write(host, KARIN, '/kollegan decisions')).texts).toEqual([replies.noDecisions]);
  });
});

describe('consent', () => {
  it('shows the card again at the end of the chat', async () => {
    const first = await join(host);

    const { cards, texts } = await write(host, ANNA, '/kollegan consent');

    expect(texts).toEqual([]);
    expect(cards[0]?.activityId).not.toBe(first.activityId);
    expect((await host.meeting()).cards.consent.activityId).toBe(cards[0]?.activityId);
  });

  it.each([
    [[{ type: 'clientInfo', platform: 'Android', locale: 'sv-SE' }], 'Android'],
    [[{ type: 'clientInfo', platform: '<b>'.repeat(50) }], 'b'.repeat(40)],
    [[{ type: 'clientInfo', platform: 7 }], null],
    [[{ type: 'mention' }], null],
    [[], null],
  ])('tells with which client: %j', async (entities, client) => {
    await join(host);

    await host.deliver({
      type: 'message',
      text: '/kollegan bas',
      from: { id: ANNA.id, name: ANNA.name, aadObjectId: ANNA.aadObjectId },
      conversation: { id: CHAT },
      entities,
    });

    expect((await host.meeting()).consents.at(-1)).toMatchObject({ personId: ANNA.aadObjectId, level: 'bas', client });
  });

  it('is taken back in words after the meeting, too, and only taken back', async () => {
    await join(host);
    await write(host, ANNA, '/kollegan plus');
    await write(host, KARIN, '/kollegan close');

    const given = await write(host, ANNA, '/kollegan bas');
    const taken = await write(host, ANNA, '/kollegan nej');

    expect([given.texts, taken.texts]).toEqual([[TEXTS.sv.replies.noMeeting], [consentTexts.saved('Nej tack')]]);
    expect((await host.meeting()).consents.at(-1)).toMatchObject({ level: 'none', signal: 'objected' });
  });

  it('may be given in words', async () => {
    await join(host);

    const { texts } = await write(host, ANNA, '/kollegan plus');

    expect(texts).toEqual([consentTexts.saved('Plus')]);
    expect((await host.meeting()).consents.at(-1)).toMatchObject({
      personId: ANNA.aadObjectId,
      level: 'plus',
      channel: 'command',
    });
  });

  it('says when the meeting goes less far', async () => {
    await join(host);

    const { texts } = await write(host, ANNA, '/kollegan juridik');

    expect(texts).toEqual([`${consentTexts.saved('Juridik')} ${consentTexts.lowered('Plus')}`]);
  });

  it('may be taken back in words, and holds at once', async () => {
    await joinWithConsent(host);
    await write(host, KARIN, '/kollegan nej');

    const { cards } = await write(host, KARIN, 'DECISION Hemligt');

    expect(cards).toEqual([]);
    expect((await host.meeting()).decisions).toEqual([]);
  });
});

describe('language', () => {
  it.each([
    ['da', TEXTS.da],
    ['norsk', TEXTS.nb],
    ['english', TEXTS.en],
    ['svenska', TEXTS.sv],
  ])('is spoken from then on: %s', async (word, texts) => {
    await join(host);

    const set = await write(host, KARIN, `/kollegan language ${word}`);
    const next = await write(host, KARIN, '/kollegan decisions');

    expect([...set.texts, ...next.texts]).toEqual([texts.replies.languageSet, texts.replies.noDecisions]);
  });

  it('stays with the chat for its next meeting, also when there was none yet', async () => {
    await write(host, KARIN, '/kollegan language en');
    await join(host);

    expect((await host.meeting()).language).toBe('en');
  });

  it('may be changed again and again', async () => {
    for (const language of ['en', 'da', 'sv']) await write(host, KARIN, `/kollegan language ${language}`);

    expect((await write(host, KARIN, '/kollegan status')).texts).toEqual([replies.noMeeting]);
  });

  it('is refused when it is none that Kollegan speaks', async () => {
    expect((await write(host, KARIN, '/kollegan language fi')).texts).toEqual([replies.languageUnknown]);
    expect(await host.everything()).toEqual([]);
  });
});

describe('what is no command', () => {
  it('is met with the nearest one', async () => {
    expect((await write(host, KARIN, '/kollegan jion')).texts).toEqual([replies.unknownCommand('jion', 'join')]);
  });

  it('is met with help when it is like none', async () => {
    expect((await write(host, KARIN, '/kollegan xyzzyplugh')).texts).toEqual([
      replies.unknownCommandNoGuess('xyzzyplugh'),
    ]);
  });

  it('is answered without markup and without tricks', async () => {
    const { texts } = await write(host, KARIN, '/kollegan <b>\u202Ebas</b>');

    expect(texts).toEqual([replies.unknownCommandNoGuess('bas')]);
  });

  it.each([
    ['with a mention', 'help', { mention: true }],
    ['with the name', 'Kollegan, help', {}],
    ['bare', 'help', {}],
    ['as a mention alone', '', { mention: true }],
  ])('is told from one %s', async (_name, text, options) => {
    expect((await write(host, KARIN, text, options)).texts).toEqual([replies.help]);
  });
});
