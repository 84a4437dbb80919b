import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { anchorFile } from '../../../adapters/audit-anchor/index.ts';
import { createAuditLog, createAuditProofs, verifyAudit } from '../../../core/audit/index.ts';
import type { DocumentKey } from '../../../core/storage/index.ts';
import { HOUR } from '../../helpers/test-clock.ts';
import { createTestSigner } from '../../helpers/test-signer.ts';
import { eventsOf, TENANT, useAuditWorld } from './audit-world.ts';

const world = useAuditWorld();

const headKey = (size: number): DocumentKey => ({ tenantId: TENANT, scope: 'audit', id: `head-${size}` });
const report = () => world.proofs.verify(TENANT);

/** Two heads: of 3 and of 5 events. */
async function twoHeads(): Promise<void> {
  await world.log.append(TENANT, eventsOf(1, 3));
  await world.proofs.signHeads();
  world.clock.advance(HOUR);
  await world.log.append(TENANT, eventsOf(4, 5));
  await world.proofs.signHeads();
}

/** As who rewrites everything with the product's own code, but has neither the key nor the anchor. */
async function rewrite(events: Parameters<typeof world.log.append>[1]): Promise<void> {
  const kinds = ['audit-record', 'audit-log-head', 'audit-tile', 'audit-signed-head'];
  for (const kind of kinds) {
    const { documents } = await world.store.query({ tenantId: TENANT, kind, limit: 1_000 });
    for (const document of documents) await world.store.remove(document);
  }
  await createAuditLog({ store: world.store }).append(TENANT, events);
}

describe('signing the heads', () => {
  it('signs size, root and time of each log that has grown, and keeps it inside and outside', async () => {
    await world.log.append('tenant-2', eventsOf(1, 1));
    await twoHeads();

    const { size, root } = await world.log.head(TENANT);
    expect(await report()).toMatchObject({
      problem: null,
      size,
      root,
      heads: { count: 2, latest: { size, root, tenant: TENANT, at: world.clock.iso() } },
      anchored: { count: 2, latest: { size } },
    });
    expect((await world.proofs.verify('tenant-2')).heads.count).toBe(1);
    expect(world.metrics.lines.filter((line) => line.startsWith('audit-head'))).toEqual([
      'audit-head signed',
      'audit-head signed',
      'audit-head signed',
      'audit-head unchanged',
    ]);
  });

  it('signs nothing twice, and nothing of a tenant without events', async () => {
    await world.store.create({ tenantId: 'empty', scope: 's', id: '1', kind: 'k', body: {} });
    await twoHeads();
    await world.proofs.signHeads();
    await world.proofs.signHeads();

    expect((await report()).heads.count).toBe(2);
    expect(await world.anchor.heads('empty')).toEqual([]);
    expect((await world.proofs.verify('empty')).problem).toBeNull();
  });

  it('is done again where the anchor did not answer, and meanwhile for the others', async () => {
    await world.log.append(TENANT, eventsOf(1, 3));
    await world.log.append('tenant-2', eventsOf(1, 3));
    let isDown = true;
    const publish: typeof world.anchor.publish = async (head) => {
      if (isDown && head.tenantId === TENANT) throw new Error('down');
      return world.anchor.publish(head);
    };
    const proofs = createAuditProofs({ ...world, anchor: { ...world.anchor, publish } });
    await proofs.signHeads();
    expect((await report()).heads.count).toBe(0);
    expect((await proofs.verify('tenant-2')).heads.count).toBe(1);
    isDown = false;
    await proofs.signHeads();

    expect(await report()).toMatchObject({ problem: null, heads: { count: 1 } });
    expect(world.metrics.lines).toContain('audit-head failed');
  });

  it('that died between outside and inside is taken up from outside', async () => {
    await twoHeads();
    await world.store.remove(headKey(5));
    expect((await report()).problem).toBeNull();
    await world.proofs.signHeads();

    expect(await report()).toMatchObject({ problem: null, heads: { count: 2 } });
  });

  it('is done by two hosts at once without calling each other’s head wrong', async () => {
    await twoHeads();
    const heads: typeof world.anchor.heads = async (...of) => {
      await world.log.append(TENANT, eventsOf(6, 6));
      await world.proofs.signHeads();
      return world.anchor.heads(...of);
    };
    const other = createAuditProofs({ ...world, anchor: { ...world.anchor, heads } });
    await Promise.all([other.signHeads(), world.proofs.signHeads(), other.signHeads()]);

    expect(world.metrics.lines).not.toContain('audit-head inconsistent');
    expect(await report()).toMatchObject({ problem: null, size: 6, heads: { count: 3 } });
  });

  it('goes on under a new key, and what the old one signed stays good', async () => {
    await twoHeads();
    const next = createTestSigner('2026-10-06T00:00:00.000Z');
    const both = async () => [...(await next.publicKeys()), ...(await world.signer.publicKeys())];
    const proofs = createAuditProofs({ ...world, signer: { ...next, publicKeys: both } });
    await world.log.append(TENANT, eventsOf(6, 6));
    await proofs.signHeads();

    expect(await proofs.verify(TENANT)).toMatchObject({ problem: null, heads: { count: 3 } });
  });
});

describe('a log that does not go on from its last head', () => {
  it.each([
    ['was cut off', () => rewrite(eventsOf(1, 4))],
    ['was rewritten', () => rewrite(eventsOf(2, 6))],
    ['was rewritten and is longer', () => rewrite([...eventsOf(1, 4), ...eventsOf(6, 9)])],
    ['was taken away', () => rewrite([])],
  ])('is not signed: it %s', async (_name, tamper) => {
    await twoHeads();
    await tamper();
    await world.proofs.signHeads();

    expect(world.logger.lines.at(-1)).toMatchObject({ level: 'error', fields: { code: 'AUDIT.INCONSISTENT' } });
    expect(world.metrics.lines.at(-1)).toBe('audit-head inconsistent');
    expect(await world.anchor.heads(TENANT)).toHaveLength(2);
    const reason = (await world.log.head(TENANT)).size < 3 ? 'truncated' : expect.stringMatching(/truncated|rewritten/);
    expect((await report()).problem).toMatchObject({ of: 'head', reason });
  });

  it('is not signed either when it is the anchor that was taken away and the head inside says so', async () => {
    await twoHeads();
    const { documents } = await world.store.query({ tenantId: TENANT, kind: 'audit-signed-head', limit: 10 });
    await rewrite(eventsOf(2, 9));
    for (const { etag: _, ...document } of documents) await world.store.create(document);
    rmSync(anchorFile(world.folder));
    await world.proofs.signHeads();

    expect(world.logger.lines.at(-1)).toMatchObject({ fields: { code: 'AUDIT.INCONSISTENT' } });
    expect((await report()).problem).toMatchObject({ of: 'head', size: 3, reason: 'rewritten' });
  });

  it('cannot be told from a document that cannot be read', async () => {
    await twoHeads();
    const log = { tenantId: TENANT, scope: 'audit', id: 'log' };
    const head = await world.store.read(log);
    await world.store.replace({ ...log, kind: 'audit-log-head', body: { size: 5 } }, head?.etag ?? '');
    await world.proofs.signHeads();

    expect(world.logger.lines.at(-1)).toMatchObject({ level: 'error', fields: { code: 'AUDIT.UNREADABLE' } });
    expect((await report()).problem).toEqual({ of: 'log', sequence: 0, reason: 'unreadable' });
  });
});

describe('verifying the heads', () => {
  beforeEach(twoHeads);

  async function replaceHead(size: number, body: unknown): Promise<void> {
    const document = await world.store.read(headKey(size));
    if (!document) throw new Error('There is no such head.');
    await world.store.replace({ ...document, body }, document.etag);
  }

  it('finds one that is signed by somebody else', async () => {
    const { root } = await world.log.head(TENANT);
    const claim = { tenant: TENANT, size: 5, root, at: world.clock.iso() };
    await replaceHead(5, { head: await createTestSigner().sign('audit-head', claim) });

    expect((await report()).problem).toEqual({ of: 'head', size: 5, reason: 'signature' });
  });

  it.each([
    ['another tenant', { tenant: 'tenant-2' }],
    ['another size', { size: 4 }],
    ['a size that is none', { size: 0 }],
    ['more than it should', { more: 1 }],
  ])('finds one that is signed by us, of %s', async (_name, other) => {
    const { root } = await world.log.head(TENANT);
    const claim = { tenant: TENANT, size: 5, root, at: world.clock.iso(), ...other };
    await replaceHead(5, { head: await world.signer.sign('audit-head', claim) });

    expect((await report()).problem).toEqual({ of: 'head', size: 5, reason: 'signature' });
  });

  it('finds one that is no head at all', async () => {
    await replaceHead(3, { head: 'no', more: 'yes' });

    expect((await report()).problem).toEqual({ of: 'head', size: 3, reason: 'signature' });
  });

  it('finds one that was taken away inside', async () => {
    await world.store.remove(headKey(3));

    expect((await report()).problem).toEqual({ of: 'head', size: 3, reason: 'not-stored' });
  });

  it('finds one that was taken away outside', async () => {
    const [first = ''] = readFileSync(anchorFile(world.folder), 'utf8').split('\n');
    writeFileSync(anchorFile(world.folder), `${first}\n`);

    expect((await report()).problem).toEqual({ of: 'head', size: 5, reason: 'not-anchored' });
  });

  it('calls nothing wrong that was signed while it looked', async () => {
    let grown = 5;
    const grow = async () => {
      grown += 1;
      await world.log.append(TENANT, eventsOf(grown, grown));
      await world.proofs.signHeads();
    };
    const heads: typeof world.anchor.heads = async (...of) => {
      const list = await world.anchor.heads(...of);
      await grow();
      return list;
    };
    const query: typeof world.store.query = async (asked) => {
      if (asked.kind === 'audit-signed-head') await grow();
      return world.store.query(asked);
    };
    const keys = await world.signer.publicKeys();
    const busy = { ...world, keys, store: { ...world.store, query }, anchor: { heads } };

    expect(await verifyAudit(busy, TENANT)).toMatchObject({ problem: null });
    expect(grown).toBeGreaterThan(6);
    expect(await report()).toMatchObject({ problem: null, size: grown });
  });

  it('says that nothing was looked at outside where nobody says where that is', async () => {
    const keys = await world.signer.publicKeys();

    expect(await verifyAudit({ ...world, keys, anchor: null }, TENANT)).toMatchObject({
      problem: null,
      anchored: null,
      heads: { count: 2 },
    });
  });
});
