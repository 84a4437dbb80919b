import type { LiveEvent } from '../../core/contracts/api/event.api.ts';
import type { CallApi } from '../api/call-api.ts';
import { problemOf } from '../api/problem-error.ts';
import type { BoardCache } from './board-cache.ts';

export interface RefreshBoardOptions {
  event: LiveEvent;
  call: CallApi;
  cache: BoardCache;
}

/** More cards than this at once are cheaper to fetch by the page. */
const ONE_BY_ONE = 5;

/** Brings the board to what happened elsewhere: a few cards by themselves, more by asking for the columns anew. */
export async function refreshBoard({ event, call, cache }: RefreshBoardOptions): Promise<void> {
  if (event.type === 'resync' || event.type === 'meeting-removed') return cache.reload();
  if (event.type !== 'meeting') return;
  if (event.decisionIds.length > ONE_BY_ONE) return cache.reload();
  const { meetingId } = event;
  await Promise.all(
    event.decisionIds.map(async (decisionId) => {
      try {
        cache.put(await call('decisions.read', { params: { meetingId, decisionId } }));
      } catch (error) {
        if (problemOf(error).status === 404) cache.remove({ meetingId, id: decisionId });
      }
    }),
  );
}
