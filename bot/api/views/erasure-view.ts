import type { ErasureView } from '../../../core/contracts/api/erasure.api.ts';
import { ERASURE_STEPS, type ErasureRequest } from '../../../core/erasure/index.ts';

export function erasureView(request: ErasureRequest): ErasureView {
  const { id, type, subject, state, phrase, step, stores, holdIds, held } = request;
  const of = ERASURE_STEPS.length;
  return {
    id,
    type,
    subjectId: subjectIdOf(subject),
    state,
    phrase,
    requestedBy: request.requestedBy,
    requestedAt: request.requestedAt,
    confirmedBy: request.confirmedBy,
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
