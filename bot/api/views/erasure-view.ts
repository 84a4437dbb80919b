import type { ErasureView } from '../../../core/contracts/api/erasure.api.ts';
import { ERASURE_STEPS, type ErasureRequest, waitsUntil } from '../../../core/erasure/index.ts';

/** @param isOwn whether it is about the one who looks, or was asked for by them */
export function erasureView(request: ErasureRequest, isOwn: boolean): ErasureView {
  const { id, type, subject, state, phrase, step, stores, holdIds, held } = request;
  const of = ERASURE_STEPS.length;
  return {
    id,
    type,
    subjectId: subjectIdOf(subject),
    isOwn,
    state,
    waitsUntil: waitsUntil(request)?.toISOString() ?? null,
    phrase,
    requestedBy: request.requestedBy,
    requestedAt: request.requestedAt,
    confirmedBy: request.confirmedBy,
    cancelledBy: request.cancelledBy,
    finishedAt: request.finishedAt,
    progress: { step, done: state === 'done' ? of : ERASURE_STEPS.indexOf(step), of },
    stores: Object.entries(stores).map(([store, { before, after }]) => ({ store, before, after })),
    holdIds,
    held,
    hasCertificate: request.certificate !== null,
  };
}

function subjectIdOf(subject: ErasureRequest['subject']): string | null {
  if (subject?.type === 'person') return subject.personId;
  return subject?.type === 'meeting' ? subject.meetingId : null;
}
