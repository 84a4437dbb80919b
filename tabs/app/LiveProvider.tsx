import { onlineManager, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { LiveEvent } from '../../core/contracts/api/event.api.ts';
import { followEvents } from '../api/follow-events.ts';
import { useApp } from './app-context.ts';
import { LiveContextObject, type LiveListener } from './live-context.ts';

/** Follows what changes on the server and has what is shown asked for anew. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const { getToken } = useApp();
  const queryClient = useQueryClient();
  const [connected, setConnected] = useState(true);
  const listeners = useRef(new Set<LiveListener>());

  useEffect(() => {
    const stop = new AbortController();
    const onEvent = (event: LiveEvent) => {
      refresh(queryClient, event);
      for (const listener of listeners.current) listener(event);
    };
    void followEvents({ getToken, onEvent, onConnected: setConnected, signal: stop.signal });
    // A stream may outlive a break that failed what was asked for meanwhile. The window tells of the end of it before
    // queries may go out again; this tells of it after.
    const stopWatching = onlineManager.subscribe((online) => {
      if (online) onEvent({ type: 'resync' });
    });
    return () => {
      stopWatching();
      stop.abort();
    };
  }, [getToken, queryClient]);

  const context = useMemo(
    () => ({
      connected,
      listen(listener: LiveListener) {
        listeners.current.add(listener);
        return () => void listeners.current.delete(listener);
      },
    }),
    [connected],
  );
  return <LiveContextObject value={context}>{children}</LiveContextObject>;
}

/** The columns of the board look after themselves: they may hold thousands of cards. */
function refresh(queryClient: QueryClient, event: LiveEvent): void {
  const again = (...queryKey: string[]) => void queryClient.invalidateQueries({ queryKey });
  if (event.type === 'resync') {
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'column' });
    return;
  }
  if (event.type === 'settings') {
    again('settings');
    return;
  }
  if (event.type === 'coming-meetings') {
    again('coming');
    return;
  }
  if (event.type === 'erasure') {
    again('erasures');
    return;
  }
  if (event.type === 'comment') {
    again('comments', event.meetingId, event.decisionId);
    return;
  }
  again('dashboard');
  again('meetings');
  again('people');
  again('meeting', event.meetingId);
  if (event.type === 'meeting') {
    for (const decisionId of event.decisionIds) again('decision', event.meetingId, decisionId);
  }
}
