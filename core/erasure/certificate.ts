import { z } from 'zod';
import type { ErasureRequest } from './erasure-request.ts';

const Count = z.number().int().min(0);

/** What was kept although its removal was asked for, on what ground and until when. */
export const KeptCategory = z.object({
  category: z.enum(['audit-log', 'consent-answers', 'receipts', 'on-hold', 'tenant-settings', 'planner-tasks']),
  ground: z.string(),
  /** ISO 8601; null: as long as the tenant uses Kollegan, or the hold stands. */
  until: z.string().nullable(),
});
export type KeptCategory = z.infer<typeof KeptCategory>;

/** The proof that something is gone. Names nobody: its subject is a pseudonym. */
export const ErasureCertificate = z.object({
  version: z.literal(1),
  certificateId: z.string(),
  requestId: z.string(),
  tenantId: z.string(),
  subject: z.object({ type: z.enum(['person', 'meeting', 'tenant']), pseudonym: z.string() }),
  ground: z.string(),
  channel: z.string(),
  requestedAt: z.iso.datetime(),
  confirmedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  confirmedByTwo: z.boolean(),
  stores: z.array(
    z.object({ store: z.string(), before: Count, after: Count, method: z.string(), verifiedAt: z.iso.datetime() }),
  ),
  /** How the last trace of it was taken out of the store's files. */
  physical: z.string(),
  /** Cards in chats, replaced by a word that they were removed. */
  cards: z.object({ replaced: Count, failed: Count }),
  plannerTexts: z.object({ asked: z.boolean(), changed: Count, failed: Count }),
  kept: z.array(KeptCategory),
  holdsChecked: z.object({ found: z.array(z.string()), documentsKept: Count }),
  /** Where Kollegan cannot reach. */
  notReached: z.array(z.string()),
  /** Of the erasure list that is replayed after every restore of a backup. */
  backups: z.object({ listed: z.literal(true) }),
  audit: z.object({ eventId: z.string() }),
});
export type ErasureCertificate = z.infer<typeof ErasureCertificate>;

/** Out of reach of whoever sends cards and mail: what was delivered to somebody is theirs. */
const NOT_REACHED = [
  'reminders in personal chats (Teams gives no way back to them)',
  'mail that was delivered',
  'messages that people wrote in Teams',
];

/** @param answersUntil until when the answers to the consent question are kept; null: there are none */
export function certificateOf(
  request: ErasureRequest,
  options: { finishedAt: Date; certificateId: string; eventId: string; answersUntil: string | null; physical: string },
): ErasureCertificate {
  const { finishedAt, certificateId, eventId, answersUntil, physical } = options;
  const at = finishedAt.toISOString();
  const { type, stores, holdIds, held, withPlanner, planner, cards } = request;
  return {
    version: 1,
    certificateId,
    requestId: request.id,
    tenantId: request.tenantId,
    subject: { type, pseudonym: request.pseudonym },
    ground: 'GDPR Art. 17(1)',
    channel: request.channel,
    requestedAt: request.requestedAt,
    confirmedAt: request.confirmedAt ?? request.requestedAt,
    finishedAt: at,
    confirmedByTwo: request.secondBy !== null,
    stores: Object.entries(stores)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([store, { before, after, method }]) => ({ store, before, after: after ?? 0, method, verifiedAt: at })),
    physical,
    cards,
    plannerTexts: { asked: withPlanner, ...planner },
    kept: keptOf(request, answersUntil),
    holdsChecked: { found: holdIds, documentsKept: held },
    notReached: NOT_REACHED,
    backups: { listed: true },
    audit: { eventId },
  };
}

function keptOf({ type, held, withPlanner, planner }: ErasureRequest, answersUntil: string | null): KeptCategory[] {
  const always: KeptCategory[] = [
    { category: 'audit-log', ground: 'GDPR Art. 5(2), 17(3)(b) and (e); names nobody', until: null },
    { category: 'receipts', ground: 'GDPR Art. 5(2), 17(3)(e); counts and pseudonyms', until: null },
  ];
  return [
    ...always,
    ...(answersUntil === null
      ? []
      : [
          {
            category: 'consent-answers' as const,
            ground: 'GDPR Art. 7(1), 17(3)(e); under aliases',
            until: answersUntil,
          },
        ]),
    ...(held > 0 ? [{ category: 'on-hold' as const, ground: 'GDPR Art. 17(3)(e): legal hold', until: null }] : []),
    ...(type === 'person'
      ? [{ category: 'tenant-settings' as const, ground: 'what the tenant says of itself (Art. 13)', until: null }]
      : []),
    ...(withPlanner && planner.failed === 0
      ? []
      : [{ category: 'planner-tasks' as const, ground: 'kept in Planner, under the tenant’s own rules', until: null }]),
  ];
}
