import type { Meeting } from './meeting.ts';

/** Teams tries again within minutes; so many commands that change a meeting do not come in between. */
const REMEMBERED = 20;

/**
 * Whether this message has changed the meeting before. It comes again when the process ended before it answered, and
 * then what it asked for is done already, but perhaps not shown.
 */
export function wasHandled({ handled }: Pick<Meeting, 'handled'>, messageId: string | undefined): boolean {
  return messageId !== undefined && handled.includes(messageId);
}

export function withHandled(handled: readonly string[], messageId: string | undefined): string[] {
  return messageId === undefined ? [...handled] : [...handled, messageId].slice(-REMEMBERED);
}
