/** Parts of Graph that fail and throttle apart from each other. */
export type Capability =
  | 'planner'
  | 'mail'
  | 'calendar'
  | 'transcripts'
  | 'meetings'
  | 'calls'
  | 'chats'
  | 'subscriptions'
  | 'files'
  | 'directory';

export interface RequestKind {
  capability: Capability;
  /** Whose mailbox the request is about, lower case; Exchange counts by mailbox. */
  mailbox?: string;
}

const PATHS: readonly [RegExp, Capability][] = [
  [/^\/(planner|groups\/[^/]+\/planner)\b/, 'planner'],
  [/^\/users\/([^/]+)\/(sendMail|messages)\b/, 'mail'],
  [/^\/users\/([^/]+)\/(calendarView|events)\b/, 'calendar'],
  [/^\/users\/[^/]+\/onlineMeetings\/[^/]+\/transcripts\b/, 'transcripts'],
  [/^\/users\/[^/]+\/onlineMeetings\b/, 'meetings'],
  [/^\/communications\b/, 'calls'],
  [/^\/(chats|users\/[^/]+\/teamwork)\b/, 'chats'],
  [/^\/subscriptions\b/, 'subscriptions'],
  [/^\/(drives|upload)\b/, 'files'],
];
const OF_A_MAILBOX: ReadonlySet<Capability> = new Set(['mail', 'calendar']);

/** @param url - as the request is sent; an address that is not Graph's is where files are uploaded to */
export function capabilityOf(url: string): RequestKind {
  const { hostname, pathname } = new URL(url);
  if (hostname !== 'graph.microsoft.com') return { capability: 'files' };
  const path = pathname.replace(/^\/v1\.0/, '');
  for (const [pattern, capability] of PATHS) {
    const [isMatch, mailbox] = pattern.exec(path) ?? [];
    if (isMatch === undefined) continue;
    if (!OF_A_MAILBOX.has(capability) || mailbox === undefined) return { capability };
    return { capability, mailbox: decodeURIComponent(mailbox).toLowerCase() };
  }
  return { capability: 'directory' };
}
