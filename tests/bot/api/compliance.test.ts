import type { Meeting } from '../../../core/meetings/index.ts';
import { consent, joinWithConsent, say, TENANT } from '../../helpers/meeting-steps.ts';
import { ANNA, BO, DAN } from '../../helpers/people.ts';
import { type ApiHost, OTHER_TENANT, startApiHost } from './api-host.ts';

const ERASURES = '/api/compliance/erasures';
const HOLDS = '/api/compliance/holds';
const TERMS = { owner: 'Chefsjurist', reason: 'Tvist 12', reviewOn: '2027-01-01' };

let host: ApiHost;
let meeting: Meeting;
beforeEach(async () => {
  host = await startApiHost();
  meeting = await joinWithConsent(host.world, 'plus', { organizerId: BO.id });
});
afterEach(() => host.stop());

const post = (path: string, body: unknown, as: string = ANNA.id) => host.ask(path, { method: 'POST', body, as });
const ask = (target: unknown, as?: string) => post(ERASURES, { target, requestId: 'r-1' }, as);

async function finish(requestId: string): Promise<void> {
  await host.deps.compliance.erasures.run({ type: 'requested', tenantId: TENANT, requestId, correlationId: 'c' });
}

describe('asking to remove something', () => {
  it('removes the one who asks after they typed the words, and gives them the certificate', async () => {
    const asked = await ask({ type: 'self' });
    const wrong = await post(`${ERASURES}/${asked.body.id}/confirm`, { words: 'ja' });
    const right = await post(`${ERASURES}/${asked.body.id}/confirm`, { words: asked.body.phrase });
    await finish(asked.body.id);
    const done = await host.ask(`${ERASURES}/${asked.body.id}`);
    const certificate = await host.ask(`${ERASURES}/${asked.body.id}/certificate`);

    expect(asked).toMatchObject({ status: 201, body: { state: 'awaiting-confirmation', subjectId: ANNA.id } });
    expect(wrong).toMatchObject({ status: 409, body: { current: { state: 'awaiting-confirmation' } } });
    expect(right).toMatchObject({ status: 200, body: { state: 'running' } });
    expect(done.body).toMatchObject({
      state: 'done',
      subjectId: null,
      requestedBy: 'removed',
      isOwn: true,
      hasCertificate: true,
    });
    expect(done.body.progress.done).toBe(done.body.progress.of);
    expect(certificate.headers.get('content-disposition')).toContain(`kollegan-erasure-${asked.body.id}.json`);
    expect(JSON.parse(certificate.text)).toMatchObject({ jws: 'signed.erasure-certificate' });
    expect(certificate.text).not.toContain(ANNA.name);
  });

  it('gives the certificate as a PDF too', async () => {
    const { body } = await ask({ type: 'self' });
    await post(`${ERASURES}/${body.id}/confirm`, { words: body.phrase });
    await finish(body.id);

    const response = await host.fetch(`${ERASURES}/${body.id}/certificate?format=pdf`);

    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it.each([
    ['another person', { type: 'person', personId: BO.id }, ANNA.id, 403],
    ['oneself by id', { type: 'person', personId: ANNA.id }, ANNA.id, 201],
    ['another person, with the role', { type: 'person', personId: BO.id }, 'jurist', 201],
    ['the tenant', { type: 'tenant' }, 'chef', 403],
    ['the tenant, with the role', { type: 'tenant' }, 'jurist', 201],
    ['a meeting that one was in', { type: 'meeting', meetingId: 'OWN' }, ANNA.id, 403],
    ['a meeting that one organised', { type: 'meeting', meetingId: 'OWN' }, BO.id, 201],
    ['a meeting that one was not in', { type: 'meeting', meetingId: 'OWN' }, DAN.id, 404],
    ['a meeting, with the role', { type: 'meeting', meetingId: 'OWN' }, 'jurist', 201],
  ])('for %s', async (_what, target, as, status) => {
    const own = 'meetingId' in target ? { ...target, meetingId: meeting.id } : target;

    expect((await ask(own, as)).status).toBe(status);
  });

  it('shows each their own requests, Compliance all, and nobody those of another tenant', async () => {
    const mine = await ask({ type: 'self' });
    await ask({ type: 'tenant' }, 'jurist');
    const list = async (as: string, tenantId = TENANT) =>
      (await host.ask(ERASURES, { as, tenantId })).body.requests.map(({ type }: { type: string }) => type).sort();

    expect(await list(ANNA.id)).toEqual(['person']);
    expect(await list(BO.id)).toEqual([]);
    expect(await list('jurist')).toEqual(['person', 'tenant']);
    expect(await list('jurist', OTHER_TENANT)).toEqual([]);
    for (const path of ['', '/certificate']) {
      expect((await host.ask(`${ERASURES}/${mine.body.id}${path}`, { as: BO.id })).status).toBe(404);
    }
    expect((await post(`${ERASURES}/${mine.body.id}/confirm`, { words: 'x' }, BO.id)).status).toBe(404);
    expect((await host.ask(`${ERASURES}/${mine.body.id}/certificate`)).status).toBe(404);
  });

  it('can be taken back while it waits, by who may confirm it, and not once it runs', async () => {
    const mine = await ask({ type: 'self' });
    const cancel = (id: string, as?: string) => post(`${ERASURES}/${id}/cancel`, undefined, as);

    expect((await cancel(mine.body.id, BO.id)).status).toBe(404);
    expect((await cancel('e-nothing')).status).toBe(404);
    const cancelled = await cancel(mine.body.id);
    const confirmed = await post(`${ERASURES}/${mine.body.id}/confirm`, { words: mine.body.phrase });

    expect(mine.body).toMatchObject({ isOwn: true, waitsUntil: '2026-10-12T08:00:00.000Z' });
    expect(cancelled).toMatchObject({
      status: 200,
      body: { state: 'cancelled', cancelledBy: ANNA.id, subjectId: null, waitsUntil: null, isOwn: true },
    });
    expect(confirmed).toMatchObject({ status: 409, body: { current: { state: 'cancelled' } } });

    const ofTenant = await ask({ type: 'tenant' }, 'jurist');
    await post(`${ERASURES}/${ofTenant.body.id}/confirm`, { words: ofTenant.body.phrase }, 'jurist');
    expect(await cancel(ofTenant.body.id, 'chef')).toMatchObject({ status: 200, body: { isOwn: false } });

    const ofBo = await ask({ type: 'self' }, BO.id);
    await post(`${ERASURES}/${ofBo.body.id}/confirm`, { words: ofBo.body.phrase }, BO.id);
    expect(await cancel(ofBo.body.id, 'jurist')).toMatchObject({
      status: 409,
      body: { code: 'API.CONFLICT', current: { state: 'running' } },
    });
  });

  it('takes two people for the tenant', async () => {
    const { body } = await ask({ type: 'tenant' }, 'jurist');
    const confirm = (as: string) => post(`${ERASURES}/${body.id}/confirm`, { words: body.phrase }, as);

    expect((await confirm('jurist')).body.state).toBe('awaiting-second-person');
    expect((await confirm('jurist')).status).toBe(409);
    expect((await confirm('chef')).body.state).toBe('running');
  });
});

describe('holds', () => {
  it('are placed, hold what is there already, are changed and released', async () => {
    await consent(host.world, meeting, BO, 'plus');
    await say(host.world, BO, 'Vi pratar om vädret');
    await host.world.dispatcher.sweep(TENANT);
    const words = async () =>
      (await host.world.store.query({ tenantId: TENANT, kind: 'utterance', limit: 5 })).documents.map(
        ({ expiresAt }) => expiresAt,
      );
    const before = await words();

    const placed = await post(
      HOLDS,
      { target: { type: 'person', personId: BO.id }, ...TERMS, requestId: 'h' },
      'jurist',
    );
    const held = await words();
    const path = `${HOLDS}/${placed.body.id}`;
    const change = (reviewOn: string, match: string) =>
      host.ask(path, { method: 'PUT', body: { ...TERMS, reviewOn }, as: 'jurist', match });
    const changed = await change('2020-01-01', placed.body.etag);
    const late = await change('2030-01-01', placed.body.etag);
    const blind = await host.ask(path, { method: 'PUT', body: TERMS, as: 'jurist' });
    const refused = await ask({ type: 'person', personId: BO.id }, 'jurist');
    const released = await post(`${path}/release`, undefined, 'jurist');

    expect(before).toEqual([expect.any(String)]);
    expect(held).toEqual([undefined]);
    expect(placed).toMatchObject({ status: 201, body: { ...TERMS, placedBy: 'jurist', isOverdue: false } });
    expect(changed.body).toMatchObject({ reviewOn: '2020-01-01', isOverdue: true });
    expect(changed.body.etag).not.toBe(placed.body.etag);
    expect(late).toMatchObject({ status: 412, body: { code: 'API.CHANGED', current: changed.body } });
    expect(blind.status).toBe(428);
    expect(refused.status).toBe(201);
    expect(released.body.releasedAt).not.toBeNull();
    expect(await words()).toEqual(before);
    expect((await post(`${path}/release`, undefined, 'jurist')).status).toBe(404);
    expect((await change('2027-01-01', released.body.etag)).status).toBe(404);
    expect((await host.ask(HOLDS, { as: 'jurist' })).body.holds).toHaveLength(1);
  });
});

describe('retention', () => {
  it('says every rule with its period as the tenant has it, and what a sweep would do', async () => {
    await host.deps.compliance.retention.dryRun(TENANT);
    const { body } = await host.ask('/api/compliance/retention?dryRun=true', { as: 'jurist' });

    expect(body.rules).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'words-plus', period: { length: 30, unit: 'days' }, source: 'tenant' }),
        expect.objectContaining({ id: 'profiles', period: { length: 24, unit: 'months' } }),
        expect.objectContaining({ id: 'failed-jobs', period: { length: 30, unit: 'days' } }),
        expect.objectContaining({ id: 'sample-meetings', period: { length: 90, unit: 'days' } }),
        expect.objectContaining({ id: 'audit', period: null }),
      ]),
    );
    expect(body).toMatchObject({
      nextSweep: '2026-10-06T03:00:00.000Z',
      sweeps: [],
      dryRun: { removed: [], jws: null },
    });
  });
});
