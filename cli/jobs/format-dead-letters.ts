import type { DeadLetter } from '../../core/outbox/index.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** @returns one paragraph a failed job: its id, age and code, then why, then the ids that lead to the log */
export function formatDeadLetters(letters: readonly DeadLetter[], now: Date): string {
  return letters.map((letter) => paragraph(letter, now)).join('\n');
}

function paragraph(letter: DeadLetter, now: Date): string {
  const age = formatAge(now.getTime() - Date.parse(letter.enqueuedAt));
  return [
    `${letter.id}  ${age}  ${letter.code}`,
    `  ${letter.reason || 'no reason given'}`,
    `  job ${letter.messageId}, meeting ${letter.meetingId ?? 'unknown'}, correlation ${letter.correlationId}`,
    '',
  ].join('\n');
}

function formatAge(ms: number): string {
  if (ms >= DAY_MS) return `${Math.floor(ms / DAY_MS)} d ${Math.floor((ms % DAY_MS) / HOUR_MS)} h`;
  if (ms >= HOUR_MS) return `${Math.floor(ms / HOUR_MS)} h ${Math.floor((ms % HOUR_MS) / MINUTE_MS)} min`;
  return `${Math.max(0, Math.floor(ms / MINUTE_MS))} min`;
}
