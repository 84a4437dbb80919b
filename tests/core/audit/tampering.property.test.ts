import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import fc from 'fast-check';
import { type AuditEvent, createAuditLog } from '../../../core/audit/index.ts';
import { canonicalJson } from '../../../core/shared/canonical-json.ts';
import { HOUR } from '../../helpers/test-clock.ts';
import { type AuditWorld, createAuditWorld, eventsOf, TENANT } from './audit-world.ts';

/** One tile, and a tail that no tile covers. */
const EVENTS = 264;
const SIGNED_AT = 130;
/** What a document is: all but its version and when it was written. */
const COLUMNS = ['id', 'kind', 'fields', 'body', 'outbox'] as const;

type Row = Record<string, SQLOutputValue>;

let world: AuditWorld;
let database: DatabaseSync;
let untouched: Row[];

beforeAll(async () => {
  world = createAuditWorld();
  for (let from = 1; from <= EVENTS; ) {
    const to = Math.min(EVENTS, from + (from % 40));
    const reached = from <= SIGNED_AT && SIGNED_AT <= to ? SIGNED_AT : to;
    await world.log.append(TENANT, eventsOf(from, reached));
    if (reached === SIGNED_AT || reached === EVENTS) await world.proofs.signHeads();
    world.clock.advance(HOUR);
    from = reached + 1;
  }
  database = new DatabaseSync(world.databaseFile);
  untouched = rows();
});
afterAll(() => {
  database.close();
  world.dispose();
});

function rows(): Row[] {
  const all = database.prepare("SELECT * FROM documents WHERE tenant_id = ? AND scope = 'audit' ORDER BY id");
  return all.all(TENANT);
}

function clear(): void {
  database.prepare("DELETE FROM documents WHERE tenant_id = ? AND scope = 'audit'").run(TENANT);
}

function restore(of: readonly Row[] = untouched): void {
  database.exec('BEGIN');
  clear();
  for (const row of of) insert(row);
  database.exec('COMMIT');
}

function insert(row: Row): void {
  const names = Object.keys(row);
  database
    .prepare(`INSERT INTO documents (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
    .run(...Object.values(row).map((value) => value ?? null));
}

const isEvent = ({ kind }: Row) => kind === 'audit-record';
const events = () => untouched.filter(isEvent);
const sequenceOf = ({ fields }: Row): number => JSON.parse(String(fields)).sequence;
const textOf = (row: Row | undefined, column: string) => String(row?.[column]);

/** What is stored apart from versions and times: what verifying made again is as it was. */
const contents = (of: readonly Row[]) =>
  of.map(({ id, kind, fields, body, outbox }) => [id, kind, ...[fields, body, outbox].map(canonical)]);

function canonical(json: unknown): string {
  try {
    return canonicalJson(JSON.parse(String(json)));
  } catch {
    return String(json);
  }
}

/** @returns whether it was found; what the head's block made whole again counts as that */
async function isFound(): Promise<boolean> {
  const { problem } = await world.proofs.verify(TENANT);
  if (problem !== null) return true;
  return JSON.stringify(contents(rows())) === JSON.stringify(contents(untouched));
}

afterEach(() => restore());

it('nothing is found where nothing was done', async () => {
  expect(await world.proofs.verify(TENANT)).toMatchObject({ problem: null, size: EVENTS, heads: { count: 2 } });
  expect(new Set(untouched.map(({ kind }) => kind))).toEqual(
    new Set(['audit-record', 'audit-log-head', 'audit-tile', 'audit-signed-head']),
  );
});

/** Any row, but the few that are no events as often as those. */
const anyRow = fc.tuple(fc.boolean(), fc.nat()).map(([rare, n]) => {
  const of = untouched.filter((row) => isEvent(row) !== rare);
  return of[n % of.length] ?? {};
});

it('any byte of any document that is changed is found', async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(anyRow, fc.constantFrom(...COLUMNS), fc.nat(), fc.integer({ min: 1, max: 94 }), async (...of) => {
      const [row, column, at, by] = of;
      const bytes = Buffer.from(textOf(row, column));
      const index = at % bytes.length;
      // To another character that can be seen.
      bytes[index] = (((((bytes[index] ?? 0) - 32 + by) % 95) + 95) % 95) + 32;
      const changed = bytes.toString();
      fc.pre(changed !== textOf(row, column));
      try {
        const { id = null } = row;
        database
          .prepare(`UPDATE documents SET ${column} = ? WHERE tenant_id = ? AND scope = 'audit' AND id = ?`)
          .run(changed, TENANT, id);
      } catch {
        // The database itself takes no fields that are no JSON.
        refused += 1;
        return;
      }
      expect(await isFound()).toBe(true);
      restore();
    }),
    { numRuns: 120 },
  );
  expect(refused).toBeLessThan(60);
});

it('any event that is taken away is found, or made again from the head', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(EVENTS - 1), async (n) => {
      restore(untouched.filter((row) => row !== events()[n]));
      expect(await isFound()).toBe(true);
    }),
    { numRuns: 30, examples: [[0], [EVENTS - 1]] },
  );
});

it('any two events that change places are found', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(EVENTS - 1), fc.nat(EVENTS - 1), fc.boolean(), async (a, b, withSequence) => {
      fc.pre(a !== b);
      const [one = {}, other = {}] = [events()[a], events()[b]];
      const swapped = (row: Row, by: Row) => {
        const body = JSON.parse(textOf(by, 'body'));
        const sequence = withSequence ? sequenceOf(row) : body.sequence;
        return { ...by, id: row['id'] ?? null, body: JSON.stringify({ ...body, sequence }) };
      };
      const rest = untouched.filter((row) => row !== one && row !== other);
      restore([...rest, swapped(one, other), swapped(other, one)]);
      expect((await world.proofs.verify(TENANT)).problem).not.toBeNull();
    }),
    { numRuns: 30 },
  );
});

it('any event that stands there twice is found', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(EVENTS - 1), fc.constantFrom('same', 'next'), async (n, as) => {
      const row = events()[n] ?? {};
      const body = JSON.parse(textOf(row, 'body'));
      const sequence = as === 'same' ? body.sequence : EVENTS + 1;
      restore();
      insert({
        ...row,
        id: 'event-copy',
        body: JSON.stringify({ ...body, sequence, event: { ...body.event, id: 'copy' } }),
        fields: JSON.stringify({ ...JSON.parse(textOf(row, 'fields')), sequence }),
      });
      expect((await world.proofs.verify(TENANT)).problem).not.toBeNull();
    }),
    { numRuns: 20 },
  );
});

/** Everything recomputed as the product would have written it, by who has neither the key nor the anchor. */
async function rewrite(changed: readonly AuditEvent[], withHeads: boolean): Promise<void> {
  clear();
  const log = createAuditLog({ store: world.store });
  await log.append(TENANT, changed);
  if (!withHeads) return;
  const { size } = await log.head(TENANT);
  const heads = untouched.filter((row) => row['kind'] === 'audit-signed-head' && sequenceOf(row) <= size);
  for (const row of heads) insert(row);
}

it('a log that is cut off is found, however well the rest is made', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(EVENTS - 1), fc.boolean(), async (left, withHeads) => {
      await rewrite(eventsOf(1, left), withHeads);
      const reason = withHeads || left < SIGNED_AT ? 'truncated' : expect.stringMatching(/truncated|not-stored/);
      expect((await world.proofs.verify(TENANT)).problem).toMatchObject({ of: 'head', reason });
    }),
    {
      numRuns: 8,
      examples: [
        [EVENTS - 1, true],
        [0, false],
      ],
    },
  );
});

it('a log that is written anew is found, however well it is made', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(EVENTS - 1), fc.nat(20), fc.boolean(), async (n, more, withHeads) => {
      const changed = eventsOf(1, EVENTS + more).map((event, index) =>
        index === n ? { ...event, type: 'decision.dismissed' } : event,
      );
      await rewrite(changed, withHeads);
      expect((await world.proofs.verify(TENANT)).problem).toMatchObject({ of: 'head', reason: 'rewritten' });
    }),
    {
      numRuns: 8,
      examples: [
        [EVENTS - 1, 0, true],
        [0, 5, false],
      ],
    },
  );
});
