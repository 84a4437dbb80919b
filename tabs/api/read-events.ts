import type { LiveEvent } from '../../core/contracts/api/event.api.ts';

/**
 * Reads a stream of server-sent events until it ends: `EventSource` cannot send the header that says who asks.
 * What is not one of our events is passed over.
 */
export async function readEvents(body: ReadableStream<Uint8Array>, onEvent: (event: LiveEvent) => void): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const event = line.startsWith('data:') ? eventIn(line.slice('data:'.length)) : null;
      if (event) onEvent(event);
    }
  }
}

const TYPES: ReadonlySet<unknown> = new Set<LiveEvent['type']>([
  'meeting',
  'meeting-removed',
  'comment',
  'coming-meetings',
  'settings',
  'erasure',
  'resync',
]);

function eventIn(text: string): LiveEvent | null {
  try {
    const event = JSON.parse(text);
    return TYPES.has(event?.type) ? event : null;
  } catch {
    return null;
  }
}
