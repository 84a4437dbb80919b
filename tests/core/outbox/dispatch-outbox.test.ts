import { createOutboxDispatcher } from '../../../core/outbox/index.ts';
import type { DocumentKey, DocumentStore, OutboxEntry } from '../../../core/storage/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { fault } from '../../helpers/faults.ts';
import { TENANT } from '../../helpers/meeting-steps.ts';
import { DAY, HOUR } from '../../helpers/test-clock.ts';

const world = useCoreWorld();
const QUEUE_DOWN = fault('QUEUE.UNAVAILABLE', 'retry');

function job(id: string, overrides: Partial<Extract<OutboxEntry, { type: 'job' }>> = {}): OutboxEntry {
  const base = { dueAt: world.clock.iso(), queue: 'recaps', messageId: `m:${id}`, correlationId: 'c', body: { id } };
  return { type: 'job', id: `job:${id}`, ...base, ...overrides } as OutboxEntry;
}

function audit(id: string): OutboxEntry {
  const event = {
    type: 't',
    at: world.clock.iso(),
    actor: 'system',
    conversationId: 'c',
    meetingId: 'm',
    correlationId: 'x',
    data: {},
  };
  return { type: 'audit', id, dueAt: world.clock.iso(), event };
}

function keep(id: string): OutboxEntry {
  const expiresAt = new Date(world.clock.now().getTime() + DAY).toISOString();
  return { type: 'keep', id: `k-${id}`, dueAt: world.clock.iso(), document: { id, expiresAt, body: { text: id } } };
}

async function write(id: string, outbox: OutboxEntry[], tenantId = TENANT): Promise<DocumentKey> {
  const key = { tenantId, scope: 'c-1', id };
  await world.store.create({ ...key, kind: 'meeting', body: { id }, outbox });
  return key;
}

async function outboxOf(key: DocumentKey): Promise<string[]> {
  return ((await world.store.read(key))?.outbox ?? []).map(({ id }) => id);
}

function dispatcherOver(overrides: Partial<DocumentStore>) {
  return createOutboxDispatcher({ ...world, store: { ...world.store, ...overrides } });
}

describe('handing over', () => {
  it('gives each entry to its taker and forgets it', async () => {
    const key = await write('d-1', [job('a', { scheduledFor: '2026-10-07T08:00:00.000Z' }), audit('e-1'), keep('u-1')]);

    await world.dispatcher.dispatch([key]);

    expect(world.queue.sent).toMatchObject([
      { queue: 'recaps', messageId: 'm:a', body: { id: 'a' }, scheduledFor: '2026-10-07T08:00:00.000Z' },
    ]);
    expect(await world.audit.verify(TENANT)).toEqual({ ok: true, events: 1 });
    expect(await world.store.read({ ...key, id: 'u-1' })).toMatchObject({
      kind: 'utterance',
      body: { text: 'u-1' },
      expiresAt: '2026-10-06T08:00:00.000Z',
    });
    expect(await outboxOf(key)).toEqual([]);
  });

  it('leaves what is not due yet', async () => {
    const later = new Date(world.clock.now().getTime() + HOUR).toISOString();
    const key = await write('d-1', [job('now'), job('later', { dueAt: later })]);

    await world.dispatcher.dispatch([key]);
    world.clock.advance(HOUR);
    const left = await outboxOf(key);
    await world.dispatcher.dispatch([key]);

    expect(left).toEqual(['job:later']);
    expect(world.queue.keys()).toEqual(['now', 'later']);
  });

  it('of many documents sends the jobs and appends the events of each tenant together', async () => {
    const keys = [await write('d-1', [job('a'), audit('e-1')]), await write('d-2', [job('b'), audit('e-2')])];
    const other = await write('d-3', [audit('e-3')], 'tenant-2');
    const send = jest.fn(world.queue.send);
    const append = jest.fn(world.audit.append);
    const dispatcher = createOutboxDispatcher({ ...world, queue: { send }, audit: { ...world.audit, append } });

    await dispatcher.dispatch([...keys, other, { ...other, id: 'd-gone' }]);

    expect(send).toHaveBeenCalledTimes(1);
    expect(append.mock.calls.map(([tenantId, events]) => [tenantId, events.length])).toEqual([
      [TENANT, 2],
      ['tenant-2', 1],
    ]);
    for (const key of [...keys, other]) expect(await outboxOf(key)).toEqual([]);
  });

  it('of nothing does nothing', async () => {
    const key = await write('d-1', []);
    const replace = jest.fn(world.store.replace);

    await dispatcherOver({ replace }).dispatch([key]);
    await dispatcherOver({ replace }).dispatch([]);

    expect(replace).not.toHaveBeenCalled();
  });
});

describe('a taker that fails', () => {
  it.each(['job', 'audit', 'keep'])('for %s keeps its entries, the others go', async (type) => {
    const key = await write('d-1', [job('a'), audit('e-1'), keep('u-1')]);
    const refuse = () => Promise.reject(QUEUE_DOWN);
    const dispatcher = createOutboxDispatcher({
      ...world,
      ...(type === 'job' ? { queue: { send: refuse } } : {}),
      ...(type === 'audit' ? { audit: { ...world.audit, append: refuse } } : {}),
      ...(type === 'keep' ? { store: { ...world.store, createMissing: refuse } } : {}),
    });

    await dispatcher.dispatch([key]);
    const left = await outboxOf(key);
    await world.dispatcher.sweep(TENANT);

    const ids: Record<string, string> = { job: 'job:a', audit: 'e-1', keep: 'k-u-1' };
    expect(left).toEqual([ids[type]]);
    expect(world.logger.lines).toEqual([
      expect.objectContaining({ level: 'warn', fields: { type, count: 1, code: 'QUEUE.UNAVAILABLE' } }),
    ]);
    expect(await outboxOf(key)).toEqual([]);
  });

  it('is asked at least once: what was taken but not forgotten is given again', async () => {
    const key = await write('d-1', [job('a'), audit('e-1'), keep('u-1')]);
    const replace = () => Promise.reject(fault('STORE.UNAVAILABLE', 'retry'));

    await expect(dispatcherOver({ replace }).dispatch([key])).rejects.toMatchObject({ code: 'STORE.UNAVAILABLE' });
    await world.dispatcher.sweep(TENANT);

    expect(world.queue.keys()).toEqual(['a', 'a']);
    expect(await world.audit.verify(TENANT)).toEqual({ ok: true, events: 1 });
    expect(await outboxOf(key)).toEqual([]);
  });
});

describe('forgetting', () => {
  it('goes over what was written meanwhile, and takes none of it away', async () => {
    const key = await write('d-1', [job('a')]);
    const send = async () => {
      const document = await world.store.read(key);
      if (!document) return;
      const outbox = [...document.outbox, job('b')];
      await world.store.replace({ ...document, body: { changed: true }, outbox }, document.etag);
    };

    await createOutboxDispatcher({ ...world, queue: { send } }).dispatch([key]);

    expect(await outboxOf(key)).toEqual(['job:b']);
    expect((await world.store.read(key))?.body).toEqual({ changed: true });
  });

  it.each(['removed', 'settled'])('is not needed for what was %s meanwhile', async (how) => {
    const key = await write('d-1', [job('a')]);
    const send = async () => {
      const document = await world.store.read(key);
      if (how === 'removed') await world.store.remove(key);
      else if (document) await world.store.replace({ ...document, outbox: [] }, document.etag);
    };

    await createOutboxDispatcher({ ...world, queue: { send } }).dispatch([key]);

    expect(await outboxOf(key)).toEqual([]);
  });

  it('gives up where it never gets through, and the next sweep goes on', async () => {
    const key = await write('d-1', [job('a')]);
    const replace = jest.fn(async () => ({ ok: false, reason: 'conflict' }) as const);

    await dispatcherOver({ replace }).dispatch([key]);

    expect(replace).toHaveBeenCalledTimes(50);
    expect(await outboxOf(key)).toEqual(['job:a']);
  });
});

describe('the sweep', () => {
  it('finds what a crash left, oldest first and a hundred at a time, of its tenant', async () => {
    for (let n = 0; n < 101; n++) {
      await write(`d-${n}`, [job(`${n}`)]);
      world.clock.advance(1);
    }
    await write('other', [job('other')], 'tenant-2');

    const swept = [await world.dispatcher.sweep(TENANT), await world.dispatcher.sweep(TENANT)];

    expect(swept).toEqual([100, 1]);
    expect(world.queue.keys().at(-1)).toBe('100');
    expect(world.queue.keys()).not.toContain('other');
    expect(await world.dispatcher.sweep(TENANT)).toBe(0);
  });
});
