import { verifySignature } from '../../../adapters/signing/index.ts';
import { verifyProof } from '../../../core/audit/index.ts';
import { joinWithConsent, TENANT } from '../../helpers/meeting-steps.ts';
import { MINUTE } from '../../helpers/test-clock.ts';
import { type ApiHost, OTHER_TENANT, startApiHost } from './api-host.ts';

let host: ApiHost;
beforeEach(async () => {
  host = await startApiHost();
  await joinWithConsent(host.world);
  await host.handOver();
});
afterEach(() => host.stop());

const verify = () => host.ask('/api/audit/verify', { method: 'POST', as: 'jurist' });
const list = async (query = '') => (await host.ask(`/api/audit${query}`, { as: 'jurist' })).body.events;

async function reads(): Promise<{ actor: string; data: object }[]> {
  await host.handOver();
  const events = await list('?type=audit.read&limit=100');
  return events.map(({ actor, data }: { actor: string; data: object }) => ({ actor, data })).reverse();
}

describe('the verdict on the audit log', () => {
  it('says sizes, roots and times, without and with signed heads', async () => {
    const before = (await verify()).body;
    expect(before).toMatchObject({ ok: true, problem: null, heads: { count: 0, latest: null } });
    expect(before).toMatchObject(await host.deps.audit.head(TENANT));

    const [{ id }] = await list();
    await host.ask(`/api/audit/${id}/proof`, { as: 'jurist' });
    const { size, root } = before;
    const at = host.world.clock.iso();
    const heads = { count: 1, latest: { size, root, at } };
    expect((await verify()).body).toMatchObject({ ok: true, heads, anchored: heads, checkedAt: at });
  });

  it('says what is wrong, and where', async () => {
    const { documents } = await host.world.store.query({ tenantId: TENANT, kind: 'audit-record', limit: 1 });
    const [document] = documents;
    if (!document) throw new Error('Nothing was logged.');
    await host.world.store.remove(document);
    await host.world.store.create({ ...document, id: 'event-elsewhere' });

    expect((await verify()).body).toMatchObject({
      ok: false,
      problem: { of: 'log', reason: 'document', at: Number(document.fields['sequence']) },
    });
  });

  it('is worked out once for all who ask at the same time', async () => {
    const [one, other] = await Promise.all([verify(), verify()]);

    expect(other.body.root).toBe(one.body.root);
  });
});

describe('the proof of an event', () => {
  it('is checked without us, and names nobody', async () => {
    const events = await list();
    const { body } = await host.ask(`/api/audit/${events.at(-1).id}/proof`, { as: 'jurist' });

    await expect(verifyProof({ verifySignature }, body)).resolves.toMatchObject({ ok: true, sequence: 1 });
    expect(JSON.stringify(body)).not.toContain('"anna"');
  });

  it('is not given of an event of others, or of none', async () => {
    const at = host.world.clock.iso();
    const place = { conversationId: 'c', meetingId: 'm', correlationId: 'c' };
    await host.deps.audit.append(OTHER_TENANT, [{ id: 'theirs', type: 't', at, actor: 'system', ...place, data: {} }]);

    expect((await host.ask('/api/audit/theirs/proof', { as: 'jurist' })).status).toBe(404);
    expect((await host.ask('/api/audit/none/proof', { as: 'jurist' })).status).toBe(404);
  });

  it('is not given of a log that was cut off', async () => {
    const [{ id }] = await list();
    await host.ask(`/api/audit/${id}/proof`, { as: 'jurist' });
    for (const kind of ['audit-record', 'audit-log-head']) {
      const { documents } = await host.world.store.query({ tenantId: TENANT, kind, limit: 100 });
      for (const document of documents) await host.world.store.remove(document);
    }
    const at = host.world.clock.iso();
    const place = { conversationId: 'c', meetingId: 'm', correlationId: 'c' };
    const events = Array.from({ length: 100 }, (_, n) => ({
      id: `x-${n}`,
      type: 't',
      at,
      actor: 'system',
      ...place,
      data: {},
    }));
    await host.deps.audit.append(TENANT, events);

    const refused = await host.ask('/api/audit/x-99/proof', { as: 'jurist' });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'API.CONFLICT', detail: expect.stringContaining('Verify it') },
    });
  });
});

describe('reading the audit log', () => {
  it('is an event of it, once in ten minutes and person', async () => {
    await list('?limit=1');
    await list('?limit=2');
    expect(await reads()).toEqual([{ actor: 'jurist', data: { what: 'list' } }]);
    await host.ask('/api/audit', { as: 'chef' });
    host.world.clock.advance(9 * MINUTE);
    await list();
    expect(await reads()).toHaveLength(2);
    host.world.clock.advance(2 * MINUTE);
    await list();

    expect((await reads()).map(({ actor }) => actor)).toEqual(['jurist', 'chef', 'jurist']);
  });

  it('leaves nothing that names the reader once it is in the log', async () => {
    await list();
    await reads();

    const { documents } = await host.world.store.query({ tenantId: TENANT, kind: 'audit-read', limit: 10 });
    expect(documents).toHaveLength(1);
    expect(JSON.stringify(documents)).not.toContain('jurist');
  });

  it('is one for every proof', async () => {
    const events = await list();
    for (const { id } of events.slice(0, 2)) await host.ask(`/api/audit/${id}/proof`, { as: 'jurist' });

    const proofs = (await reads()).filter(({ data }) => 'eventSequence' in data);
    expect(proofs.map(({ data }) => data)).toEqual(
      events.slice(0, 2).map(({ sequence }: { sequence: number }) => ({ what: 'proof', eventSequence: sequence })),
    );
    expect((await verify()).body.ok).toBe(true);
  });

  it('shows a person who was forgotten as removed', async () => {
    await host.deps.audit.forgetPerson(TENANT, 'anna');
    const actors = new Set((await list('?limit=100')).map(({ actor }: { actor: string }) => actor));

    expect([...actors].filter((actor) => actor === 'anna')).toEqual([]);
    expect((await verify()).body.ok).toBe(true);
  });
});
