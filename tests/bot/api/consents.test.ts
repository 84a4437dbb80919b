import { verifySignature } from '../../../adapters/signing/index.ts';
import { personLeft } from '../../../core/meetings/index.ts';
import { verifyReceipt } from '../../../core/receipts/index.ts';
import { DEFAULT_TENANT_SETTINGS } from '../../../core/settings/index.ts';
import { causeBy, close, consent, join, latest, referenceTo, say } from '../../helpers/meeting-steps.ts';
import { ANNA, BO, DAN } from '../../helpers/people.ts';
import { type ApiHost, OTHER_TENANT, startApiHost } from './api-host.ts';

let host: ApiHost;
beforeEach(async () => {
  host = await startApiHost();
});
afterEach(() => host.stop());

const answer = (meetingId: string, level: string, as = ANNA.id) =>
  host.ask(`/api/meetings/${meetingId}/consent`, { method: 'PUT', as, body: { level } });

describe('an answer in the tab', () => {
  it('holds at once, and says how the words are handled', async () => {
    const meeting = await join(host.world);

    const { status, body } = await answer(meeting.id, 'juridik');

    expect(status).toBe(200);
    expect(body).toEqual({
      level: 'juridik',
      effective: 'plus',
      basis: 'consent',
      signal: 'given',
      at: host.world.clock.iso(),
    });
    expect((await latest(host.world, meeting)).consents.at(-1)).toMatchObject({ personId: ANNA.id, channel: 'tab' });
  });

  it('takes a yes back after the meeting, too, out of memory and into the queue of deletions', async () => {
    const meeting = await join(host.world);
    await answer(meeting.id, 'plus');
    await say(host.world, ANNA, 'Ett');
    await close(host.world, meeting);

    const { body } = await answer(meeting.id, 'none');
    await host.handOver();

    expect(body).toMatchObject({ level: 'none', effective: 'none', signal: 'withdrawn' });
    expect(host.world.recent.of(meeting.id)).toEqual([]);
    const jobs = host.world.queue.sent.filter(({ queue }) => queue === 'erasures');
    expect(new Set(jobs.map(({ messageId }) => messageId)).size).toBe(1);
    expect(jobs[0]).toMatchObject({ body: { type: 'withdrawal', personId: ANNA.id, meetingId: meeting.id } });
  });

  it('is nobody else’s, and no unknown level', async () => {
    const meeting = await join(host.world);

    expect((await answer(meeting.id, 'bas', DAN.id)).status).toBe(404);
    expect((await answer(meeting.id, 'everything')).status).toBe(400);
  });
});

describe('a receipt', () => {
  it('of one’s own is signed, and is in the audit log', async () => {
    const meeting = await join(host.world);
    await answer(meeting.id, 'plus');

    const { status, text, headers } = await host.ask(`/api/meetings/${meeting.id}/receipts`);
    await host.handOver();

    const trusted = await host.deps.signer.publicKeys();
    const verdict = await verifyReceipt(JSON.parse(text), { trusted, verify: verifySignature });
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toMatch(/filename="kollegan-cr-[0-9a-f]+\.json"/);
    expect(verdict).toMatchObject({ ok: true, receipt: { personId: ANNA.id, meetingId: meeting.id } });
    const { events } = (await host.ask('/api/audit?type=consent.receipt-issued', { as: 'jurist' })).body;
    expect(events).toMatchObject([{ actor: ANNA.id, data: { personId: ANNA.id, format: 'json' } }]);
  });

  it('is also there to read', async () => {
    const meeting = await join(host.world);

    const response = await host.fetch(`/api/meetings/${meeting.id}/receipts?format=pdf`);

    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('of anybody is for Compliance, with who answers for it and without what the meeting was about', async () => {
    const meeting = await join(host.world, { title: 'Hemligheten' });
    await consent(host.world, meeting, BO, 'bas');
    const controller = { ...DEFAULT_TENANT_SETTINGS.controller, name: 'Ek AB' };
    const { etag } = (await host.ask('/api/settings', { as: 'chef' })).body;
    const body = { ...DEFAULT_TENANT_SETTINGS, controller };
    await host.ask('/api/settings', { method: 'PUT', as: 'chef', body, match: etag });

    const path = `/api/compliance/receipts/${meeting.id}/${BO.id}`;
    const { status, text } = await host.ask(path, { as: 'jurist' });

    expect(status).toBe(200);
    expect(text).toContain('Ek AB');
    expect(text).not.toContain('Hemligheten');
    expect((await host.ask(path, { as: 'chef' })).status).toBe(403);
    expect((await host.ask(`/api/compliance/receipts/${meeting.id}/nobody`, { as: 'jurist' })).status).toBe(404);
    expect((await host.ask(`/api/compliance/receipts/m-none/${BO.id}`, { as: 'jurist' })).status).toBe(404);
    expect((await host.ask(path, { as: 'jurist', tenantId: OTHER_TENANT })).status).toBe(404);
  });
});

describe('who stands where', () => {
  const list = async (query = '') => (await host.ask(`/api/compliance/consents${query}`, { as: 'jurist' })).body;

  it('is listed with ids and dates, latest meeting first, page by page', async () => {
    const first = await join(host.world, { title: 'Hemligheten' });
    await consent(host.world, first, ANNA, 'plus');
    await consent(host.world, first, BO, 'none');
    host.world.clock.advance(60_000);
    const second = await join(host.world, {
      title: 'Hemligheten',
      people: [ANNA],
      reference: referenceTo({ conversationId: '19:other@thread.v2' }),
    });

    const page = await list('?limit=1');
    const rest = await list(`?limit=1&cursor=${encodeURIComponent(page.cursor)}`);

    expect(page.consents).toMatchObject([
      { meetingId: second.id, person: { id: ANNA.id }, level: 'none', signal: 'requested', basis: 'consent' },
    ]);
    expect(rest.consents).toMatchObject([
      { meetingId: first.id, person: { id: ANNA.id }, level: 'plus', effective: 'plus', signal: 'given' },
      { person: { id: BO.id }, level: 'none', signal: 'refused' },
      { person: { id: 'cilla' }, level: 'none', signal: 'requested' },
    ]);
    expect(JSON.stringify([page, rest])).not.toContain('Hemligheten');
    expect((await list(`?meetingId=${first.id}`)).consents).toHaveLength(3);
  });

  it('says what those answered who have left, and that they are not heard now', async () => {
    const meeting = await join(host.world);
    await consent(host.world, meeting, ANNA, 'plus');
    const { tenantId, conversationId, id: meetingId } = meeting;
    const participant = async () =>
      (await host.ask(`/api/meetings/${meetingId}`)).body.participants.find(({ id }: { id: string }) => id === ANNA.id);
    await personLeft(host.world.meetings, {
      key: { tenantId, conversationId, meetingId },
      personId: ANNA.id,
      cause: causeBy(host.world, ANNA),
    });
    const during = await participant();
    await close(host.world, meeting);
    const after = await participant();

    expect((await list()).consents[0]).toMatchObject({ level: 'plus', effective: 'none', signal: 'given' });
    expect(during).toMatchObject({ level: 'none', answered: false });
    expect(after).toMatchObject({ level: 'plus', answered: true });
  });

  it('leaves out samples', async () => {
    await host.ask('/api/sample', { method: 'POST' });

    expect(await list()).toEqual({ consents: [], cursor: null });
  });
});
