import type { NewDocument } from '../../core/storage/index.ts';
import type { ContractContext } from './document-store-context.ts';

const SOON = '2026-11-20T09:01:00.000Z';
const MINUTE = 60_000;

export function describeExpiry(context: ContractContext): void {
  describe('expiry', () => {
    const job = {
      id: 'job-1',
      dueAt: '2026-11-20T08:00:00.000Z',
      type: 'job',
      queue: 'recaps',
      messageId: 'm',
      correlationId: 'c',
      body: {},
    } as const;

    async function expiring(over: Partial<NewDocument> = {}): Promise<{ document: NewDocument; etag: string }> {
      const document: NewDocument = {
        tenantId: context.newTenant(),
        scope: 'words',
        id: 'utterance-1',
        kind: 'utterance',
        body: 'said',
        outbox: [job],
        expiresAt: SOON,
        ...over,
      };
      const result = await context.store.create(document);
      if (!result.ok) throw new Error('the id should be free');
      return { document, etag: result.etag };
    }

    it('shows a document until its time, that instant included', async () => {
      const { document } = await expiring();
      context.clock.advance(MINUTE);

      const stored = await context.store.read(document);

      expect(stored).toMatchObject({ body: 'said', expiresAt: SOON });
    });

    it('hides an expired document from every call', async () => {
      const { document, etag } = await expiring();
      const { tenantId, kind } = document;
      context.clock.advance(2 * MINUTE);

      expect(await context.store.read(document)).toBeNull();
      expect((await context.store.query({ tenantId, kind, limit: 10 })).documents).toEqual([]);
      expect(await context.store.pendingOutbox({ tenantId, dueBefore: SOON, limit: 10 })).toEqual([]);
      expect(await context.store.tenants()).not.toContain(tenantId);
      expect(await context.store.replace(document, etag)).toEqual({ ok: false, reason: 'missing' });
      expect(await context.store.remove(document)).toEqual({ ok: false, reason: 'missing' });
    });

    it.each(['create', 'createMissing'] as const)('gives the id of an expired document free for %s', async (how) => {
      const { document } = await expiring();
      context.clock.advance(2 * MINUTE);
      const { tenantId, scope, id } = document;
      const next: NewDocument = { tenantId, scope, id, kind: 'note', body: 'new' };

      if (how === 'create') await context.store.create(next);
      else await context.store.createMissing([next]);

      const stored = await context.store.read(document);
      expect(stored).toEqual({ ...next, etag: stored?.etag, fields: {}, outbox: [] });
      expect(await context.store.pendingOutbox({ tenantId, dueBefore: SOON, limit: 10 })).toEqual([]);
    });

    it('keeps a document whose next version expires later or never', async () => {
      const later = await expiring();
      const never = await expiring();
      const { expiresAt: _, ...withoutExpiry } = never.document;
      await context.store.replace({ ...later.document, expiresAt: '2026-11-20T10:00:00.000Z' }, later.etag);
      await context.store.replace(withoutExpiry, never.etag);

      context.clock.advance(2 * MINUTE);

      expect(await context.store.read(later.document)).not.toBeNull();
      expect(await context.store.read(never.document)).not.toBeNull();
    });

    it('compares instants, not their spelling', async () => {
      const { document: expired } = await expiring({ expiresAt: '2026-11-20T10:01:00+01:00' });
      const { document: alive } = await expiring({ expiresAt: '2026-11-20T04:03:00-05:00' });

      context.clock.advance(2 * MINUTE);

      expect(await context.store.read(expired)).toBeNull();
      expect(await context.store.read(alive)).not.toBeNull();
    });

    it('refuses an instant that is none', async () => {
      await expect(expiring({ expiresAt: 'tomorrow' })).rejects.toMatchObject({ code: 'STORE.BAD_INSTANT' });
    });
  });
}
