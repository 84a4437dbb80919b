import { TEXTS } from '../../../core/texts/index.ts';
import { startScriptedConnector } from '../../adapters/teams/scripted-connector.ts';
import { BOT_APP_ID, type BotHost, startBotHost, useBotHost } from '../bot-host.ts';
import {
  button,
  CHAT,
  cardsAfter,
  click,
  decide,
  join,
  joinWithConsent,
  KARIN,
  PETRA,
  TENANT,
  write,
} from '../chat-steps.ts';
import { goodClaims, startTokenIssuer } from '../token-issuer.ts';

const host = useBotHost();
/** Three tries of one operation. */
const TRIES = 3;

/** Every call to Teams fails. @returns how many calls there were since */
function breakTeams(status: number, match: { method?: string; pathPattern?: string } = {}): () => number {
  const times = 10_000;
  const id = host.teams.faults.add({ match, status, times });
  return () => times - (host.teams.faults.pending().find((fault) => fault.id === id)?.left ?? 0);
}

/** @returns the jobs that the meeting owes, and whether they may go out now */
async function owed({ world }: BotHost): Promise<Record<string, 'now' | 'later'>> {
  const meeting = await host.meeting();
  const document = await world.store.read({ tenantId: TENANT, scope: CHAT, id: meeting.id });
  const jobs = (document?.outbox ?? []).filter(({ type }) => type === 'job');
  return Object.fromEntries(jobs.map(({ id, dueAt }) => [id, dueAt <= world.clock.iso() ? 'now' : 'later']));
}

describe('while Teams takes nothing', () => {
  it.each([500, 502, 504, 429, 412, 403, 400])(
    'Kollegan still joins, and the queue gets the cards at once (%d)',
    async (status) => {
      const calls = breakTeams(status);

      const { turn } = await write(host, KARIN, '/kollegan join');

      expect(turn.status).toBe(200);
      expect((await host.meeting()).status).toBe('active');
      expect(await owed(host)).toEqual({ 'job:brief': 'now', 'job:card:consent': 'now' });
      // The roster, the meeting, and two cards.
      expect(calls()).toBeLessThanOrEqual(4 * TRIES);
    },
  );

  it('a decision is caught, and the queue gets its card', async () => {
    await joinWithConsent(host);
    const calls = breakTeams(502);

    const { turn } = await write(host, KARIN, 'DECISION Byta leverantör');

    expect(turn.status).toBe(200);
    const [decision] = (await host.meeting()).decisions;
    expect(decision?.card).toEqual({ state: 'pending', activityId: null });
    expect(await owed(host)).toEqual({ [`job:card:decision:${decision?.id}:1`]: 'now' });
    expect(calls()).toBe(TRIES);
  });

  it('ten decisions at once cost no more calls than one', async () => {
    await joinWithConsent(host);
    const calls = breakTeams(502);

    const text = Array.from({ length: 10 }, (_, index) => `DECISION Beslut ${index}`).join('\n');
    const { turn } = await write(host, KARIN, text);

    expect(turn.status).toBe(200);
    expect((await host.meeting()).decisions).toHaveLength(10);
    expect(Object.keys(await owed(host))).toHaveLength(10);
    expect(calls()).toBe(TRIES);
  });

  it('a close asks by way of the queue', async () => {
    await joinWithConsent(host);
    await decide(host);
    const calls = breakTeams(500);

    const { turn } = await write(host, KARIN, '/kollegan close');

    expect(turn.status).toBe(200);
    const meeting = await host.meeting();
    expect(meeting.status).toBe('closing');
    expect(await owed(host)).toMatchObject({ [`job:card:decision-close:${meeting.revision}`]: 'now' });
    expect(calls()).toBe(TRIES);
  });

  it('a command that only answers in words gives up after three calls', async () => {
    await join(host);
    const calls = breakTeams(500);

    const { turn } = await write(host, KARIN, '/kollegan status');

    expect(turn.status).toBe(200);
    expect(calls()).toBe(TRIES);
    expect(host.world.metrics.lines).toContain('turn message failed');
  });

  it('a click is answered, and only the others see the older card for now', async () => {
    await joinWithConsent(host);
    const card = await decide(host);
    const calls = breakTeams(500);

    const answer = await click(host, PETRA, card, button(card.card, 'decision.confirm'));

    expect(answer).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect((await host.meeting()).decisions[0]?.status).toBe('confirmed');
    expect(calls()).toBe(TRIES);
  });

  it('a click of someone unknown is answered with a reference, and lets nobody in', async () => {
    const card = await join(host);
    const calls = breakTeams(500);
    const before = await host.everything();

    const value = { action: { type: 'Action.Execute', ...button(card.card, 'consent.give') } };
    const answer = await host.deliver({ type: 'invoke', name: 'adaptiveCard/action', from: { id: '29:ny' }, value });

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ statusCode: 500, type: 'application/vnd.microsoft.error' });
    expect(await host.everything()).toEqual(before);
    expect(calls()).toBe(TRIES);
  });
});

describe('while Teams does not answer at all', () => {
  it('each call is made once, and the turn comes to its end', async () => {
    const [issuer, silent] = await Promise.all([startTokenIssuer(), startScriptedConnector()]);
    silent.otherwise(() => 'nothing');
    const waiting = await startBotHost({ openIdMetadataUrl: issuer.openIdMetadataUrl, timeLimitMs: 250 });
    const { serviceUrl } = silent;
    const activity = { ...waiting.prepared({ type: 'message', text: '/kollegan join' }), serviceUrl };
    const token = issuer.token(goodClaims({ appId: BOT_APP_ID, serviceUrl }));

    const answer = await waiting.post(JSON.stringify(activity), {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    });

    expect(answer.status).toBe(200);
    expect((await waiting.meeting()).cards).toMatchObject({
      brief: { state: 'pending' },
      consent: { state: 'pending' },
    });
    // The roster and the meeting at the same time, then two cards.
    expect(silent.requests.length).toBeLessThanOrEqual(4);
    await waiting.stop();
    await Promise.all([issuer.close(), silent.close()]);
  });
});

describe('while Teams stumbles', () => {
  it.each([429, 412, 500, 502, 504])('a card gets through at the third try (%d)', async (status) => {
    await joinWithConsent(host);
    host.teams.faults.add({ match: { method: 'POST' }, status, times: 2 });

    const { cards } = await write(host, KARIN, 'DECISION Byta leverantör');

    expect(cards).toHaveLength(1);
    expect(await owed(host)).toEqual({});
  });

  it('a long Retry-After is left to the queue', async () => {
    await joinWithConsent(host);
    host.teams.faults.add({ match: { method: 'POST' }, status: 429, times: 2, retryAfter: 30 });

    const { cards } = await write(host, KARIN, 'DECISION Byta leverantör');

    expect(cards).toEqual([]);
    expect(Object.values(await owed(host))).toEqual(['now']);
  });
});

describe('many decisions in one message', () => {
  it('get five cards in the turn and the others by the queue', async () => {
    await joinWithConsent(host);
    const after = host.teams.lastSent();

    await write(host, KARIN, Array.from({ length: 8 }, (_, index) => `DECISION Beslut ${index}`).join('\n'));

    expect(cardsAfter(host, after)).toHaveLength(5);
    expect(Object.values(await owed(host))).toEqual(['later', 'later', 'later']);
  });
});

describe('something that nobody foresaw', () => {
  it('is told with a reference and without its reason', async () => {
    jest.spyOn(host.world.meetings, 'current').mockRejectedValue(new Error('Anna Svensson said so'));

    const { turn, texts } = await write(host, KARIN, '/kollegan status');

    expect(turn.status).toBe(200);
    expect(texts).toEqual([TEXTS.sv.replies.failed('id-1')]);
    expect(host.world.logger.lines).toContainEqual({
      level: 'error',
      message: 'turn failed',
      fields: { code: 'UNEXPECTED', correlationId: 'id-1', detail: expect.stringMatching(/^Error at /) },
    });
    expect(JSON.stringify(host.world.logger.lines)).not.toContain('Svensson');
  });
});
