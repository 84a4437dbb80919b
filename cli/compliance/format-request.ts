import type { ErasureRequest } from '../../core/erasure/index.ts';

/** @returns a request as lines: ids and counts, nobody's name */
export function formatRequest({ id, type, subject, state, step, stores, holdIds, held }: ErasureRequest): string {
  const about = subject === null || subject.type === 'tenant' ? type : `${type} ${idOf(subject)}`;
  const counts = Object.entries(stores).map(([store, { before, after }]) => `  ${store}: ${before} → ${after ?? '?'}`);
  return [
    `${id}  ${about}  ${state}${state === 'running' ? ` (${step})` : ''}`,
    ...counts,
    ...(holdIds.length > 0 ? [`  holds: ${holdIds.join(', ')}; documents kept: ${held}`] : []),
  ].join('\n');
}

function idOf(subject: Exclude<NonNullable<ErasureRequest['subject']>, { type: 'tenant' }>): string {
  return subject.type === 'person' ? subject.personId : subject.meetingId;
}
