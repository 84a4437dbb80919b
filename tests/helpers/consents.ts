import { ConsentEvent, type ConsentLevel } from '../../core/consent/index.ts';

/** One answer of a person; a test names only what it is about. */
export function answerOf(personId: string, level: ConsentLevel, overrides: Partial<ConsentEvent> = {}): ConsentEvent {
  return ConsentEvent.parse({
    personId,
    level,
    at: '2026-10-05T08:00:00.000Z',
    noticeVersion: '1',
    noticeHash: 'h',
    language: 'sv',
    channel: 'card',
    ...overrides,
  });
}
