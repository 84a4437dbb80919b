import { generateKeyPairSync } from 'node:crypto';

const key = { ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }), kid: 'first' };

/** Good settings of both hosts on Azure. */
export const PRODUCTION = {
  AZURE_REGION: 'swedencentral',
  MICROSOFT_APP_ID: '11111111-0000-4000-8000-000000000001',
  MICROSOFT_APP_TENANT_ID: '11111111-0000-4000-8000-000000000002',
  AZURE_CLIENT_ID: '11111111-0000-4000-8000-000000000003',
  COSMOS_ENDPOINT: 'https://kollegan.documents.azure.com:443/',
  SIGNING_KEYS: JSON.stringify({ keys: [{ ...key, since: '2026-01-01T00:00:00.000Z' }] }),
  AUDIT_ANCHOR_URL: 'https://kolleganaudit.blob.core.windows.net/audit-heads',
  SERVICE_BUS_NAMESPACE: 'kollegan.servicebus.windows.net',
  SERVICE_BUS__fullyQualifiedNamespace: 'kollegan.servicebus.windows.net',
  GRAPH_PLAN_ID: 'a-plan',
  GRAPH_MAILBOX: 'kollegan@example.com',
};
