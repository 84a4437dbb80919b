import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Role } from '../../core/contracts/api/role.ts';
import type { ComplianceTexts } from '../locales/compliance/sv.ts';

interface CompliancePage {
  /** The last part of its address, `#/compliance/{key}`. */
  key: keyof ComplianceTexts['pages'];
  /** Who has something to see there; the server decides anew. */
  roles: readonly Role[];
  Component: LazyExoticComponent<ComponentType>;
}

const OPERATORS: readonly Role[] = ['Admin', 'Compliance'];
const COMPLIANCE: readonly Role[] = ['Compliance'];

const PAGES: readonly CompliancePage[] = [
  {
    key: 'consents',
    roles: COMPLIANCE,
    Component: lazy(async () => ({ default: (await import('./consents/ConsentsPage.tsx')).ConsentsPage })),
  },
  {
    key: 'retention',
    roles: COMPLIANCE,
    Component: lazy(async () => ({ default: (await import('./retention/RetentionPage.tsx')).RetentionPage })),
  },
  {
    key: 'holds',
    roles: COMPLIANCE,
    Component: lazy(async () => ({ default: (await import('./holds/HoldsPage.tsx')).HoldsPage })),
  },
  {
    key: 'erasure',
    roles: OPERATORS,
    Component: lazy(async () => ({ default: (await import('./erasure/ErasurePage.tsx')).ErasurePage })),
  },
  {
    key: 'requests',
    roles: COMPLIANCE,
    Component: lazy(async () => ({ default: (await import('./requests/RequestsPage.tsx')).RequestsPage })),
  },
  {
    key: 'audit',
    roles: OPERATORS,
    Component: lazy(async () => ({ default: (await import('./audit/AuditPage.tsx')).AuditPage })),
  },
];

/** @returns the pages that somebody with these roles may open; the first is shown first */
export function compliancePagesFor(roles: readonly Role[]): CompliancePage[] {
  return PAGES.filter((page) => page.roles.some((role) => roles.includes(role)));
}
