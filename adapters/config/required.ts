import type { Settings } from './settings.ts';

type Names = readonly (keyof Settings)[];

/** What must be given in production, for both hosts. */
export const REQUIRED_IN_PRODUCTION = [
  'AZURE_REGION',
  'MICROSOFT_APP_ID',
  'MICROSOFT_APP_TENANT_ID',
  'COSMOS_ENDPOINT',
  'SIGNING_KEYS',
  'AUDIT_ANCHOR_URL',
  'SERVICE_BUS_NAMESPACE',
  'GRAPH_PLAN_ID',
  'GRAPH_MAILBOX',
] as const satisfies Names;

/** What the Functions host needs beside it. */
export const REQUIRED_BY_FUNCTIONS = ['SERVICE_BUS__fullyQualifiedNamespace'] as const satisfies Names;
