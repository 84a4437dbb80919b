import { z } from 'zod';
import { stableId } from '../shared/stable-id.ts';
import type { NewDocument } from '../storage/index.ts';

/** The answers to the consent question of a meeting that is gone: proof that there were such, under aliases. */
export const KeptAnswers = z.object({
  meetingId: z.string(),
  /** As the meeting had them. */
  answers: z.array(z.looseObject({ personId: z.string() })),
});
export type KeptAnswers = z.infer<typeof KeptAnswers>;

/** Of a meeting only what is needed: it may have been written by a version long ago. */
const Answered = z.object({ id: z.string(), tenantId: z.string(), consents: KeptAnswers.shape.answers });

const SCOPE = 'consent-answers';

/**
 * @param meeting the body of its document
 * @param alias what stands for a person from now on
 * @returns null for a meeting in which nobody answered, or whose answers need no keeping any more
 */
export function keptAnswersOf(
  meeting: unknown,
  { alias, until, now }: { alias: (personId: string) => string; until: Date; now: Date },
): NewDocument | null {
  const answered = Answered.safeParse(meeting);
  if (!answered.success || answered.data.consents.length === 0 || until <= now) return null;
  const { id, tenantId, consents } = answered.data;
  const body: KeptAnswers = {
    meetingId: id,
    // Their hashes are over the person's id, which an alias is to hide.
    answers: consents.map(({ hash: _hash, previous: _previous, ...event }) => ({
      ...event,
      personId: alias(event.personId),
    })),
  };
  return {
    tenantId,
    scope: SCOPE,
    id: stableId('k', id),
    kind: 'consent-answers',
    body,
    fields: { meetingId: id },
    expiresAt: until.toISOString(),
  };
}
