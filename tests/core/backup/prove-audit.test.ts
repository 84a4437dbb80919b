import { createAuditLog } from '../../../core/audit/index.ts';
import { proveAudit, readAuditMarks } from '../../../core/backup/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';

const world = useCoreWorld();

async function say(tenantId: string, ...ids: string[]): Promise<void> {
  const at = world.clock.iso();
  const base = { type: 'said', at, actor: 'p', conversationId: 's', meetingId: 's', correlationId: 'c', data: {} };
  for (const id of ids) await createAuditLog({ store: world.store }).append(tenantId, [{ ...base, id }]);
}

test('marks say how far each log had come, and a log that went on from them proves', async () => {
  await say('t-1', 'a', 'b');
  await say('t-2', 'a');
  await world.store.create({ tenantId: 't-3', scope: 's', id: 'x', kind: 'k', body: {} });
  const marks = await readAuditMarks(world.store);

  expect(marks.map(({ tenantId, size }) => [tenantId, size])).toEqual([
    ['t-1', 2],
    ['t-2', 1],
  ]);
  expect(await proveAudit(world.store, marks)).toBeNull();
  await say('t-1', 'c');
  expect(await proveAudit(world.store, marks)).toBeNull();
});

test('a log that is shorter, another one or broken does not', async () => {
  await say('t-1', 'a', 'b', 'c');
  const [mark] = await readAuditMarks(world.store);
  if (!mark) throw new Error('no mark');

  expect(await proveAudit(world.store, [{ ...mark, size: 4 }])).toContain('ends with event 3 of 4');
  expect(await proveAudit(world.store, [{ ...mark, size: 2 }])).toContain('first 2 events are others');
  expect(await proveAudit(world.store, [{ ...mark, tenantId: 't-9' }])).toContain('ends with event 0 of 3');
  const records = { tenantId: 't-1', scope: 'audit', kind: 'audit-record', where: { sequence: 2 }, limit: 1 };
  const [second] = (await world.store.query(records)).documents;
  if (second) await world.store.remove(second);
  expect(await proveAudit(world.store, [mark])).toMatch(/^event \d+: /);
});
