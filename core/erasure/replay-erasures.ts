import { subjectsOf } from '../holds/index.ts';
import { DEFAULT_TENANT_SETTINGS } from '../settings/index.ts';
import type { DocumentStore } from '../storage/index.ts';
import { eraseDocuments } from './erase-documents.ts';
import type { ErasureList, ErasureListEntry } from './erasure-list.port.ts';
import type { ErasureSubject } from './erasure-request.ts';
import { ERASURE_TEXTS } from './erasure-texts.ts';
import { everything } from './everything.ts';
import { findPersonMarks } from './person-marks.ts';
import type { PlanContext } from './plan-document.ts';
import { aliasOf, pseudonymOf } from './pseudonym.ts';
import { ERASURE_SCOPE } from './requests.ts';
import { createPersonEraser } from './without-person.ts';

export interface ReplayDeps {
  store: DocumentStore;
  /** @returns random bytes as text */
  newSalt: () => string;
  now: () => Date;
  forgetPerson: (tenantId: string, personId: string) => Promise<void>;
}

const KEPT_YEARS = 10;

/**
 * Does all erasures again in a store that was restored from a backup, before anybody reads it. One that the restored
 * store knows as done was done before the backup was taken: what is there of its subject came later. Holds do not stand
 * in the way: what they kept was never removed, and what was removed before them stays so.
 */
export async function replayErasures(
  list: Pick<ErasureList, 'key' | 'entries'>,
  deps: ReplayDeps,
): Promise<{ entries: number; removed: number }> {
  const [key, entries] = await Promise.all([list.key(), list.entries()]);
  const byPseudonym = Map.groupBy(entries, ({ pseudonym }) => pseudonym);
  let removed = 0;
  for (const tenantId of entries.length === 0 ? [] : await deps.store.tenants()) {
    for (const { subject, entry } of await subjectsToRemove(deps, tenantId, key, byPseudonym)) {
      removed += await removeAgain(deps, tenantId, subject, entry);
    }
  }
  return { entries: entries.length, removed };
}

async function subjectsToRemove(
  deps: ReplayDeps,
  tenantId: string,
  key: Uint8Array,
  byPseudonym: ReadonlyMap<string, readonly ErasureListEntry[]>,
): Promise<{ subject: ErasureSubject; entry: ErasureListEntry }[]> {
  const candidates = new Map<string, ErasureSubject>();
  const offer = (subject: ErasureSubject) => void candidates.set(pseudonymOf(key, tenantId, subject), subject);
  offer({ type: 'tenant' });
  for await (const document of everything({ store: deps.store, pause: async () => undefined }, tenantId)) {
    const { meetingId, personIds } = subjectsOf(document);
    if (meetingId !== null) offer({ type: 'meeting', meetingId });
    for (const personId of personIds) offer({ type: 'person', personId });
  }
  const found: { subject: ErasureSubject; entry: ErasureListEntry }[] = [];
  for (const [pseudonym, subject] of candidates) {
    for (const entry of byPseudonym.get(pseudonym) ?? []) {
      const request = await deps.store.read({ tenantId, scope: ERASURE_SCOPE, id: entry.requestId });
      if (request?.fields['state'] !== 'done') found.push({ subject, entry });
    }
  }
  return found;
}

async function removeAgain(
  { store, newSalt, now, forgetPerson }: ReplayDeps,
  tenantId: string,
  subject: ErasureSubject,
  { requestId }: ErasureListEntry,
): Promise<number> {
  const pause = async () => undefined;
  const salt = newSalt();
  const marks =
    subject.type === 'person' ? await findPersonMarks(everything({ store, pause }, tenantId), subject.personId) : null;
  const context: PlanContext = {
    subject,
    // What of the request came with the backup names its subject, and goes with it.
    requestId: '',
    salt,
    eraser:
      subject.type === 'person' && marks
        ? createPersonEraser({
            ...marks,
            alias: aliasOf(salt, subject.personId),
            removedPerson: ERASURE_TEXTS[DEFAULT_TENANT_SETTINGS.language].removedPerson,
          })
        : null,
    holds: [],
    now: now(),
    answersUntil(startedAt) {
      const until = new Date(startedAt);
      until.setUTCFullYear(until.getUTCFullYear() + KEPT_YEARS);
      return until;
    },
  };
  await store.remove({ tenantId, scope: ERASURE_SCOPE, id: requestId });
  const removed = await eraseDocuments({ store, pause, handOver: async () => undefined }, tenantId, context);
  for (const personId of await personsOf(store, tenantId, subject)) await forgetPerson(tenantId, personId);
  return removed;
}

async function personsOf(store: DocumentStore, tenantId: string, subject: ErasureSubject): Promise<string[]> {
  if (subject.type === 'person') return [subject.personId];
  if (subject.type === 'meeting') return [];
  const ids: string[] = [];
  for await (const { kind, id } of everything({ store, pause: async () => undefined }, tenantId)) {
    if (kind === 'audit-key') ids.push(id);
  }
  return ids;
}
