import { TEXTS } from '../../../core/texts/index.ts';
import { startBotHost, useBotHost } from '../bot-host.ts';
import {
  ANNA,
  button,
  CHAT,
  cardsAfter,
  consent,
  join,
  joinWithConsent,
  KARIN,
  PETRA,
  TENANT,
  textsAfter,
  write,
} from '../chat-steps.ts';

const { replies } = TEXTS.sv;
const host = useBotHost();

describe('what people say', () => {
  it('becomes a card in the same turn, with their words', async () => {
    await joinWithConsent(host);

    const { cards, texts } = await write(host, PETRA, `DECISION Byta leverantör | ${ANNA.aadObjectId} | 2026-10-15`);

    expect(texts).toEqual([]);
    expect(cards).toHaveLength(1);
    expect(JSON.stringify(cards[0]?.card)).toContain('Byta leverantör');
    const meeting = await host.meeting();
    expect(meeting.decisions).toEqual([
      expect.objectContaining({
        title: 'Byta leverantör',
        owner: { type: 'person', personId: ANNA.aadObjectId },
        card: { state: 'card', activityId: cards[0]?.activityId },
        evidence: [
          expect.objectContaining({
            speakerId: PETRA.aadObjectId,
            link: expect.stringContaining(`https://teams.microsoft.com/l/message/${encodeURIComponent(CHAT)}/`),
          }),
        ],
      }),
    ]);
    expect(button(cards[0]?.card, 'decision.confirm').data).toEqual({
      meetingId: meeting.id,
      decisionId: meeting.decisions[0]?.id,
      revision: 1,
    });
  });

  it('is heard also when Kollegan is called by name in it', async () => {
    await joinWithConsent(host);

    const { cards } = await write(host, PETRA, 'DECISION Byta leverantör senast på fredag', { mention: true });

    expect(cards).toHaveLength(1);
  });

  it.each([
    ['without a meeting', async () => {}],
    ['before they have said yes', () => join(host)],
    ['after they have said no', () => joinWithConsent(host).then(() => write(host, PETRA, '/kollegan nej'))],
    ['while Kollegan pauses', () => joinWithConsent(host).then(() => write(host, KARIN, '/kollegan pause'))],
    ['after the meeting', () => joinWithConsent(host).then(() => write(host, KARIN, '/kollegan close'))],
  ])('is not heard %s', async (_name, prepare) => {
    await prepare();
    const before = await host.everything();

    const { cards, texts } = await write(host, PETRA, 'DECISION Hemligt -- marsvin');

    expect({ cards, texts }).toEqual({ cards: [], texts: [] });
    expect(await host.everything()).toEqual(before);
  });

  it('is heard of someone who came later and said yes', async () => {
    await join(host);
    const stranger = { id: '29:sven', name: 'Sven Ny', aadObjectId: 'aad-sven' };
    await host.deliver({ type: 'message', id: 'm1', text: '/kollegan plus', from: stranger });

    await host.deliver({ type: 'message', id: 'm2', text: 'DECISION Byta leverantör', from: stranger });

    const meeting = await host.meeting();
    expect(meeting.people.at(-1)).toMatchObject({ id: 'aad-sven', teamsId: '29:sven', name: 'Sven Ny' });
    expect(meeting.decisions).toHaveLength(1);
  });

  it('is heard of a guest without Entra id, by Teams id', async () => {
    await join(host);
    const guest = { id: '29:gast', name: 'Gäst' };
    await host.deliver({ type: 'message', id: 'm1', text: '/kollegan bas', from: guest });

    await host.deliver({ type: 'message', id: 'm2', text: 'DECISION Byta leverantör', from: guest });

    expect((await host.meeting()).decisions[0]?.evidence[0]?.speakerId).toBe('29:gast');
  });

  it('is not what they quote', async () => {
    await joinWithConsent(host);

    const { cards } = await write(host, PETRA, '<blockquote>DECISION Byta leverantör</blockquote>Nja');

    expect(cards).toEqual([]);
  });

  it('counts for the chat of a channel thread too', async () => {
    await joinWithConsent(host);

    await host.deliver({
      type: 'message',
      id: 'm1',
      text: 'DECISION Byta leverantör',
      from: { id: PETRA.id, aadObjectId: PETRA.aadObjectId },
      conversation: { id: `${CHAT};messageid=1700000000000` },
    });

    expect((await host.meeting()).decisions).toHaveLength(1);
  });
});

describe('a message that comes twice', () => {
  it('is handled once', async () => {
    await joinWithConsent(host);
    const message = { type: 'message', id: 'm-1', text: 'DECISION Byta leverantör', from: { id: PETRA.id } };

    const answers = [await host.deliver(message), await host.deliver(message)];

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await host.meeting()).decisions).toHaveLength(1);
    expect(cardsAfter(host).filter(({ card }) => JSON.stringify(card).includes('Byta leverantör'))).toHaveLength(1);
  });

  it('is answered once', async () => {
    const message = { type: 'message', id: 'm-1', text: '/kollegan help', from: { id: PETRA.id } };

    await host.deliver(message);
    await Promise.all([host.deliver(message), host.deliver(message)]);

    expect(textsAfter(host)).toEqual([replies.help]);
  });

  it('is handled once also when both come at the same time', async () => {
    await joinWithConsent(host);
    const after = host.teams.lastSent();
    const message = { type: 'message', id: 'm-1', text: 'DECISION Byta leverantör', from: { id: PETRA.id } };

    await Promise.all([1, 2, 3, 4].map(() => host.deliver(message)));

    expect(cardsAfter(host, after)).toHaveLength(1);
  });

  it('is another one in another chat', async () => {
    const other = host.teams.addMeeting({ conversationId: '19:meeting_other@thread.v2', title: 'Annat' });
    const help = (id: string) => ({ type: 'message', id: 'm-1', text: '/kollegan help', conversation: { id } });

    await host.deliver(help(CHAT));
    await host.deliver(help(other.conversationId));

    expect(textsAfter(host)).toEqual([replies.help, replies.help]);
  });

  it('is handled the second time when the first one failed', async () => {
    const message = { type: 'message', id: 'm-1', text: '/kollegan help', from: { id: PETRA.id } };
    host.teams.faults.add({ match: { method: 'POST' }, status: 500, times: 3 });

    await host.deliver(message);
    await host.deliver(message);

    expect(textsAfter(host)).toEqual([replies.help]);
  });
});

describe('a message that comes again after a restart', () => {
  it('makes the same decision, and no second card', async () => {
    await joinWithConsent(host);
    const message = host.prepared({
      type: 'message',
      id: 'm-1',
      text: 'DECISION Byta leverantör',
      from: { id: PETRA.id },
    });
    await host.deliverAsIs(message);
    const before = (await host.meeting()).decisions;
    const restarted = await startBotHost({ teams: host.teams, world: host.world });

    const answer = await restarted.deliverAsIs(message);

    expect(answer.status).toBe(200);
    expect((await host.meeting()).decisions).toEqual(before);
    expect(cardsAfter(restarted)).toEqual([]);
    await restarted.stop();
  });
});

describe('a long message', () => {
  const long = (length: number) => `DECISION Byta leverantör -- ${'x'.repeat(length - 28)}`;

  it('is heard up to 20,000 characters', async () => {
    await joinWithConsent(host);

    const { cards } = await write(host, PETRA, long(20_000));

    expect(cards).toHaveLength(1);
  });

  it('is refused above, in words', async () => {
    await joinWithConsent(host);

    const { cards, texts } = await write(host, PETRA, long(20_001));

    expect({ cards, texts }).toEqual({ cards: [], texts: [replies.messageTooLong] });
    expect((await host.meeting()).decisions).toEqual([]);
  });

  it('is refused when Kollegan was asked, wherever that was', async () => {
    const { texts } = await write(host, PETRA, long(20_001), { mention: true });

    expect(texts).toEqual([replies.messageTooLong]);
  });

  it.each([
    ['without a meeting', async () => {}],
    ['from someone who has not said yes', () => consentOfOthers()],
  ])('between people is not met with a word: %s', async (_name, prepare) => {
    await prepare();

    const { texts } = await write(host, PETRA, long(20_001));

    expect(texts).toEqual([]);
  });

  async function consentOfOthers(): Promise<void> {
    await join(host);
    await consent(host, [KARIN, ANNA]);
  }
});

describe('in a personal chat', () => {
  const personally = async (text: string) => {
    const after = host.teams.lastSent();
    await host.teams.say(ANNA.id, text, { personal: true });
    return { texts: textsAfter(host, after), cards: cardsAfter(host, after) };
  };

  it.each(['hej hej hej hej', 'join', '/kollegan close', '/kollegan plus', 'DECISION Byta leverantör nu genast'])(
    'Kollegan says where meetings are: %s',
    async (text) => {
      expect(await personally(text)).toEqual({ texts: [replies.personalChat], cards: [] });
      expect(await host.everything()).toEqual([]);
    },
  );

  it('help, a mistyped command and the language are answered there', async () => {
    expect((await personally('help')).texts).toEqual([replies.help]);
    expect((await personally('hjlp')).texts).toEqual([replies.unknownCommand('hjlp', 'help')]);
    expect((await personally('language en')).texts).toEqual([TEXTS.en.replies.languageSet]);
    expect((await personally('help')).texts).toEqual([TEXTS.en.replies.help]);
  });
});

describe('the address that Teams answers at', () => {
  it('is taken over from each message, for whoever writes next', async () => {
    await join(host);
    const meeting = await host.meeting();
    const key = { tenantId: TENANT, conversationId: CHAT, meetingId: meeting.id };
    const reference = { ...meeting.reference, serviceUrl: 'https://smba.example/moved/' };
    await host.world.meetings.change(key, (before) => ({ meeting: { ...before, reference }, result: undefined }));

    await write(host, KARIN, 'vad som helst');

    expect((await host.meeting()).reference).toEqual(meeting.reference);
  });
});
