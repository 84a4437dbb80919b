import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Role } from '../../core/contracts/api/role.ts';
import type { Texts } from '../locales/texts.ts';

/** What every screen is given: the parameters of its path. */
export interface ScreenProps {
  params: Readonly<Record<string, string>>;
}

interface AppScreen {
  pattern: string;
  /** Its link in the navigation; without one it is come to from another screen. */
  nav?: keyof Texts['nav'];
  /** Who has something to see there; the server decides anew. */
  roles: readonly Role[];
  Component: LazyExoticComponent<ComponentType<ScreenProps>>;
}

const READERS: readonly Role[] = ['Admin', 'Organiser', 'Member', 'Reader'];

/** Each screen is fetched when it is first shown. The order is that of the navigation. */
export const SCREENS: readonly AppScreen[] = [
  {
    pattern: '/board',
    nav: 'board',
    roles: READERS,
    Component: lazy(async () => ({ default: (await import('../board/BoardScreen.tsx')).BoardScreen })),
  },
];

/** @returns the screens that somebody with these roles may go to */
export function screensFor(roles: readonly Role[]): AppScreen[] {
  return SCREENS.filter((screen) => screen.roles.some((role) => roles.includes(role)));
}
