import { createConnectorClients, createTeamsChat, tokenCredentials } from '../../../adapters/teams/index.ts';
import type { Chat, ChatCard } from '../../../core/messaging/index.ts';
import type { AppError } from '../../../core/shared/app-error.ts';
import { type ConnectorAnswer, type ScriptedConnector, startScriptedConnector } from './scripted-connector.ts';

const CARD: ChatCard = { name: 'consent', card: { type: 'AdaptiveCard', body: [] }, text: 'Rubrik\nMer text' };
const ACTIVITIES = '/emea/v3/conversations/19:meeting_abc@thread.v2/activities';

let connector: ScriptedConnector;
let tokens: string[];

beforeEach(async () => {
  connector = await startScriptedConnector();
  tokens = [];
});
afterEach(() => connector.close());

function chat({ timeLimitMs = 10_000, delaysMs = [0, 0] as readonly number[] } = {}): Chat {
  const credentials = tokenCredentials(async () => {
    tokens.push('asked');
    return `token-${tokens.length}`;
  });
  const clients = createConnectorClients({ credentials, timeLimitMs });
  return createTeamsChat({ clients, retries: { delaysMs, random: () => 0 } });
}

/** @returns the error of a call that must fail */
async function failureOf(call: Promise<unknown>): Promise<AppError> {
  return call.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: AppError) => error,
  );
}

describe('what is written', () => {
  it('sends a card with the line of its notification, and tells its id', async () => {
    connector.script({ status: 201, body: { id: 'activity-7' } });

    const id = await chat().sendCard(connector.reference, CARD);

    expect(id).toBe('activity-7');
    expect(connector.requests).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: ACTIVITIES,
        body: {
          type: 'message',
          summary: 'Rubrik',
          attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: CARD.card }],
          channelId: 'msteams',
          serviceUrl: connector.serviceUrl,
          from: { id: '28:bot', name: 'Kollegan' },
          conversation: { id: '19:meeting_abc@thread.v2', tenantId: 'tenant-1' },
          channelData: { tenant: { id: 'tenant-1' } },
        },
      }),
    ]);
  });

  it('signs each request with a fresh token from its source', async () => {
    const teams = chat();

    await teams.sendText(connector.reference, 'ett');
    await teams.sendText(connector.reference, 'två');

    expect(connector.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
  });

  it('sends text as plain text, so that nothing in it is markup', async () => {
    await chat().sendText(connector.reference, '**fet** <b>html</b>');

    expect(connector.requests[0]?.body).toMatchObject({ text: '**fet** <b>html</b>', textFormat: 'plain' });
  });

  it('replaces a card under its id', async () => {
    await chat().replaceCard(connector.reference, 'activity-7', CARD);

    expect(connector.requests[0]).toMatchObject({
      method: 'PUT',
      path: `${ACTIVITIES}/activity-7`,
      body: { id: 'activity-7', attachments: [{ content: CARD.card }] },
    });
  });

  it('opens the personal chat and writes there', async () => {
    connector.script({ status: 201, body: { id: 'a:personal' } });

    const id = await chat().sendPersonalCard(connector.reference, '29:anna', CARD);

    expect(id).toBe('a-2');
    expect(connector.requests).toMatchObject([
      {
        method: 'POST',
        path: '/emea/v3/conversations',
        body: {
          isGroup: false,
          bot: { id: '28:bot' },
          members: [{ id: '29:anna' }],
          tenantId: 'tenant-1',
          channelData: { tenant: { id: 'tenant-1' } },
        },
      },
      {
        method: 'POST',
        path: '/emea/v3/conversations/a:personal/activities',
        body: { conversation: { id: 'a:personal' } },
      },
    ]);
  });

  it('keeps ids inside their part of the address', async () => {
    const reference = { ...connector.reference, conversationId: '../../v3/attachments?x=/y#z' };

    await chat().replaceCard(reference, '../members', CARD);

    expect(connector.requests[0]?.rawPath).toBe(
      '/emea/v3/conversations/..%2F..%2Fv3%2Fattachments%3Fx%3D%2Fy%23z/activities/..%2Fmembers',
    );
  });
});

describe('when the connector fails', () => {
  const transient: [string, ConnectorAnswer][] = [
    ['429 without Retry-After', { status: 429 }],
    ['429 with a short Retry-After', { status: 429, headers: { 'retry-after': '0' } }],
    ['412', { status: 412 }],
    ['500', { status: 500 }],
    ['502', { status: 502 }],
    ['503', { status: 503 }],
    ['504', { status: 504 }],
    ['a connection that ends', 'reset'],
  ];

  it.each(transient)('tries again after %s', async (_name, fault) => {
    connector.script(fault, fault);

    const id = await chat().sendText(connector.reference, 'hej');

    expect(id).toBe('a-3');
    expect(connector.requests).toHaveLength(3);
  });

  it.each(transient)('gives up after three calls of %s, and says that a later try may do', async (_name, fault) => {
    connector.otherwise(() => fault);

    const error = await failureOf(chat().sendText(connector.reference, 'hej'));

    expect(connector.requests).toHaveLength(3);
    expect(error).toMatchObject({ code: 'CHAT.UNAVAILABLE', fate: 'retry' });
  });

  it.each([
    [403, 'CHAT.FORBIDDEN'],
    [404, 'CHAT.FORBIDDEN'],
    [400, 'CHAT.REFUSED'],
    [401, 'CHAT.REFUSED'],
    [413, 'CHAT.REFUSED'],
  ])('takes %d as final: %s', async (status, code) => {
    connector.otherwise(() => ({ status, body: { error: { code: 'X', message: 'Anna Svensson said so' } } }));

    const error = await failureOf(chat().sendCard(connector.reference, CARD));

    expect(connector.requests).toHaveLength(1);
    expect(error).toMatchObject({ code, fate: 'dead-letter' });
    expect(error.message).not.toContain('Anna');
  });

  it('does not sit out a long Retry-After, but passes it on', async () => {
    connector.otherwise(() => ({ status: 429, headers: { 'retry-after': '60' } }));

    const error = await failureOf(chat().sendText(connector.reference, 'hej'));

    expect(connector.requests).toHaveLength(1);
    expect(error).toMatchObject({ code: 'CHAT.UNAVAILABLE', retryAfterMs: 60_000 });
  });

  it.each(['nothing', 'half'] as const)(
    'gives up on an answer that does not come (%s), without a second wait',
    async (fault) => {
      connector.otherwise(() => fault);

      const error = await failureOf(chat({ timeLimitMs: 250 }).sendText(connector.reference, 'hej'));

      expect(connector.requests.length).toBeLessThanOrEqual(1);
      expect(error).toMatchObject({ code: 'CHAT.UNAVAILABLE', fate: 'retry' });
    },
  );

  it('says the same of a connector that is not there', async () => {
    const { reference } = connector;
    await connector.close();

    const error = await failureOf(chat().sendText(reference, 'hej'));
    connector = await startScriptedConnector();

    expect(error).toMatchObject({ code: 'CHAT.UNAVAILABLE', fate: 'retry' });
  });

  it('does not open the chat again when only the card could not be sent', async () => {
    connector.script({ status: 201, body: { id: 'a:personal' } }, { status: 502 });

    await chat().sendPersonalCard(connector.reference, '29:anna', CARD);

    expect(connector.requests.map(({ path }) => path)).toEqual([
      '/emea/v3/conversations',
      '/emea/v3/conversations/a:personal/activities',
      '/emea/v3/conversations/a:personal/activities',
    ]);
  });
});
