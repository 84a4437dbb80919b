import { createMailSender } from '../../../adapters/graph/index.ts';
import type { Mail, MailSender } from '../../../core/messaging/index.ts';
import type { RecordedRequest } from '../../../infra/sandbox/graph/index.ts';
import { MAILBOX, type RunningGraph, startGraph } from '../../infra/sandbox/graph/local-graph.fixture.ts';
import { clientFor } from './adapter.fixture.ts';

const MAIL: Mail = {
  tenantId: 't-1',
  to: [{ address: 'anna@contoso.example', name: 'Anna Åberg' }],
  subject: 'Sammanfattning av veckomötet',
  html: '<p>Två beslut</p>',
  messageKey: 'm-1:recap:anna',
  correlationId: 'c-1',
};

describe('createMailSender', () => {
  let graph: RunningGraph;
  let sender: MailSender;
  const seen: RecordedRequest[] = [];
  beforeEach(async () => {
    seen.length = 0;
    graph = await startGraph({ onRequest: (request) => seen.push(request) });
    sender = createMailSender({ client: clientFor(graph.url), mailbox: MAILBOX });
  });
  afterEach(() => graph.close());

  it('sends from the mailbox, with its key as a header', async () => {
    await sender.send(MAIL);

    expect(graph.mails()).toEqual([
      expect.objectContaining({
        mailbox: MAILBOX,
        to: MAIL.to,
        subject: MAIL.subject,
        contentType: 'html',
        content: MAIL.html,
        headers: { 'x-kollegan-key': 'm-1:recap:anna' },
        saveToSentItems: true,
      }),
    ]);
    expect(seen[0]?.headers['client-request-id']).toBe('c-1');
  });

  it('sends from the mailbox that the tenant chose, where it chose one', async () => {
    const mailboxOf = async (tenantId: string) => (tenantId === 't-1' ? MAILBOX : null);
    const chosen = createMailSender({ client: clientFor(graph.url), mailbox: 'nobody@contoso.example', mailboxOf });
    await chosen.send(MAIL);

    expect(graph.mails()).toMatchObject([{ mailbox: MAILBOX }]);
  });

  it('repeats after 429', async () => {
    graph.faults.add({ kind: 'throttle', retryAfterSeconds: 0, times: 2 });

    await sender.send(MAIL);

    expect(graph.mails()).toHaveLength(1);
  });

  it.each([
    ['503', { kind: 'unavailable-after-write', retryAfterSeconds: 0 }],
    ['a cut connection', { kind: 'reset-after-write' }],
  ] as const)('%s is ambiguous and not repeated here', async (_name, fault) => {
    graph.faults.add({ ...fault, times: 9 });

    await expect(sender.send(MAIL)).rejects.toMatchObject({ code: 'GRAPH.AMBIGUOUS_SEND', fate: 'retry' });
    expect(seen).toHaveLength(1);
  });

  it('throttled too long is not sent, so it is not ambiguous', async () => {
    graph.faults.add({ kind: 'throttle', retryAfterSeconds: 90 });

    await expect(sender.send(MAIL)).rejects.toMatchObject({ code: 'GRAPH.THROTTLED', retryAfterMs: 90_000 });
    expect(graph.mails()).toEqual([]);
  });

  it('a mail that Exchange refuses goes to the dead letters, without the address in the message', async () => {
    const broken = { ...MAIL, to: [{ address: 'inte en adress', name: 'Anna Åberg' }] };

    const failed = await sender.send(broken).catch((error: unknown) => error as Error);

    expect(failed).toMatchObject({ code: 'GRAPH.REFUSED', fate: 'dead-letter' });
    expect((failed as Error).message).not.toMatch(/adress|Anna/);
  });

  it('a mailbox that does not exist goes to the dead letters', async () => {
    const other = createMailSender({ client: clientFor(graph.url), mailbox: 'nobody@contoso.example' });

    await expect(other.send(MAIL)).rejects.toMatchObject({ code: 'GRAPH.NOT_FOUND', fate: 'dead-letter' });
  });
});
