/** What can be subscribed to; each may live for another time. */
export type SubscribedKind = 'calendar' | 'calendar-with-data' | 'transcripts' | 'chats';

/** Source: Graph's "Subscription lifetime", in minutes. */
const MOST_MINUTES: Readonly<Record<SubscribedKind, number>> = {
  calendar: 10_080,
  'calendar-with-data': 1_440,
  transcripts: 4_320,
  chats: 4_320,
};

/** Off the longest time, so that a slow clock does not make Graph refuse it. */
const SPARE_MINUTES = 10;
const MINUTE_MS = 60_000;

/** @returns until when a subscription that is made or renewed now may live. */
export function expiryOf(kind: SubscribedKind, now: Date): Date {
  return new Date(now.getTime() + (MOST_MINUTES[kind] - SPARE_MINUTES) * MINUTE_MS);
}

/** Half of the life is left for renewals that fail. @returns from when on a subscription should be renewed */
export function renewalDueAt(kind: SubscribedKind, expiresAt: Date): Date {
  return new Date(expiresAt.getTime() - (MOST_MINUTES[kind] / 2) * MINUTE_MS);
}
