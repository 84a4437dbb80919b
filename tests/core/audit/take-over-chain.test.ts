import { createHash } from 'node:crypto';
import { type AuditEvent, createAuditLog, type LoggedEvent, readEvents } from '../../../core/audit/index.ts';
import type { DocumentStore } from '../../../core/storage/index.ts';
import { eventsOf, TENANT, useAuditWorld } from './audit-world.ts';

const world = useAuditWorld();
const key = (id: string) => ({ tenantId: TENANT, scope: 'audit', id });

/** As the version with a hash chain left it: a crash kept the last block from its documents. */
async function leaveChain(events: readonly AuditEvent[], inBlock: number): Promise<void> {
  let previousHash = '0'.repeat(64);
  const chained = events.map((event, index) => {
    const hash = createHash('sha256').update(`${previousHash}${event.id}`).digest('hex');
    const each = { sequence: index + 1, event, previousHash, hash };
    previousHash = hash;
    return each;
  });
  for (const each of chained.slice(0, chained.length - inBlock)) {
    const fields = { sequence: each.sequence, type: each.event.type, meetingId: each.event.meetingId };
    await world.store.create({ ...key(`event-${each.event.id}`), kind: 'audit-event', body: each, fields });
  }
  const body = { sequence: events.length, hash: previousHash, block: chained.slice(-inBlock) };
  await world.store.create({ ...key('head'), kind: 'audit-head', body });
}

async function ids(): Promise<string[]> {
  const events: LoggedEvent[] = [];
  for await (const page of world.log.pages(TENANT)) events.push(...page);
  return events.map(({ event }) => event.id);
}

it('the chain of a former version becomes the beginning of the log, without the persons in it', async () => {
  await leaveChain(eventsOf(1, 12), 2);
  await createAuditLog({ store: world.store }).append(TENANT, eventsOf(13, 13));

  expect(await ids()).toEqual(eventsOf(1, 13).map(({ id }) => id));
  expect(await world.log.verify(TENANT)).toEqual({ ok: true, events: 13 });
  expect((await readEvents(world.store, { tenantId: TENANT, limit: 1 })).events[0]?.event.actor).toBe('anna');
  const left = await world.store.scan({ tenantId: TENANT, scope: 'audit', limit: 1_000 });
  expect(left.documents.filter(({ kind }) => ['audit-head', 'audit-event'].includes(kind))).toEqual([]);
  expect(JSON.stringify(left.documents)).not.toContain('"anna"');
});

it('is taken over once, whenever that is interrupted', async () => {
  await leaveChain(eventsOf(1, 300), 1);
  for (let steps = 1; steps <= 40; steps += 13) {
    let left = steps;
    const remove: DocumentStore['remove'] = async (...of) => {
      left -= 1;
      if (left < 0) throw new Error('crash');
      return world.store.remove(...of);
    };
    const dying = createAuditLog({ store: { ...world.store, remove } });
    await expect(dying.append(TENANT, eventsOf(301, 301))).rejects.toThrow('crash');
  }
  await createAuditLog({ store: world.store }).append(TENANT, eventsOf(301, 301));

  expect(await ids()).toEqual(eventsOf(1, 301).map(({ id }) => id));
  expect(await world.log.verify(TENANT)).toEqual({ ok: true, events: 301 });
});
