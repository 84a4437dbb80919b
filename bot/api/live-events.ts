import { type BoardIndex, changedDecisions, type MeetingChanged } from '../../core/board/index.ts';
import type { LiveEvent } from '../../core/contracts/api/event.api.ts';
import { codeOf } from '../../core/shared/app-error.ts';
import type { Logger } from '../../core/shared/logger.port.ts';
import type { StreamClient } from './handler.ts';

/** Tells open tabs what changed: this process's writes at once, those of others with the next look at the store. */
export interface LiveEvents {
  /** @returns what ends it. Of too many streams of one person the oldest is ended. */
  subscribe(who: { tenantId: string; personId: string }, client: StreamClient): () => void;
  /** Something of the tenant was written here. */
  poke(tenantId: string): void;
  /** To everybody of the tenant, or to those of `personIds`. */
  publish(tenantId: string, event: LiveEvent, personIds?: ReadonlySet<string>): void;
  stop(): void;
}

interface Subscriber {
  personId: string;
  client: StreamClient;
}

/** Tabs that one person may have open. */
const STREAMS_PER_PERSON = 10;

export interface LiveEventsOptions {
  board: BoardIndex;
  logger: Logger;
  /** How often the store is asked while somebody listens. */
  lookMs?: number;
  /** How long writes are gathered before a look. */
  gatherMs?: number;
}

export function createLiveEvents({ board, logger, lookMs = 2_000, gatherMs = 30 }: LiveEventsOptions): LiveEvents {
  const subscribers = new Map<string, Set<Subscriber>>();
  const gathering = new Map<string, NodeJS.Timeout>();

  async function look(tenantId: string): Promise<void> {
    try {
      await board.fresh(tenantId);
    } catch (error) {
      logger.warn('open tabs are not told of changes for now', { code: codeOf(error) });
    }
  }

  function tell(change: MeetingChanged): void {
    const { tenantId, before, after } = change;
    const theirs = subscribers.get(tenantId);
    const meetingId = (after ?? before)?.id;
    if (!theirs || meetingId === undefined) return;
    const decisionIds = changedDecisions(change);
    for (const { personId, client } of theirs) {
      if (after?.people.has(personId)) client.send({ type: 'meeting', meetingId, decisionIds });
      else if (before?.people.has(personId)) client.send({ type: 'meeting-removed', meetingId });
    }
  }

  const unlisten = board.onChange(tell);
  const looking = setInterval(() => {
    for (const tenantId of subscribers.keys()) void look(tenantId);
    board.evictIdle();
  }, lookMs);
  looking.unref();

  return {
    subscribe({ tenantId, personId }, client) {
      const theirs = subscribers.get(tenantId) ?? new Set();
      const mine = [...theirs].filter((each) => each.personId === personId);
      if (mine.length >= STREAMS_PER_PERSON) mine[0]?.client.end();
      const subscriber = { personId, client };
      theirs.add(subscriber);
      subscribers.set(tenantId, theirs);
      return () => {
        theirs.delete(subscriber);
        if (theirs.size === 0 && subscribers.get(tenantId) === theirs) subscribers.delete(tenantId);
      };
    },
    poke(tenantId) {
      if (!subscribers.has(tenantId) || gathering.has(tenantId)) return;
      const timer = setTimeout(() => {
        gathering.delete(tenantId);
        void look(tenantId);
      }, gatherMs);
      gathering.set(tenantId, timer);
    },
    publish(tenantId, event, personIds) {
      for (const { personId, client } of subscribers.get(tenantId) ?? []) {
        if (!personIds || personIds.has(personId)) client.send(event);
      }
    },
    stop() {
      unlisten();
      clearInterval(looking);
      for (const timer of gathering.values()) clearTimeout(timer);
      for (const theirs of subscribers.values()) for (const { client } of theirs) client.end();
      subscribers.clear();
    },
  };
}
