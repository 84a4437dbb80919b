import fc from 'fast-check';
import { type AuditLog, createAuditLog, type LoggedEvent } from '../../../core/audit/index.ts';
import { consistencyRanges, inclusionRanges, type LeafRange, perfectParts } from '../../../core/audit/proof-ranges.ts';
import { canonicalJson } from '../../../core/shared/canonical-json.ts';
import type { DocumentStore } from '../../../core/storage/index.ts';
import { createTestClock } from '../../helpers/test-clock.ts';
import { createTestStore } from '../../helpers/test-store.ts';
import { eventsOf, TENANT } from './audit-world.ts';
import { auditPath, consistencyProof, treeHash } from './rfc9162.ts';

const EVENTS = 1_100;
const SCOPE = 'audit';

let store: DocumentStore;
let log: AuditLog;
let dispose: () => void;
let bytes: Buffer[];
let reads: number;
let read: number;

/** Counts requests and documents. */
function counting(of: DocumentStore): DocumentStore {
  return {
    ...of,
    async read(key) {
      reads += 1;
      read += 1;
      return of.read(key);
    },
    async query(query) {
      reads += 1;
      const page = await of.query(query);
      read += page.documents.length;
      return page;
    },
  };
}

beforeAll(async () => {
  ({ store, dispose } = createTestStore(createTestClock()));
  log = createAuditLog({ store });
  // Blocks of many sizes: tiles are completed by one event, in the middle of a block, and several at once.
  for (let from = 1; from <= EVENTS; ) {
    const to = Math.min(EVENTS, from + ((from * 7) % 61) + (from > 600 ? 300 : 0));
    await log.append(TENANT, eventsOf(from, to));
    from = to + 1;
  }
  const all: LoggedEvent[] = [];
  for await (const page of log.pages(TENANT)) all.push(...page);
  bytes = all.map(({ sequence, event }) => Buffer.from(canonicalJson({ sequence, event })));
});
afterAll(() => dispose());

const hex = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('hex'));

describe('a log of several tiles', () => {
  it('verifies, and has a document for each tile that is complete', async () => {
    expect(await log.verify(TENANT)).toEqual({ ok: true, events: EVENTS });
    const tiles = await store.query({ tenantId: TENANT, scope: SCOPE, kind: 'audit-tile', limit: 100 });
    expect(tiles.documents.map(({ id }) => id).sort()).toEqual(['tile-0', 'tile-1', 'tile-2', 'tile-3']);
  });

  it('had at every size the root that the RFC defines', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: EVENTS }), async (size) => {
        expect(await log.rootAt(TENANT, size)).toBe(treeHash(bytes.slice(0, size)).toString('hex'));
      }),
      { numRuns: 20, examples: [[0], [1], [255], [256], [257], [512], [768], [1024], [EVENTS]] },
    );
  });

  it('proves that an event is in it, at any size since', async () => {
    const pairs = fc
      .integer({ min: 1, max: EVENTS })
      .chain((size) => fc.tuple(fc.integer({ min: 1, max: size }), fc.constant(size)));
    await fc.assert(
      fc.asyncProperty(pairs, async ([sequence, size]) => {
        const path = await log.inclusionProof(TENANT, sequence, size);
        expect(hex(path)).toEqual(hex(auditPath(sequence - 1, bytes.slice(0, size))));
      }),
      { numRuns: 25, examples: [[[1, EVENTS]], [[EVENTS, EVENTS]], [[256, 257]], [[257, 512]]] },
    );
  });

  it('proves that it only grew', async () => {
    const pairs = fc
      .integer({ min: 1, max: EVENTS })
      .chain((newer) => fc.tuple(fc.integer({ min: 1, max: newer }), fc.constant(newer)));
    await fc.assert(
      fc.asyncProperty(pairs, async ([older, newer]) => {
        const path = await log.consistencyProof(TENANT, older, newer);
        expect(hex(path)).toEqual(hex(consistencyProof(older, bytes.slice(0, newer))));
      }),
      { numRuns: 25, examples: [[[256, EVENTS]], [[255, 512]], [[1, 2]]] },
    );
    expect(await log.consistencyProof(TENANT, 0, EVENTS)).toEqual([]);
  });

  it.each([
    ['a sequence before the first', () => log.inclusionProof(TENANT, 0, 5)],
    ['a sequence behind the size', () => log.inclusionProof(TENANT, 6, 5)],
    ['a size that the log has not', () => log.inclusionProof(TENANT, 1, EVENTS + 1)],
    ['a size that is smaller than the older', () => log.consistencyProof(TENANT, 6, 5)],
    ['a size below nothing', () => log.consistencyProof(TENANT, -1, 5)],
    ['a root of a size that the log has not', () => log.rootAt(TENANT, EVENTS + 1)],
  ])('proves nothing of %s', async (_name, ask) => {
    await expect(ask()).rejects.toMatchObject({ code: 'AUDIT.NO_SUCH_PROOF', fate: 'tell-person' });
  });

  it('reads few documents for it', async () => {
    const counted = createAuditLog({ store: counting(store) });
    for (const [sequence, size] of [
      [1, EVENTS],
      [EVENTS, EVENTS],
      [700, 1_000],
    ] as const) {
      [reads, read] = [0, 0];
      await counted.inclusionProof(TENANT, sequence, size);
      expect(reads).toBeLessThanOrEqual(8);
      expect(read).toBeLessThan(256 + 8);
    }
  });
});

/** The tiles that hold the hashes of a proof, and whether it takes the events that no tile covers. */
function tilesOf(ranges: readonly LeafRange[], size: number): { tiles: number; tail: boolean } {
  const parts = ranges.flatMap(perfectParts);
  const last = (part: { level: number; index: number }) => Math.floor(((part.index + 1) * 2 ** part.level - 1) / 256);
  const complete = Math.floor(size / 256);
  const tiles = new Set(parts.map(last));
  return {
    tiles: [...tiles].filter((tile) => tile < complete).length,
    tail: [...tiles].some((tile) => tile >= complete),
  };
}

it('a proof in a log of up to a million events takes at most 24 tiles and one query of fewer than 256 events', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 1_000_000 }), fc.nat(), (size, number) => {
      for (const ranges of [inclusionRanges(number % size, size), consistencyRanges(1 + (number % (size - 1)), size)]) {
        expect(tilesOf(ranges, size).tiles).toBeLessThanOrEqual(24);
      }
    }),
    {
      numRuns: 2_000,
      examples: [
        [1_000_000, 0],
        [999_999, 524_287],
        [1_000_000, 999_998],
      ],
    },
  );
});

describe('a tile', () => {
  const tile = (index: number) => ({ tenantId: TENANT, scope: SCOPE, id: `tile-${index}` });
  let own: ReturnType<typeof createTestStore>;
  let grown: AuditLog;
  beforeEach(async () => {
    own = createTestStore(createTestClock());
    grown = createAuditLog({ store: own.store });
    await grown.append(TENANT, eventsOf(1, 256));
    await grown.append(TENANT, eventsOf(257, 600));
  });
  afterEach(() => own.dispose());

  async function change(index: number, body: (before: { leaves: string; ends: string[] }) => object): Promise<void> {
    const document = await own.store.read(tile(index));
    if (!document) throw new Error('There is no such tile.');
    const before = document.body as { leaves: string; ends: string[] };
    await own.store.replace({ ...document, body: { ...before, ...body(before) } }, document.etag);
  }

  it('with another hash is found, with the event that it is of', async () => {
    await change(1, ({ leaves }) => {
      const hashes = Buffer.from(leaves, 'base64url');
      hashes[32 * 10] = (hashes[32 * 10] ?? 0) ^ 1;
      return { leaves: hashes.toString('base64url') };
    });

    expect(await grown.verify(TENANT)).toEqual({ ok: false, sequence: 256 + 11, reason: 'tile' });
  });

  it('with another root is found', async () => {
    await change(1, ({ ends }) => ({ ends: [...ends].reverse() }));

    expect(await grown.verify(TENANT)).toEqual({ ok: false, sequence: 257, reason: 'tile' });
  });

  it.each([{ leaves: 'AAAA' }, { ends: [] }, { ends: 'none' }, { index: 7 }, { more: 1 }])(
    'that is none is found: %j',
    async (body) => {
      await change(0, () => body);

      expect(await grown.verify(TENANT)).toMatchObject({ ok: false, reason: 'tile', sequence: 1 });
    },
  );

  it('that is not there is found', async () => {
    await own.store.remove(tile(0));

    expect(await grown.verify(TENANT)).toEqual({ ok: false, sequence: 1, reason: 'tile' });
  });

  it('that is one too many is found', async () => {
    const document = await own.store.read(tile(1));
    await own.store.create({ ...tile(2), kind: 'audit-tile', body: document?.body, fields: { tile: 2 } });

    expect(await grown.verify(TENANT)).toEqual({ ok: false, sequence: 600, reason: 'tile' });
  });

  it('shows which event was rewritten with its own hash', async () => {
    const key = { tenantId: TENANT, scope: SCOPE, id: 'record-e-00300' };
    const document = await own.store.read(key);
    if (!document) throw new Error('There is no such event.');
    const { sequence, event } = document.body as LoggedEvent;
    const forged = { ...event, at: '2026-10-05T09:00:00.000Z' };
    const hash = treeHash([Buffer.from(canonicalJson({ sequence, event: forged }))]).toString('hex');
    const next = { ...key, kind: 'audit-record', body: { sequence, event: forged, hash } };
    await own.store.replace({ ...next, fields: document.fields }, document.etag);

    expect(await grown.verify(TENANT)).toEqual({ ok: false, sequence: 300, reason: 'tile' });
  });

  it('that a crash left out is made by who comes next', async () => {
    let calls = 0;
    const crashing: DocumentStore = {
      ...own.store,
      createMissing: (documents) =>
        documents.some(({ kind }) => kind === 'audit-tile') && ++calls > 0
          ? Promise.reject(new Error('crash'))
          : own.store.createMissing(documents),
    };
    await expect(createAuditLog({ store: crashing }).append(TENANT, eventsOf(601, 780))).rejects.toThrow('crash');
    expect(await own.store.read(tile(2))).toBeNull();
    await createAuditLog({ store: own.store }).append(TENANT, eventsOf(781, 781));

    expect(await own.store.read(tile(2))).not.toBeNull();
    expect(await grown.verify(TENANT)).toEqual({ ok: true, events: 781 });
  });
});
