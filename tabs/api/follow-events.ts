import type { LiveEvent } from '../../core/contracts/api/event.api.ts';
import { apiUrl } from './call-api.ts';
import { readEvents } from './read-events.ts';

export interface FollowEventsOptions {
  getToken: () => Promise<string | null>;
  onEvent: (event: LiveEvent) => void;
  /** Whether what is shown follows what happens. */
  onConnected: (connected: boolean) => void;
  signal: AbortSignal;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Follows what changes until the signal, coming back after every break; a break counts as `resync`. */
export async function followEvents({ getToken, onEvent, onConnected, signal }: FollowEventsOptions): Promise<void> {
  let wait = FIRST_WAIT_MS;
  let isFirst = true;
  while (!signal.aborted) {
    try {
      const body = await openStream(getToken, signal);
      onConnected(true);
      if (!isFirst) onEvent({ type: 'resync' });
      isFirst = false;
      wait = FIRST_WAIT_MS;
      await readEvents(body, onEvent);
    } catch {
      // Whatever broke it, the answer is the same: come back.
    }
    if (signal.aborted) return;
    onConnected(false);
    await pause(wait, signal);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

async function openStream(getToken: FollowEventsOptions['getToken'], signal: AbortSignal) {
  const token = await getToken();
  const response = await fetch(apiUrl('events.stream', {}), {
    headers: { accept: 'text/event-stream', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    signal,
  });
  if (!response.ok || response.body === null) throw new TypeError(`No stream: ${response.status}`);
  return response.body;
}

/** Ends early when the machine is online again. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}
