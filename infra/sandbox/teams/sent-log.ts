import type { JsonObject } from './json.ts';
import { TeamsSandboxError } from './sandbox.errors.ts';

/** One thing that the bot did in a chat. */
export interface SentEntry {
  /** Counts up from 1; what `after` refers to. */
  n: number;
  kind: 'create' | 'update' | 'delete';
  conversationId: string;
  activityId: string;
  /** The activity as the bot sent it; empty for a deletion. */
  activity: JsonObject;
  /** In a personal chat: whose, by Teams id. */
  personId?: string;
  /** ISO 8601, UTC. */
  at: string;
}

export interface AwaitOptions {
  /** Look only at entries after this number; 0 (default) looks at all that are kept. */
  after?: number;
  /** Default 5000. */
  timeoutMs?: number;
}

export interface SentLog {
  append(entry: Omit<SentEntry, 'n' | 'at'>): void;
  /** Newest last; only the newest are kept. */
  entries(after?: number): SentEntry[];
  /** Number of the newest entry, 0 when there is none. */
  last(): number;
  /** The first entry that fits, now or as soon as it comes. @throws `SANDBOX.NOTHING_SENT` when none comes in time */
  next(predicate: (entry: SentEntry) => boolean, options?: AwaitOptions): Promise<SentEntry>;
  /** Ends every wait; for the stop. */
  close(): void;
}

interface Waiter {
  offer(entry: SentEntry): void;
  giveUp(): void;
}

const DEFAULT_TIMEOUT_MS = 5000;
const DEFAULT_KEEP = 2000;

/** @param keep how many entries to remember */
export function createSentLog(keep = DEFAULT_KEEP): SentLog {
  let kept: SentEntry[] = [];
  let last = 0;
  const waiters = new Set<Waiter>();

  function entries(after = 0): SentEntry[] {
    return kept.filter((entry) => entry.n > after).slice(-keep);
  }

  return {
    append(entry) {
      last += 1;
      const full: SentEntry = { ...entry, n: last, at: new Date().toISOString() };
      kept.push(full);
      // Trimmed in big steps, so that a benchmark does not pay for a shift per message.
      if (kept.length > keep * 2) kept = kept.slice(-keep);
      for (const waiter of waiters) waiter.offer(full);
    },
    entries,
    last: () => last,
    next(predicate, { after = 0, timeoutMs = DEFAULT_TIMEOUT_MS } = {}) {
      const already = entries(after).find(predicate);
      if (already !== undefined) return Promise.resolve(already);
      return new Promise((resolve, reject) => {
        const done = (): void => {
          clearTimeout(timer);
          waiters.delete(waiter);
        };
        const waiter: Waiter = {
          offer(entry) {
            if (!predicate(entry)) return;
            done();
            resolve(entry);
          },
          giveUp() {
            done();
            reject(
              new TeamsSandboxError('SANDBOX.NOTHING_SENT', `The bot sent nothing that fits within ${timeoutMs} ms.`),
            );
          },
        };
        const timer = setTimeout(waiter.giveUp, timeoutMs);
        waiters.add(waiter);
      });
    },
    close() {
      for (const waiter of waiters) waiter.giveUp();
    },
  };
}
