import { createContext, use, useEffect } from 'react';
import type { LiveEvent } from '../../core/contracts/api/event.api.ts';

export type LiveListener = (event: LiveEvent) => void;

export interface LiveContext {
  connected: boolean;
  listen: (listener: LiveListener) => () => void;
}

export const LiveContextObject = createContext<LiveContext>({ connected: true, listen: () => () => undefined });

/** Calls the listener for everything that changes while the component is shown. */
export function useLiveEvents(listener: LiveListener): void {
  const { listen } = use(LiveContextObject);
  useEffect(() => listen(listener), [listen, listener]);
}
