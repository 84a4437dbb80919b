import type { OutboxEntry } from './outbox-entry.ts';

/**
 * What a document owes after a change: what was pending and is not `settled`, then what is `added`. A job with an id that
 * is pending takes that one's place, for it says the same more lately. An event never does: what happened first is what
 * happened, and the log would know the second as a repeat.
 */
export function nextOutbox(
  pending: readonly OutboxEntry[],
  added: readonly OutboxEntry[],
  settled: readonly string[] = [],
): readonly OutboxEntry[] {
  const told = new Set(pending.filter(({ type }) => type === 'audit').map(({ id }) => id));
  const fresh = added.filter(({ id, type }) => type !== 'audit' || !told.has(id));
  const gone = new Set([...settled, ...fresh.map(({ id }) => id)]);
  return [...pending.filter(({ id }) => !gone.has(id)), ...fresh];
}
