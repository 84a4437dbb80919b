import { createStoredSettings, DEFAULT_TENANT_SETTINGS } from '../../../core/settings/index.ts';
import { AppError } from '../../../core/shared/app-error.ts';
import type { DocumentStore } from '../../../core/storage/index.ts';
import { useBotHost } from '../bot-host.ts';
import { button, type CardAnswer, click, join, joinWithConsent, KARIN, write } from '../chat-steps.ts';

/** Which calls of the store fail now. */
const failing = new Set<keyof DocumentStore>();

function breakable(store: DocumentStore): DocumentStore {
  const guarded = Object.entries(store).map(([name, call]: [string, (...args: never[]) => unknown]) => [
    name,
    (...args: never[]) => (failing.has(name as keyof DocumentStore) ? Promise.reject(outage()) : call(...args)),
  ]);
  return Object.fromEntries(guarded);
}

const outage = () =>
  new AppError({ code: 'STORE.UNAVAILABLE', fate: 'retry', message: 'The store cannot answer now.' });

const host = useBotHost({
  wrapStore: breakable,
  deps: ({ store }) => ({ settings: createStoredSettings({ store, defaults: DEFAULT_TENANT_SETTINGS }) }),
});
afterEach(() => failing.clear());

describe('while nothing can be read', () => {
  beforeEach(async () => {
    await join(host);
    failing.add('read').add('query');
  });

  it('a message is answered with a reference', async () => {
    const { turn, texts } = await write(host, KARIN, '/kollegan status');

    expect(turn.status).toBe(200);
    expect(texts).toEqual([expect.stringMatching(/^Något gick fel hos mig\..* Referens: id-\d+$/)]);
  });

  it('a click is answered with a reference', async () => {
    const answer = await host.deliver({
      type: 'invoke',
      name: 'adaptiveCard/action',
      from: { id: KARIN.id },
      value: { action: { type: 'Action.Execute', verb: 'consent.view', data: { meetingId: 'm' } } },
    });

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      statusCode: 500,
      type: 'application/vnd.microsoft.error',
      value: { code: 'STORE.UNAVAILABLE', message: expect.stringContaining('Referens') },
    });
  });

  it.each(['meetingStart', 'meetingEnd', 'meetingParticipantJoin'])(
    'an event of Teams is survived: %s',
    async (name) => {
      const answer = await host.deliver({
        type: 'event',
        name: `application/vnd.microsoft.${name}`,
        value: { members: [] },
      });

      expect(answer.status).toBe(200);
    },
  );
});

describe('while nothing can be written', () => {
  it('a join leaves nothing behind, and works when it is said again', async () => {
    failing.add('create');

    await write(host, KARIN, '/kollegan join');
    const left = await host.everything();
    failing.clear();
    await write(host, KARIN, '/kollegan join');

    expect(left).toEqual([]);
    expect((await host.meeting()).status).toBe('active');
  });

  it('a decision is not shown as caught, and the same message may come again', async () => {
    await joinWithConsent(host);
    const message = { type: 'message', id: 'm-1', text: 'DECISION Byta leverantör', from: { id: KARIN.id } };
    failing.add('replace');

    await host.deliver(message);
    const left = (await host.meeting()).decisions;
    failing.clear();
    await host.deliver(message);

    expect(left).toEqual([]);
    expect((await host.meeting()).decisions).toHaveLength(1);
  });

  it('consent is not said to be saved', async () => {
    const card = await join(host);
    failing.add('replace');

    const answer: CardAnswer = await click(host, KARIN, card, button(card.card, 'consent.give'));

    expect(answer).toMatchObject({ statusCode: 500, value: { code: 'STORE.UNAVAILABLE' } });
    expect(new Set((await host.meeting()).consents.map(({ signal }) => signal))).toEqual(new Set(['requested']));
  });
});
