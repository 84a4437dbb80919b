import type { DocumentQuery, IndexFields, NewDocument, StoredDocument } from '../../core/storage/index.ts';
import type { ContractContext } from './document-store-context.ts';

const KIND = 'decision';

export function describeQueries(context: ContractContext): void {
  async function seed(tenantId: string, documents: readonly (Partial<NewDocument> & { id: string })[]): Promise<void> {
    const common = { tenantId, scope: 'conversation-1', kind: KIND, body: {} };
    await Promise.all(documents.map((document) => context.store.create({ ...common, ...document })));
  }

  async function ids(query: Omit<DocumentQuery, 'kind' | 'limit'> & Partial<DocumentQuery>): Promise<string[]> {
    const { documents } = await context.store.query({ kind: KIND, limit: 1000, ...query });
    return documents.map(({ id }) => id);
  }

  async function everyPage(query: DocumentQuery): Promise<StoredDocument[][]> {
    const pages: StoredDocument[][] = [];
    let continuation: string | undefined;
    do {
      const page = await context.store.query(continuation === undefined ? query : { ...query, continuation });
      pages.push(page.documents);
      continuation = page.continuation;
    } while (continuation !== undefined);
    return pages;
  }

  describe('query', () => {
    it('gives the documents of the kind, in one scope or in all', async () => {
      const tenantId = context.newTenant();
      await seed(tenantId, [
        { id: 'b' },
        { id: 'a', scope: 'conversation-2' },
        { id: 'c' },
        { id: 'other', kind: 'meeting' },
      ]);

      expect(await ids({ tenantId })).toEqual(['a', 'b', 'c']);
      expect(await ids({ tenantId, scope: 'conversation-1' })).toEqual(['b', 'c']);
      expect(await ids({ tenantId, scope: 'conversation-3' })).toEqual([]);
    });

    it('filters on all fields at once', async () => {
      const tenantId = context.newTenant();
      await seed(tenantId, [
        { id: 'both', fields: { state: 'open', owner: 'anna' } },
        { id: 'one', fields: { state: 'open', owner: 'bo' } },
        { id: 'none' },
      ]);

      const found = await ids({ tenantId, where: { owner: 'anna', state: 'open' } });

      expect(found).toEqual(['both']);
    });

    it('tells texts, numbers and yes/no apart', async () => {
      const tenantId = context.newTenant();
      const values: [string, IndexFields][] = [
        ['text', { value: '1' }],
        ['number', { value: 1 }],
        ['yes', { value: true }],
        ['word', { value: 'true' }],
        ['zero', { value: 0 }],
        ['no', { value: false }],
        ['empty', { value: '' }],
        ['fraction', { value: 0.1 }],
      ];
      await seed(
        tenantId,
        values.map(([id, fields]) => ({ id, fields })),
      );

      const found = await Promise.all(values.map(([, where]) => ids({ tenantId, where })));

      expect(found).toEqual(values.map(([id]) => [id]));
    });

    it.each([['asc'], ['desc']] as const)(
      'orders by a field (%s): those without it last, ties by id',
      async (direction) => {
        const tenantId = context.newTenant();
        await seed(tenantId, [
          { id: 'without-2' },
          { id: 'ten-b', fields: { rank: 10 } },
          { id: 'ten-a', fields: { rank: 10 } },
          { id: 'two', fields: { rank: 2 } },
          { id: 'half', fields: { rank: 0.5 } },
          { id: 'below', fields: { rank: -1 } },
          { id: 'without-1' },
        ]);

        const found = await ids({ tenantId, orderBy: { field: 'rank', direction } });

        const ranked = [['below'], ['half'], ['two'], ['ten-a', 'ten-b']];
        if (direction === 'desc') ranked.reverse();
        expect(found).toEqual([...ranked.flat(), 'without-1', 'without-2']);
      },
    );

    it('takes what looks like code as text', async () => {
      const tenantId = context.newTenant();
      const text = "' OR '1'='1";
      await seed(tenantId, [
        { id: 'plain', fields: { state: 'open' } },
        { id: text, fields: { state: text } },
      ]);

      expect(await ids({ tenantId, where: { state: text } })).toEqual([text]);
      expect(await ids({ tenantId: text })).toEqual([]);
      expect(await ids({ tenantId, scope: text })).toEqual([]);
    });

    it.each(['', 'State', 'a.b', 'a"b', "a'b", 'a b', '$', 'a[0]', 'å', '1a', 'x'.repeat(42), 'a;--'])(
      'refuses the field name %j',
      async (field) => {
        const tenantId = context.newTenant();
        const refusal = { code: 'STORE.BAD_FIELD' };

        await expect(ids({ tenantId, where: { [field]: 1 } })).rejects.toMatchObject(refusal);
        await expect(ids({ tenantId, orderBy: { field, direction: 'asc' } })).rejects.toMatchObject(refusal);
        await expect(
          context.store.create({ tenantId, scope: 's', id: 'a', kind: KIND, body: 1, fields: { [field]: 1 } }),
        ).rejects.toMatchObject(refusal);
      },
    );

    it.each([0, 1001, 1.5, -1, Number.NaN])('refuses the limit %d', async (limit) => {
      await expect(ids({ tenantId: 'any', limit })).rejects.toMatchObject({ code: 'STORE.BAD_LIMIT' });
    });
  });

  describe('pages over 1,000 documents', () => {
    let tenantId: string;
    const query = (over: Partial<DocumentQuery> = {}): DocumentQuery => ({ tenantId, kind: KIND, limit: 150, ...over });
    const number = (index: number) => String(index).padStart(4, '0');

    beforeAll(async () => {
      tenantId = context.newTenant();
      const documents = Array.from({ length: 1000 }, (_, index) => ({
        id: number(index),
        scope: `conversation-${index % 3}`,
        // 37 values, so many ties; every tenth has none.
        fields: index % 10 === 0 ? {} : { rank: (index * 7) % 37, even: index % 2 === 0 },
      }));
      await seed(tenantId, documents);
    });

    it.each([
      ['by id', {}],
      ['by a field', { orderBy: { field: 'rank', direction: 'asc' } }],
      ['by a field, last first', { orderBy: { field: 'rank', direction: 'desc' } }],
      ['by yes/no', { orderBy: { field: 'even', direction: 'desc' } }],
      ['of one scope', { scope: 'conversation-1', orderBy: { field: 'rank', direction: 'desc' }, limit: 7 }],
      ['of a filter', { where: { even: true }, orderBy: { field: 'rank', direction: 'asc' }, limit: 31 }],
    ] as [string, Partial<DocumentQuery>][])(
      'give each document once, in the order of the whole list: %s',
      async (_, over) => {
        const whole = await context.store.query(query({ ...over, limit: 1000 }));

        const pages = await everyPage(query(over));

        expect(whole.documents.length).toBeGreaterThan(300);
        expect(whole.continuation).toBeUndefined();
        expect(pages.flat().map(({ id }) => id)).toEqual(whole.documents.map(({ id }) => id));
        const { limit } = query(over);
        expect(pages.slice(0, -1).every(({ length }) => length === limit)).toBe(true);
      },
    );

    it('end without a continuation when the last page is full', async () => {
      const pages = await everyPage(query({ limit: 500 }));

      expect(pages.map(({ length }) => length)).toEqual([500, 500]);
    });

    it('skip nothing and repeat nothing while documents come and go', async () => {
      const busy = context.newTenant();
      await seed(
        busy,
        ['b', 'd', 'f', 'h'].map((id) => ({ id })),
      );
      const first = await context.store.query(query({ tenantId: busy, limit: 2 }));
      await seed(
        busy,
        ['a', 'c', 'g'].map((id) => ({ id })),
      );
      await context.store.remove({ tenantId: busy, scope: 'conversation-1', id: 'd' });

      const rest = await ids({ tenantId: busy, continuation: first.continuation ?? '' });

      expect(first.documents.map(({ id }) => id)).toEqual(['b', 'd']);
      expect(rest).toEqual(['f', 'g', 'h']);
    });

    it('refuse a continuation that was not given out for this list', async () => {
      const { continuation = '' } = await context.store.query(query());
      const changed = continuation.startsWith('A') ? `B${continuation.slice(1)}` : `A${continuation.slice(1)}`;
      const refusal = { code: 'STORE.BAD_CONTINUATION', fate: 'tell-person' };
      const refused: Partial<DocumentQuery>[] = [
        { continuation: '' },
        { continuation: 'made up' },
        { continuation: changed },
        { continuation: continuation.slice(0, -4) },
        { continuation, tenantId: context.newTenant() },
        { continuation, scope: 'conversation-1' },
        { continuation, kind: 'meeting' },
        { continuation, where: { even: true } },
        { continuation, orderBy: { field: 'rank', direction: 'asc' } },
      ];

      for (const over of refused) {
        await expect(context.store.query(query(over))).rejects.toMatchObject(refusal);
      }
    });
  });
}
