import { Meeting } from '../meetings/index.ts';
import type { Clock } from '../shared/clock.port.ts';
import type { Logger } from '../shared/logger.port.ts';
import type { DocumentStore, StoredDocument } from '../storage/index.ts';
import { type DecisionRow, type MeetingRow, meetingRowOf } from './meeting-row.ts';
import { createTenantIndex, type TenantIndex } from './tenant-index.ts';

/** One meeting is other than before; null where there was or is none. */
export interface MeetingChanged {
  tenantId: string;
  before: MeetingRow | null;
  after: MeetingRow | null;
}

/**
 * The reading side of meetings, kept in this process: lists and boards are answered from compact rows, and the meeting
 * documents stay the only truth. Nothing of it is stored.
 */
export interface BoardIndex {
  /**
   * The rows of a tenant as the store has them now. What was written before the call is in them; what a process with a
   * clock seconds behind has written is in them within `lookBackMs`.
   */
  fresh(tenantId: string): Promise<TenantIndex>;
  /** The conversation of a meeting that is in the rows, without asking the store. */
  seriesOf(tenantId: string, meetingId: string): string | undefined;
  /** Told of every change that `fresh` finds, once its rows are in place. @returns what ends it */
  onChange(listener: (change: MeetingChanged) => void): () => void;
  /** Something of the tenant was removed: the next `fresh` compares everything with the store. */
  invalidate(tenantId: string): void;
  /** Something of the tenant was erased: nothing of its rows stays in memory. The next `fresh` begins anew. */
  forget(tenantId: string): void;
  /** Forgets the tenants that nobody has asked for lately. */
  evictIdle(): void;
}

export interface BoardIndexOptions {
  store: Pick<DocumentStore, 'query' | 'read'>;
  clock: Clock;
  logger: Logger;
  /** Meetings that were last written longer ago are not kept; left out: all that the store has are. */
  windowDays?: number;
  /** Meetings of one tenant that are kept at most, the latest written ones. */
  maxMeetings?: number;
  /** How far back behind the newest write, or the last look, every refresh looks: a write takes a while from its time to its place. */
  recentMs?: number;
  /**
   * How far back it looks once in `lookBackMs`, since clocks of processes differ. What comes later than this is found by
   * the next reload.
   */
  overlapMs?: number;
  lookBackMs?: number;
  /** How old the rows may get before all are compared with the store, which also finds what was removed. */
  reloadMs?: number;
  idleMs?: number;
}

const DAY_MS = 86_400_000;
/** Most refreshes find nothing or the one thing that was just written, or about as much as the last one. */
const REFRESH_FIRST = 2;
const REFRESH_PAGE = 50;
const REFRESH_SPARE = 1.5;
const LOAD_PAGE = 500;

interface Tenant {
  index: TenantIndex;
  etags: Map<string, string>;
  /** The latest `updatedAt` that was seen, in ms since 1970. */
  newest: number;
  /** When the last look at the store began, in ms since 1970. */
  lookedAt: number;
  /** Documents that the last refresh found. */
  found: number;
  /** What the first load finds is no news. */
  isLoaded: boolean;
  loadedAt: number;
  lookedBackAt: number;
  usedAt: number;
  running: Promise<void> | null;
  next: Promise<void> | null;
}

export function createBoardIndex(options: BoardIndexOptions): BoardIndex {
  const { store, clock, logger, windowDays = Number.POSITIVE_INFINITY, maxMeetings = 20_000 } = options;
  const { recentMs = 3_000, overlapMs = 60_000, lookBackMs = 1_000 } = options;
  const { reloadMs = 15 * 60_000, idleMs = 30 * 60_000 } = options;
  const tenants = new Map<string, Tenant>();
  const listeners = new Set<(change: MeetingChanged) => void>();
  const now = () => clock.now().getTime();

  /** Documents by their last write, latest first, until one is older than `until`. */
  async function* latest(
    tenantId: string,
    until: number,
    limit: number,
    firstLimit = limit,
  ): AsyncGenerator<StoredDocument> {
    let continuation: string | undefined;
    do {
      const page = await store.query({
        tenantId,
        kind: 'meeting',
        orderBy: { field: 'updatedAt', direction: 'desc' },
        limit: continuation === undefined ? firstLimit : limit,
        ...(continuation === undefined ? {} : { continuation }),
      });
      for (const document of page.documents) {
        if (updatedAt(document) < until) return;
        yield document;
      }
      continuation = page.continuation;
    } while (continuation !== undefined);
  }

  function take(tenant: Tenant, document: StoredDocument): void {
    // A clock that runs ahead must not hide what others write meanwhile.
    tenant.newest = Math.min(Math.max(tenant.newest, updatedAt(document)), now());
    if (tenant.etags.get(document.id) === document.etag) return;
    const parsed = Meeting.safeParse(document.body);
    if (!parsed.success) {
      logger.error('a stored meeting cannot be read and is left out of lists', { code: 'BOARD.MEETING_LEFT_OUT' });
      return;
    }
    tenant.etags.set(document.id, document.etag);
    const after = meetingRowOf(parsed.data);
    const before = tenant.index.put(after) ?? null;
    if (tenant.isLoaded) tell({ tenantId: document.tenantId, before, after });
  }

  function tell(change: MeetingChanged): void {
    for (const listener of listeners) listener(change);
  }

  /** Compares everything within the window; what the store no longer has goes. */
  async function reload(tenantId: string, tenant: Tenant): Promise<void> {
    const seen = new Set<string>();
    const startedAt = now();
    for await (const document of latest(tenantId, startedAt - windowDays * DAY_MS, LOAD_PAGE)) {
      seen.add(document.id);
      take(tenant, document);
      if (seen.size >= maxMeetings) break;
    }
    const missing = [...tenant.index.meetings()].filter(({ id }) => !seen.has(id));
    for (const row of missing) {
      // What was written while the pages were read has moved to a page that was read already.
      const document = await store.read({ tenantId, scope: row.seriesId, id: row.id });
      if (document && updatedAt(document) >= startedAt - windowDays * DAY_MS && seen.size < maxMeetings) {
        take(tenant, document);
        continue;
      }
      tenant.etags.delete(row.id);
      tenant.index.remove(row.id);
      tell({ tenantId, before: row, after: null });
    }
  }

  async function refresh(tenantId: string, tenant: Tenant): Promise<void> {
    if (now() - tenant.loadedAt >= reloadMs) {
      tenant.loadedAt = now();
      try {
        const startedAt = now();
        await reload(tenantId, tenant);
        tenant.lookedAt = startedAt;
        tenant.isLoaded = true;
        return;
      } catch (error) {
        tenant.loadedAt = Number.NEGATIVE_INFINITY;
        throw error;
      }
    }
    const looksBack = now() - tenant.lookedBackAt >= lookBackMs;
    if (looksBack) tenant.lookedBackAt = now();
    // Nothing older than the last look, less what clocks and writes may lag, can have come since.
    const until = Math.max(tenant.newest, tenant.lookedAt) - (looksBack ? overlapMs : recentMs);
    const startedAt = now();
    const first = Math.min(REFRESH_PAGE, REFRESH_FIRST + Math.ceil(tenant.found * REFRESH_SPARE));
    let found = 0;
    for await (const document of latest(tenantId, until, REFRESH_PAGE, looksBack ? REFRESH_PAGE : first)) {
      take(tenant, document);
      found += 1;
    }
    if (!looksBack) tenant.found = found;
    tenant.lookedAt = startedAt;
  }

  /** All who ask while one refresh runs share the next one, which sees what was written before they asked. */
  function renew(tenantId: string, tenant: Tenant): Promise<void> {
    if (tenant.next) return tenant.next;
    const start = () => {
      tenant.next = null;
      tenant.running = refresh(tenantId, tenant).finally(() => {
        tenant.running = null;
      });
      return tenant.running;
    };
    if (!tenant.running) return start();
    tenant.next = tenant.running.then(start, start);
    return tenant.next;
  }

  return {
    async fresh(tenantId) {
      const tenant = tenants.get(tenantId) ?? emptyTenant();
      tenants.set(tenantId, tenant);
      tenant.usedAt = now();
      await renew(tenantId, tenant);
      return tenant.index;
    },
    seriesOf: (tenantId, meetingId) => tenants.get(tenantId)?.index.meeting(meetingId)?.seriesId,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    invalidate(tenantId) {
      const tenant = tenants.get(tenantId);
      if (tenant) tenant.loadedAt = Number.NEGATIVE_INFINITY;
    },
    forget: (tenantId) => void tenants.delete(tenantId),
    evictIdle() {
      for (const [tenantId, { usedAt, running }] of tenants) {
        if (!running && now() - usedAt >= idleMs) tenants.delete(tenantId);
      }
    },
  };
}

function emptyTenant(): Tenant {
  return {
    index: createTenantIndex(),
    etags: new Map(),
    newest: 0,
    lookedAt: 0,
    found: 0,
    isLoaded: false,
    loadedAt: Number.NEGATIVE_INFINITY,
    lookedBackAt: Number.NEGATIVE_INFINITY,
    usedAt: 0,
    running: null,
    next: null,
  };
}

/** What was stored before writes were dated counts as written at its start. */
function updatedAt({ fields }: StoredDocument): number {
  return Date.parse(String(fields['updatedAt'] ?? fields['startedAt']));
}

/** @returns ids of the decisions whose cards are other than before */
export function changedDecisions({ before, after }: MeetingChanged): string[] {
  const known = new Map(before?.decisions.map((row) => [row.id, row]));
  const now = new Map(after?.decisions.map((row) => [row.id, row]));
  const meetingChanged = before?.title !== after?.title || before?.status !== after?.status;
  const ids = new Set([...known.keys(), ...now.keys()]);
  return [...ids].filter((id) => meetingChanged || !sameCard(known.get(id), now.get(id)));
}

function sameCard(a: DecisionRow | undefined, b: DecisionRow | undefined): boolean {
  return a !== undefined && b !== undefined && a.revision === b.revision && a.task === b.task && a.column === b.column;
}
