import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Role } from '../../core/contracts/api/role.ts';
import type { Texts } from '../locales/texts.ts';
import type { ScreenProps } from './screen-props.ts';

interface AppScreen {
  pattern: string;
  /** Its link in the navigation; without one it is come to from another screen. */
  nav?: keyof Texts['nav'];
  /** Who has something to see there; the server decides anew. */
  roles: readonly Role[];
  Component: LazyExoticComponent<ComponentType<ScreenProps>>;
}

const EVERYBODY: readonly Role[] = ['Admin', 'Organiser', 'Member', 'Compliance', 'Reader'];
const OPERATORS: readonly Role[] = ['Admin', 'Compliance'];
const READERS: readonly Role[] = ['Admin', 'Organiser', 'Member', 'Reader'];

/** Each screen is fetched when it is first shown. The order is that of the navigation. */
export const SCREENS: readonly AppScreen[] = [
  {
    pattern: '/',
    nav: 'dashboard',
    roles: READERS,
    Component: lazy(async () => ({ default: (await import('../dashboard/DashboardScreen.tsx')).DashboardScreen })),
  },
  {
    pattern: '/board',
    nav: 'board',
    roles: READERS,
    Component: lazy(async () => ({ default: (await import('../board/BoardScreen.tsx')).BoardScreen })),
  },
  {
    pattern: '/meetings',
    nav: 'meetings',
    roles: READERS,
    Component: lazy(async () => ({ default: (await import('../meeting/MeetingsScreen.tsx')).MeetingsScreen })),
  },
  {
    pattern: '/meetings/:meetingId',
    roles: READERS,
    Component: lazy(async () => ({ default: (await import('../meeting/MeetingScreen.tsx')).MeetingScreen })),
  },
  {
    pattern: '/coming/:meetingId',
    roles: READERS,
    Component: lazy(async () => ({ default: (await import('../coming/ComingScreen.tsx')).ComingScreen })),
  },
  {
    pattern: '/people',
    nav: 'people',
    roles: READERS,
    Component: lazy(async () => ({ default: (await import('../people/PeopleScreen.tsx')).PeopleScreen })),
  },
  {
    pattern: '/people/:personId',
    roles: READERS,
    Component: lazy(async () => ({ default: (await import('../people/PersonScreen.tsx')).PersonScreen })),
  },
  {
    pattern: '/observability',
    nav: 'observability',
    roles: OPERATORS,
    Component: lazy(async () => ({
      default: (await import('../observability/ObservabilityScreen.tsx')).ObservabilityScreen,
    })),
  },
  {
    pattern: '/compliance',
    nav: 'compliance',
    roles: OPERATORS,
    Component: lazy(async () => ({ default: (await import('../compliance/ComplianceScreen.tsx')).ComplianceScreen })),
  },
  {
    pattern: '/compliance/:page',
    roles: OPERATORS,
    Component: lazy(async () => ({ default: (await import('../compliance/ComplianceScreen.tsx')).ComplianceScreen })),
  },
  {
    pattern: '/settings',
    nav: 'settings',
    roles: OPERATORS,
    Component: lazy(async () => ({ default: (await import('../settings/SettingsScreen.tsx')).SettingsScreen })),
  },
  {
    pattern: '/settings/:page',
    roles: OPERATORS,
    Component: lazy(async () => ({ default: (await import('../settings/SettingsScreen.tsx')).SettingsScreen })),
  },
  {
    pattern: '/me',
    roles: EVERYBODY,
    Component: lazy(async () => ({ default: (await import('../me/MeScreen.tsx')).MeScreen })),
  },
  {
    pattern: '/panel',
    roles: READERS,
    Component: lazy(async () => ({ default: (await import('../panel/PanelScreen.tsx')).PanelScreen })),
  },
  {
    pattern: '/configure',
    roles: EVERYBODY,
    Component: lazy(async () => ({ default: (await import('../panel/ConfigureScreen.tsx')).ConfigureScreen })),
  },
];

/** @returns the screens that somebody with these roles may go to */
export function screensFor(roles: readonly Role[]): AppScreen[] {
  return SCREENS.filter((screen) => screen.roles.some((role) => roles.includes(role)));
}
