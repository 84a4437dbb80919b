import { goTo } from './route.ts';
import type { Host } from './the-host.ts';

/** Goes where Teams or the address wants to begin, unless a route is given already. */
export function startRoute({ isSidePanel, subPage }: Host): void {
  if (window.location.hash !== '') return;
  const path = startPath(window.location.pathname, isSidePanel, subPage);
  if (path !== null) goTo(path, {}, { replace: true });
}

function startPath(pathname: string, isSidePanel: boolean, subPage: string | null): string | null {
  if (pathname.endsWith('/configure')) return '/configure';
  if (subPage?.startsWith('/')) return subPage;
  return isSidePanel ? '/panel' : null;
}
