import type { NewDocument, StoredDocument } from '../../core/storage/index.ts';
import type { ContractContext } from './document-store-context.ts';

const DUE = '2026-11-20T09:00:05.000Z';
const AWKWARD_TEXTS = [
  'Åsa Öberg – mötesanteckning',
  'שלום עולם',
  'مرحبا بالعالم',
  '👩‍👩‍👧‍👦 🇸🇪 e\u0301 vs é',
  `'; DROP TABLE documents; -- "quoted" \`tick\` \\ % _`,
  '19:meeting_MjA5@thread.v2/a?b#c\\d',
  ' leading and trailing ',
  '{"json": [null]}',
  'line\nbreak\ttab\u0000nul',
  '$.path[0] :name ?1',
];

export function describeWrites(context: ContractContext): void {
  const newDocument = (over: Partial<NewDocument> = {}): NewDocument => ({
    tenantId: context.newTenant(),
    scope: 'conversation-1',
    id: 'meeting-1',
    kind: 'meeting',
    body: { state: 'open', decisions: [] },
    ...over,
  });

  async function createdEtag(document: NewDocument): Promise<string> {
    const result = await context.store.create(document);
    if (!result.ok) throw new Error(`expected a free id, got ${result.reason}`);
    return result.etag;
  }

  async function reread(document: NewDocument): Promise<StoredDocument | null> {
    const { tenantId, scope, id } = document;
    return context.store.read({ tenantId, scope, id });
  }

  describe('create', () => {
    it('stores all that it was given', async () => {
      const outbox = [
        { id: 'keep-1', dueAt: DUE, type: 'keep', document: { id: 'k', expiresAt: DUE, body: [1] } },
      ] as const;
      const fields = { state: 'open', rank: 3, ratio: 0.25, pinned: false };
      const document = newDocument({ fields, outbox, expiresAt: '2027-01-01T00:00:00.000Z' });

      const etag = await createdEtag(document);

      expect(await reread(document)).toEqual({ ...document, etag });
    });

    it('gives empty fields and an empty outbox to a document without them', async () => {
      const document = newDocument();

      const etag = await createdEtag(document);

      expect(await reread(document)).toEqual({ ...document, etag, fields: {}, outbox: [] });
    });

    it('refuses an id that is taken and leaves what is there', async () => {
      const document = newDocument({ body: 'first' });
      const etag = await createdEtag(document);

      const again = await context.store.create({ ...document, body: 'second' });

      expect(again).toEqual({ ok: false, reason: 'exists' });
      expect(await reread(document)).toMatchObject({ body: 'first', etag });
    });

    it('lets exactly one of 20 concurrent creates win', async () => {
      const document = newDocument();

      const results = await Promise.all(
        Array.from({ length: 20 }, (_, index) => context.store.create({ ...document, body: index })),
      );

      const winner = results.findIndex(({ ok }) => ok);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await reread(document)).toMatchObject({ body: winner });
    });

    it('writes what the document was when it was called', async () => {
      const body = { words: ['before'] };
      const document = newDocument({ body });

      const pending = context.store.create(document);
      body.words.push('after');
      await pending;

      expect(await reread(document)).toMatchObject({ body: { words: ['before'] } });
    });

    it.each([[null], [0], [''], [false], [[]], [[{ a: [1, 'två', null] }]], ['text']])(
      'keeps the body %j',
      async (body) => {
        const document = newDocument({ body });

        await createdEtag(document);

        expect((await reread(document))?.body).toEqual(body);
      },
    );

    it.each(AWKWARD_TEXTS)('keeps %j in ids, scopes, fields and bodies', async (text) => {
      const document = newDocument({ id: text, scope: `${text}!`, body: { [text]: text }, fields: { title: text } });

      const etag = await createdEtag(document);
      const { documents } = await context.store.query({ ...document, where: { title: text }, limit: 10 });

      const stored = { ...document, etag, outbox: [] };
      expect(await reread(document)).toEqual(stored);
      expect(documents).toEqual([stored]);
    });

    it('keeps a document of 1.5 MB', async () => {
      const body = { transcript: 'å'.repeat(750_000), last: 'end' };
      const document = newDocument({ body });

      await createdEtag(document);

      const stored = await reread(document);
      // Not toEqual: a failure would print both texts.
      expect(JSON.stringify(stored?.body) === JSON.stringify(body)).toBe(true);
    });
  });

  describe('replace', () => {
    it('writes the whole document over the version that was read and changes the etag', async () => {
      const document = newDocument({ fields: { state: 'open' }, expiresAt: '2027-01-01T00:00:00.000Z' });
      const first = await createdEtag(document);
      const { tenantId, scope, id } = document;
      const next: NewDocument = { tenantId, scope, id, kind: 'closed-meeting', body: { state: 'closed' } };

      const result = await context.store.replace(next, first);

      expect(result).toEqual({ ok: true, etag: expect.any(String) });
      const stored = await reread(document);
      expect(stored).toEqual({ ...next, etag: stored?.etag, fields: {}, outbox: [] });
      expect(result).toMatchObject({ etag: stored?.etag });
      expect(stored?.etag).not.toBe(first);
    });

    it('changes the etag even when nothing else changes', async () => {
      const document = newDocument();
      const first = await createdEtag(document);

      const result = await context.store.replace(document, first);

      expect(result).not.toMatchObject({ etag: first });
    });

    it('refuses a version that is no longer the newest', async () => {
      const document = newDocument();
      const first = await createdEtag(document);
      await context.store.replace({ ...document, body: 'second' }, first);

      const late = await context.store.replace({ ...document, body: 'third' }, first);

      expect(late).toEqual({ ok: false, reason: 'conflict' });
      expect(await reread(document)).toMatchObject({ body: 'second' });
    });

    it('says that nothing is there', async () => {
      const document = newDocument();

      const result = await context.store.replace(document, 'any');

      expect(result).toEqual({ ok: false, reason: 'missing' });
      expect(await reread(document)).toBeNull();
    });

    it('lets exactly one of 20 concurrent replaces win', async () => {
      const document = newDocument();
      const etag = await createdEtag(document);

      const results = await Promise.all(
        Array.from({ length: 20 }, (_, index) => context.store.replace({ ...document, body: index }, etag)),
      );

      const winner = results.findIndex(({ ok }) => ok);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results.filter((result) => !result.ok && result.reason === 'conflict')).toHaveLength(19);
      expect(await reread(document)).toMatchObject({ body: winner });
    });

    it('lets a conflict of one stand beside the writes of others', async () => {
      const document = newDocument();
      await createdEtag(document);
      const others = ['a', 'b', 'c'].map((id) => ({ ...document, id }));

      const [conflict, ...results] = await Promise.all([
        context.store.replace(document, 'stale'),
        ...others.map((other) => context.store.create(other)),
      ]);

      expect(conflict).toEqual({ ok: false, reason: 'conflict' });
      expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
    });
  });

  describe('createMissing', () => {
    it('creates those that are missing and leaves the others', async () => {
      const taken = newDocument({ id: 'b', body: 'old' });
      await createdEtag(taken);
      const all = ['a', 'b', 'c'].map((id) => ({ ...taken, id, body: 'new' }));

      await context.store.createMissing(all);

      const stored = await Promise.all(all.map(reread));
      expect(stored.map((document) => document?.body)).toEqual(['new', 'old', 'new']);
    });

    it('keeps the first of two with the same id, and does nothing for an empty list', async () => {
      const document = newDocument({ body: 1 });

      await context.store.createMissing([document, { ...document, body: 2 }]);
      await context.store.createMissing([]);

      expect(await reread(document)).toMatchObject({ body: 1 });
    });
  });

  describe('remove', () => {
    it.each([['with its etag'], ['without an etag']])('removes a document %s', async (how) => {
      const document = newDocument();
      const etag = await createdEtag(document);

      const result = await context.store.remove(document, how === 'with its etag' ? etag : undefined);

      expect(result.ok).toBe(true);
      expect(await reread(document)).toBeNull();
    });

    it('refuses a version that is no longer the newest', async () => {
      const document = newDocument();
      const first = await createdEtag(document);
      await context.store.replace(document, first);

      const result = await context.store.remove(document, first);

      expect(result).toEqual({ ok: false, reason: 'conflict' });
      expect(await reread(document)).not.toBeNull();
    });

    it.each([['any'], [undefined]])('says that nothing is there (etag %s)', async (etag) => {
      const document = newDocument();

      const result = await context.store.remove(document, etag);

      expect(result).toEqual({ ok: false, reason: 'missing' });
    });

    it('never lets the etag of a removed document fit its successor', async () => {
      const document = newDocument();
      const first = await createdEtag(document);
      await context.store.remove(document);
      await createdEtag(document);

      const result = await context.store.replace(document, first);

      expect(result).toEqual({ ok: false, reason: 'conflict' });
    });
  });
}
