import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Role } from '../../core/contracts/api/role.ts';
import type { Texts } from '../locales/texts.ts';

interface SettingsPage {
  /** The last part of its address, `#/settings/{key}`. */
  key: string;
  title: (texts: Texts) => string;
  /** Who has something to see there; the server decides anew. */
  roles: readonly Role[];
  Component: LazyExoticComponent<ComponentType>;
}

const OPERATORS: readonly Role[] = ['Admin', 'Compliance'];

/** A page of settings for each part of Kollegan that has any; a new part adds its row. The first is shown first. */
const PAGES: readonly SettingsPage[] = [
  {
    key: 'rules',
    title: ({ settings }) => settings.pages.rules,
    roles: OPERATORS,
    Component: lazy(async () => ({ default: (await import('./RulesPage.tsx')).RulesPage })),
  },
  {
    key: 'connections',
    title: ({ settings }) => settings.pages.connections,
    roles: OPERATORS,
    Component: lazy(async () => ({ default: (await import('./ConnectionsPage.tsx')).ConnectionsPage })),
  },
  {
    key: 'measurements',
    title: ({ settings }) => settings.pages.measurements,
    roles: OPERATORS,
    Component: lazy(async () => ({ default: (await import('./MeasurementsPage.tsx')).MeasurementsPage })),
  },
  {
    key: 'audit',
    title: ({ settings }) => settings.pages.audit,
    roles: OPERATORS,
    Component: lazy(async () => ({ default: (await import('../compliance/audit/AuditPage.tsx')).AuditPage })),
  },
];

/** @returns the pages that somebody with these roles may open */
export function settingsPagesFor(roles: readonly Role[]): SettingsPage[] {
  return PAGES.filter((page) => page.roles.some((role) => roles.includes(role)));
}
