import type { NewDocument, OutboxEntry } from '../../core/storage/index.ts';
import type { ContractContext } from './document-store-context.ts';

const entry = (dueAt: string, id = 'job-1'): OutboxEntry => ({
  id,
  dueAt,
  type: 'job',
  queue: 'planner-tasks',
  messageId: `message-${id}`,
  correlationId: 'correlation',
  body: { meetingId: 'm' },
});

export function describeOutbox(context: ContractContext): void {
  describe('pendingOutbox', () => {
    const NOON = '2026-11-20T12:00:00.000Z';

    async function create(tenantId: string, id: string, outbox: OutboxEntry[]): Promise<string> {
      const document: NewDocument = { tenantId, scope: 'conversation-1', id, kind: 'meeting', body: id, outbox };
      const result = await context.store.create(document);
      if (!result.ok) throw new Error('the id should be free');
      return result.etag;
    }

    async function pendingIds(tenantId: string, dueBefore = NOON, limit = 100): Promise<string[]> {
      const documents = await context.store.pendingOutbox({ tenantId, dueBefore, limit });
      return documents.map(({ id }) => id);
    }

    it('gives the documents that are due, oldest first, with all their entries', async () => {
      const tenantId = context.newTenant();
      const both = [entry('2026-11-21T08:00:00Z', 'later'), entry('2026-11-20T10:00:00Z', 'sooner')];
      await create(tenantId, 'third', [entry('2026-11-20T11:00:00.000Z')]);
      await create(tenantId, 'second', both);
      await create(tenantId, 'first', [entry('2026-11-20T09:00:00.000Z')]);
      await create(tenantId, 'none', []);
      await create(tenantId, 'tomorrow', [entry('2026-11-21T09:00:00.000Z')]);

      const documents = await context.store.pendingOutbox({ tenantId, dueBefore: NOON, limit: 10 });

      expect(documents.map(({ id }) => id)).toEqual(['first', 'second', 'third']);
      expect(documents[1]?.outbox).toEqual(both);
    });

    it('counts an entry that is due at the very instant, and orders instants, not their spelling', async () => {
      const tenantId = context.newTenant();
      await create(tenantId, 'at-noon', [entry('2026-11-20T12:00:00Z')]);
      await create(tenantId, 'just-after', [entry('2026-11-20T12:00:00.001Z')]);
      await create(tenantId, 'half-a-second-before', [entry('2026-11-20T11:59:59.5Z')]);
      await create(tenantId, 'one-second-before', [entry('2026-11-20T11:59:59Z')]);

      const ids = await pendingIds(tenantId);

      expect(ids).toEqual(['one-second-before', 'half-a-second-before', 'at-noon']);
    });

    it('gives the oldest when there are more than the limit', async () => {
      const tenantId = context.newTenant();
      const hours = ['08', '03', '11', '05'];
      for (const hour of hours) await create(tenantId, hour, [entry(`2026-11-20T${hour}:00:00.000Z`)]);

      const ids = await pendingIds(tenantId, NOON, 2);

      expect(ids).toEqual(['03', '05']);
    });

    it('forgets what was handed over and follows a new due time', async () => {
      const tenantId = context.newTenant();
      const done = await create(tenantId, 'done', [entry('2026-11-20T09:00:00.000Z')]);
      const postponed = await create(tenantId, 'postponed', [entry('2026-11-20T09:00:00.000Z')]);
      const document = { tenantId, scope: 'conversation-1', kind: 'meeting', body: {} };
      await context.store.replace({ ...document, id: 'done', outbox: [] }, done);
      await context.store.replace({ ...document, id: 'postponed', outbox: [entry('2026-11-20T13:00:00Z')] }, postponed);

      const now = await pendingIds(tenantId);
      const later = await pendingIds(tenantId, '2026-11-20T14:00:00.000Z');

      expect(now).toEqual([]);
      expect(later).toEqual(['postponed']);
    });

    it('gives no document of another tenant', async () => {
      const [ours, theirs] = [context.newTenant(), context.newTenant()];
      await create(theirs, 'theirs', [entry('2026-11-20T09:00:00.000Z')]);

      expect(await pendingIds(ours)).toEqual([]);
      expect(await pendingIds(theirs)).toEqual(['theirs']);
    });

    it.each([0, 1001, 1.5, -1, Number.NaN])('refuses the limit %d', async (limit) => {
      await expect(pendingIds('any', NOON, limit)).rejects.toMatchObject({ code: 'STORE.BAD_LIMIT' });
    });
  });
}
