import fc from 'fast-check';
import type { ContractContext } from './document-store-context.ts';
import { createStoreModel } from './document-store-model.ts';
import { Operation, perform } from './document-store-operations.ts';

export function describeIsolation(context: ContractContext): void {
  const same = { scope: 'conversation-1', id: 'meeting-1', kind: 'meeting' };

  it('keeps the same scope and id of two tenants apart', async () => {
    const [first, second] = [
      { ...same, tenantId: context.newTenant(), body: 'first' },
      { ...same, tenantId: context.newTenant(), body: 'second' },
    ];

    const results = [await context.store.create(first), await context.store.create(second)];
    await context.store.remove(first);

    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(await context.store.read(first)).toBeNull();
    expect(await context.store.read(second)).toMatchObject({ body: 'second' });
  });

  it("never takes another tenant's etag", async () => {
    const [ours, theirs] = [
      { ...same, tenantId: context.newTenant(), body: 'ours' },
      { ...same, tenantId: context.newTenant(), body: 'theirs' },
    ];
    const result = await context.store.create(ours);
    await context.store.create(theirs);

    const taken = await context.store.replace({ ...theirs, body: 'taken' }, result.ok ? result.etag : '');

    expect(taken).toEqual({ ok: false, reason: 'conflict' });
    expect(await context.store.read(theirs)).toMatchObject({ body: 'theirs' });
  });

  it('keeps the same id of two scopes apart, also where their texts run together', async () => {
    const tenantId = context.newTenant();
    const keys = [
      { tenantId, scope: 'a', id: 'bc' },
      { tenantId, scope: 'ab', id: 'c' },
      { tenantId, scope: 'a/b', id: 'c' },
      { tenantId, scope: 'a', id: 'b/c' },
      { tenantId, scope: 'A', id: 'bc' },
    ];

    for (const [body, key] of keys.entries()) await context.store.create({ ...key, kind: 'k', body });

    const stored = await Promise.all(keys.map((key) => context.store.read(key)));
    expect(stored.map((document) => document?.body)).toEqual([0, 1, 2, 3, 4]);
  });

  it('lists the tenants that have documents, once each', async () => {
    const [one, two, emptied] = [context.newTenant(), context.newTenant(), context.newTenant()];
    for (const tenantId of [two, one, emptied]) {
      await context.store.create({ ...same, tenantId, body: 1 });
      await context.store.create({ ...same, tenantId, id: 'meeting-2', body: 1 });
    }
    for (const id of ['meeting-1', 'meeting-2']) await context.store.remove({ ...same, tenantId: emptied, id });

    const tenants = await context.store.tenants();

    expect(tenants.filter((tenant) => tenant === one || tenant === two)).toHaveLength(2);
    expect(tenants).not.toContain(emptied);
    expect(new Set(tenants).size).toBe(tenants.length);
  });

  it('does for any tenant what a plain map would, whatever the others do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Operation, { minLength: 5, maxLength: 40 }), async (operations) => {
        const tenants = [context.newTenant(), context.newTenant(), context.newTenant()];
        const model = createStoreModel(context.clock);

        for (const operation of operations) {
          const { answer, expected } = await perform({ operation, tenants, model, context });
          expect(answer).toEqual(expected);
        }
      }),
      { numRuns: context.modelRuns },
    );
  });
}
