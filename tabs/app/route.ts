import { useMemo, useSyncExternalStore } from 'react';
import { hrefOf, type Route, routeOf, type Search } from './address.ts';

export { hrefOf, paramsOf } from './address.ts';

/** Goes there; `replace`: the step before is not one to come back to. */
export function goTo(path: string, search: Search = {}, { replace = false } = {}): void {
  const href = hrefOf(path, search);
  if (!replace) {
    window.location.hash = href;
    return;
  }
  window.history.replaceState(null, '', href);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

function subscribe(tell: () => void): () => void {
  window.addEventListener('hashchange', tell);
  return () => window.removeEventListener('hashchange', tell);
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => routeOf(hash), [hash]);
}
