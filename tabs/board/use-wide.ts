import { useSyncExternalStore } from 'react';

/** Four columns have room from here on. */
const QUERY = '(min-width: 900px)';

function subscribe(tell: () => void): () => void {
  const query = window.matchMedia(QUERY);
  query.addEventListener('change', tell);
  return () => query.removeEventListener('change', tell);
}

export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(QUERY).matches);
}
