import { TEXTS } from '../../../core/texts/index.ts';
import { type BotHost, startBotHost } from '../bot-host.ts';
import { ANNA, button, type CardAnswer, joinWithConsent, KARIN, PETRA, TENANT, write } from '../chat-steps.ts';

let host: BotHost;
beforeEach(async () => {
  host = await startBotHost();
  await joinWithConsent(host);
});
afterEach(() => host.stop());

const contentOf = (activity: Record<string, unknown>) =>
  (activity['attachments'] as { content: Record<string, unknown> }[] | undefined)?.[0]?.content;

/** Asks in the meeting's chat. @returns the card in the person's own chat */
async function askToBeForgotten() {
  const after = host.teams.lastSent();
  await write(host, PETRA, 'ta bort allt om mig');
  const { activityId, activity, personId } = await host.teams.nextSent((entry) => entry.personId !== undefined, {
    after,
  });
  return { activityId, card: contentOf(activity), personId, after };
}

const confirm = (requestId: unknown, words: string, from = PETRA) =>
  click('erasure.confirm', { requestId, words }, from);

async function click(verb: string, data: object, from = PETRA): Promise<CardAnswer> {
  const answer = await host.deliver({
    type: 'invoke',
    name: 'adaptiveCard/action',
    from: { id: from.id },
    value: {
      action: { type: 'Action.Execute', verb, data },
      trigger: 'manual',
    },
  });
  return answer.body as CardAnswer;
}

describe('somebody who wants to be forgotten', () => {
  it('is asked in their own chat, and the meeting sees only that', async () => {
    const { card, personId, after } = await askToBeForgotten();

    const { data } = button(card, 'erasure.confirm');
    const request = await host.world.erasures.read(TENANT, String(data['requestId']));
    expect(personId).toBe(PETRA.id);
    expect(request).toMatchObject({
      state: 'awaiting-confirmation',
      channel: 'card',
      subject: { type: 'person', personId: PETRA.aadObjectId },
    });
    expect(JSON.stringify(card)).toContain(request?.phrase);
    const said = host.sent().filter(({ n, personId: to }) => n > after && to === undefined);
    expect(said.map(({ activity }) => activity['text'])).toEqual([TEXTS.sv.replies.forgetAsked]);
  });

  it('confirms with the words, and not with others', async () => {
    const { card } = await askToBeForgotten();
    const { requestId } = button(card, 'erasure.confirm').data;
    const before = await host.world.erasures.read(TENANT, String(requestId));

    const wrong = await confirm(requestId, 'ja');
    const right = await confirm(requestId, before?.phrase ?? '');

    expect(JSON.stringify(wrong.value)).toContain('Det stämde inte');
    expect(JSON.stringify(right.value)).toContain('Jag tar bort det nu');
    expect(await host.world.erasures.read(TENANT, String(requestId))).toMatchObject({ state: 'running' });
  });

  it('takes it back on the card, which then says so, also to the words', async () => {
    const { card } = await askToBeForgotten();
    const { data } = button(card, 'erasure.cancel');
    const before = await host.world.erasures.read(TENANT, String(data['requestId']));

    const foreign = await click('erasure.cancel', data, ANNA);
    const cancelled = await click('erasure.cancel', data);
    const late = await confirm(data['requestId'], before?.phrase ?? '');

    expect(foreign.value).toBe(TEXTS.sv.refusals.notFound);
    for (const answer of [cancelled, late]) {
      expect(JSON.stringify(answer.value)).toContain('Avbrutet. Inget har tagits bort.');
      expect(JSON.stringify(answer.value)).not.toContain('erasure.confirm');
    }
    expect(await host.world.erasures.read(TENANT, String(data['requestId']))).toMatchObject({ state: 'cancelled' });
  });

  it('is the only one who may', async () => {
    const { card } = await askToBeForgotten();
    const { requestId } = button(card, 'erasure.confirm').data;
    const before = await host.world.erasures.read(TENANT, String(requestId));

    const answer = await confirm(requestId, before?.phrase ?? '', ANNA);

    expect(answer.value).toBe(TEXTS.sv.refusals.notFound);
    expect(await host.world.erasures.read(TENANT, String(requestId))).toMatchObject({ state: 'awaiting-confirmation' });
  });
});

describe('who organised a meeting', () => {
  async function askForMeeting(from = KARIN) {
    const after = host.teams.lastSent();
    await write(host, from, '/kollegan forget meeting');
    const { activity, personId } = await host.teams.nextSent((entry) => entry.personId !== undefined, { after });
    return { card: contentOf(activity), personId, after };
  }

  it('is asked in their own chat, in words that name no meeting, and removes it with the typed words', async () => {
    const { card, personId, after } = await askForMeeting();

    const { requestId } = button(card, 'erasure.confirm').data;
    const request = await host.world.erasures.read(TENANT, String(requestId));
    expect(personId).toBe(KARIN.id);
    expect(request).toMatchObject({ type: 'meeting', state: 'awaiting-confirmation', channel: 'card' });
    expect(JSON.stringify(card)).toContain('Ta bort allt om mötet');
    const said = host.sent().filter(({ n, personId: to }) => n > after && to === undefined);
    expect(said.map(({ activity }) => activity['text'])).toEqual([TEXTS.sv.replies.forgetAsked]);

    const foreign = await confirm(requestId, request?.phrase ?? '', PETRA);
    const right = await confirm(requestId, request?.phrase ?? '', KARIN);
    expect(foreign.value).toBe(TEXTS.sv.refusals.notFound);
    expect(JSON.stringify(right.value)).toContain('Jag tar bort det nu');
    expect(await host.world.erasures.read(TENANT, String(requestId))).toMatchObject({ state: 'running' });
  });

  it('takes it back on the card', async () => {
    const { card } = await askForMeeting();

    const answer = await click('erasure.cancel', button(card, 'erasure.cancel').data, KARIN);

    expect(JSON.stringify(answer.value)).toContain('Avbrutet. Inget har tagits bort.');
  });

  it('is the only one who may ask', async () => {
    const { texts } = await write(host, PETRA, '/kollegan forget meeting');

    expect(texts).toEqual([TEXTS.sv.replies.forgetOnlyOrganiser]);
    expect(await host.world.erasures.list(TENANT, 10)).toEqual([]);
  });
});

it('there is no meeting to remove where none was held', async () => {
  const empty = await startBotHost();
  try {
    expect((await write(empty, KARIN, '/kollegan forget meeting')).texts).toEqual([TEXTS.sv.replies.noMeeting]);
  } finally {
    await empty.stop();
  }
});
