import { z } from 'zod';
import { ConsentLevel } from '../consent/index.ts';
import { stableId } from '../shared/stable-id.ts';
import type { DocumentStore } from '../storage/index.ts';

/** Words that were kept because their speaker's level allowed it. A document of its own, with a time to live. */
export const KeptUtterance = z.object({
  meetingId: z.string(),
  utteranceId: z.string(),
  speakerId: z.string().nullable(),
  at: z.iso.datetime(),
  level: ConsentLevel,
  text: z.string(),
  /** The decisions it is evidence of (level Juridik). */
  decisionIds: z.array(z.string()),
});
export type KeptUtterance = z.infer<typeof KeptUtterance>;

export function keptUtteranceId(meetingId: string, utteranceId: string): string {
  return stableId('u', meetingId, utteranceId);
}

/** @returns the words, if they were kept and are not expired; else null */
export async function readKeptUtterance(
  store: DocumentStore,
  where: { tenantId: string; conversationId: string; meetingId: string; utteranceId: string },
): Promise<KeptUtterance | null> {
  const id = keptUtteranceId(where.meetingId, where.utteranceId);
  const document = await store.read({ tenantId: where.tenantId, scope: where.conversationId, id });
  return document ? KeptUtterance.parse(document.body) : null;
}
