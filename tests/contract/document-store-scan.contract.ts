import fc from 'fast-check';
import type { DocumentScan, NewDocument } from '../../core/storage/index.ts';
import type { ContractContext } from './document-store-context.ts';

const SOON = '2026-11-20T09:01:00.000Z';

export function describeScan(context: ContractContext): void {
  async function seed(tenantId: string, documents: readonly Partial<NewDocument>[]): Promise<void> {
    const common = { tenantId, scope: 's', id: 'i', kind: 'k', body: {} };
    await context.store.createMissing(documents.map((document) => ({ ...common, ...document })));
  }

  async function names(scan: DocumentScan): Promise<string[]> {
    const found: string[] = [];
    let continuation: string | undefined;
    do {
      const page = await context.store.scan({ ...scan, ...(continuation !== undefined && { continuation }) });
      found.push(...page.documents.map(({ scope, id }) => `${scope}/${id}`));
      continuation = page.continuation;
    } while (continuation !== undefined);
    return found;
  }

  describe('scan', () => {
    it('gives every kind of one tenant, in one scope or in all', async () => {
      const [tenantId, other] = [context.newTenant(), context.newTenant()];
      await seed(tenantId, [{ id: 'a' }, { id: 'b', kind: 'l' }, { scope: 't', id: 'a', kind: 'm' }]);
      await seed(other, [{ id: 'theirs' }]);

      expect((await names({ tenantId, limit: 10 })).sort()).toEqual(['s/a', 's/b', 't/a']);
      expect((await names({ tenantId, scope: 's', limit: 10 })).sort()).toEqual(['s/a', 's/b']);
    });

    it('gives each document once over pages of any size', async () => {
      const ids = fc.array(fc.tuple(fc.constantFrom('s', 't', 'u'), fc.string({ minLength: 1, maxLength: 3 })), {
        maxLength: 30,
      });
      await fc.assert(
        fc.asyncProperty(ids, fc.integer({ min: 1, max: 7 }), async (pairs, limit) => {
          const tenantId = context.newTenant();
          await seed(
            tenantId,
            pairs.map(([scope, id]) => ({ scope, id })),
          );
          const all = [...new Set(pairs.map(([scope, id]) => `${scope}/${id}`))].sort();

          expect((await names({ tenantId, limit })).sort()).toEqual(all);
        }),
        { numRuns: Math.ceil(context.modelRuns / 10) },
      );
    });

    it('goes on behind its page, whatever was removed or written meanwhile', async () => {
      const tenantId = context.newTenant();
      await seed(tenantId, [{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
      const first = await context.store.scan({ tenantId, limit: 1 });
      const { continuation } = first;
      for (const document of first.documents) await context.store.remove(document);

      const rest = await context.store.scan({
        tenantId,
        limit: 10,
        ...(continuation !== undefined && { continuation }),
      });

      expect([...first.documents, ...rest.documents].map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    });

    it('leaves out what has expired, unless it is asked for', async () => {
      const tenantId = context.newTenant();
      await seed(tenantId, [{ id: 'stays' }, { id: 'went', expiresAt: SOON }]);
      context.clock.advance(120_000);

      expect(await names({ tenantId, limit: 1 })).toEqual(['s/stays']);
      expect((await names({ tenantId, limit: 1, withExpired: true })).sort()).toEqual(['s/stays', 's/went']);
    });

    it('is not continued by what another list has given', async () => {
      const tenantId = context.newTenant();
      await seed(tenantId, [{ id: 'a' }, { id: 'b' }]);
      const { continuation = '' } = await context.store.scan({ tenantId, limit: 1 });
      const others: DocumentScan[] = [
        { tenantId: context.newTenant(), limit: 1 },
        { tenantId, scope: 's', limit: 1 },
        { tenantId, limit: 1, withExpired: true },
      ];

      for (const scan of others) {
        await expect(context.store.scan({ ...scan, continuation })).rejects.toMatchObject({
          code: 'STORE.BAD_CONTINUATION',
        });
      }
    });

    it.each([0, 1001, 1.5])('refuses a limit of %d', async (limit) => {
      await expect(context.store.scan({ tenantId: context.newTenant(), limit })).rejects.toMatchObject({
        code: 'STORE.BAD_LIMIT',
      });
    });
  });
}
