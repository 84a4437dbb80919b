import type { DataId } from './people-and-data.ts';
import type { PurposeId } from './purposes.ts';
import type { Words } from './words.ts';

/**
 * - `sub-processor`: holds or carries data for whoever runs Kollegan (Art. 28(4))
 * - `customer`: the organisation's own service, under its own agreement
 */
export type ServiceRole = 'sub-processor' | 'customer';

/** A service outside the process that data goes to. */
export interface OutsideService {
  name: string;
  role: ServiceRole;
  /** Whether it is always there on Azure, or only when somebody sets it. */
  use: 'azure' | 'always' | 'optional';
  /** Settings that say where it is. */
  settings: readonly string[];
  /** Hosts that stand in the code itself, with all below them. */
  hosts: readonly string[];
  gets: Words;
  data: readonly DataId[];
  purpose: PurposeId;
  /** Where it keeps data (Art. 30(1)(e)). */
  where: Words;
}

const OWN_REGION: Words = {
  sv: 'Den region inom EU som Kollegan installeras i (DATA_RESIDENCY=eu)',
  en: 'The region in the EU that Kollegan is installed in (DATA_RESIDENCY=eu)',
};
const THEIR_TENANT: Words = {
  sv: 'Organisationens egen Microsoft 365, där den själv valt region',
  en: 'The organisation’s own Microsoft 365, in the region it chose',
};
const AS_CHOSEN: Words = {
  sv: 'Där den som driver Kollegan valt: kontrollera region och avtal innan den slås på',
  en: 'Wherever whoever runs Kollegan chose: check region and agreement before it is switched on',
};

/** Every service that a setting or the code names; a test looks for others. */
export const OUTSIDE_SERVICES = {
  cosmos: {
    name: 'Microsoft Azure Cosmos DB',
    role: 'sub-processor',
    use: 'azure',
    settings: ['COSMOS_ENDPOINT'],
    hosts: [],
    gets: {
      sv: 'Alla dokument, och 30 dagars ändringar som säkerhetskopia',
      en: 'All documents, and 30 days of changes as a backup',
    },
    data: [
      'identity',
      'attendance',
      'answers',
      'words',
      'decisions',
      'comments',
      'profile',
      'events',
      'requests',
      'settings',
    ],
    purpose: 'decisions',
    where: OWN_REGION,
  },
  serviceBus: {
    name: 'Microsoft Azure Service Bus',
    role: 'sub-processor',
    use: 'azure',
    settings: ['SERVICE_BUS_NAMESPACE', 'SERVICE_BUS__fullyQualifiedNamespace', 'SERVICE_BUS_CONNECTION_STRING'],
    hosts: [],
    gets: { sv: 'Jobb med id:n', en: 'Jobs with ids' },
    data: ['technical'],
    purpose: 'operation',
    where: OWN_REGION,
  },
  hosts: {
    name: 'Microsoft Azure App Service, Functions, Storage, Key Vault',
    role: 'sub-processor',
    use: 'azure',
    settings: ['MICROSOFT_APP_CERTIFICATE', 'MICROSOFT_APP_PASSWORD', 'SIGNING_KEYS', 'METRICS_TOKEN'],
    hosts: [],
    gets: { sv: 'Kör Kollegan; förvarar nycklar', en: 'Runs Kollegan; holds keys' },
    data: ['technical'],
    purpose: 'operation',
    where: OWN_REGION,
  },
  auditAnchor: {
    name: 'Microsoft Azure Blob Storage (immutable)',
    role: 'sub-processor',
    use: 'azure',
    settings: ['AUDIT_ANCHOR_URL', 'AUDIT_ANCHOR_DIR'],
    hosts: [],
    gets: {
      sv: 'Signerade huvuden av granskningsloggen: antal och kontrollsummor',
      en: 'Signed heads of the audit log: counts and hashes',
    },
    data: ['technical'],
    purpose: 'accountability',
    where: OWN_REGION,
  },
  teams: {
    name: 'Microsoft Teams (Bot Connector)',
    role: 'customer',
    use: 'always',
    settings: [],
    hosts: ['botframework.com', 'api.aps.skype.com', 'teams.microsoft.com', 'res.cdn.office.net'],
    gets: {
      sv: 'Kort, svar och påminnelser i chattarna; skickar meddelanden därifrån till Kollegan',
      en: 'Cards, answers and reminders in the chats; sends messages from there to Kollegan',
    },
    data: ['identity', 'decisions', 'words'],
    purpose: 'decisions',
    where: THEIR_TENANT,
  },
  graph: {
    name: 'Microsoft Graph (Planner, Outlook, Microsoft Entra ID)',
    role: 'customer',
    use: 'always',
    settings: ['GRAPH_BASE_URL', 'GRAPH_MAILBOX'],
    hosts: ['graph.microsoft.com'],
    gets: {
      sv: 'Uppgifter, sammanfattningar och påminnelser som e-post; ger namn och adresser',
      en: 'Tasks, recaps and reminders as mail; gives names and addresses',
    },
    data: ['identity', 'decisions'],
    purpose: 'followUp',
    where: THEIR_TENANT,
  },
  entra: {
    name: 'Microsoft Entra ID',
    role: 'customer',
    use: 'always',
    settings: [],
    hosts: ['login.microsoftonline.com', 'sts.windows.net'],
    gets: { sv: 'Inloggningar; ger id och roller', en: 'Sign-ins; gives ids and roles' },
    data: ['identity'],
    purpose: 'operation',
    where: THEIR_TENANT,
  },
  applicationInsights: {
    name: 'Microsoft Azure Application Insights',
    role: 'sub-processor',
    use: 'optional',
    settings: ['APPLICATIONINSIGHTS_CONNECTION_STRING'],
    hosts: [],
    gets: { sv: 'Mätvärden, spår och fel utan innehåll', en: 'Metrics, traces and errors without content' },
    data: ['technical'],
    purpose: 'operation',
    where: OWN_REGION,
  },
  otlp: {
    name: 'OpenTelemetry (OTLP)',
    role: 'sub-processor',
    use: 'optional',
    settings: ['OTEL_EXPORTER_OTLP_ENDPOINT'],
    hosts: [],
    gets: { sv: 'Mätvärden och spår utan innehåll', en: 'Metrics and traces without content' },
    data: ['technical'],
    purpose: 'operation',
    where: AS_CHOSEN,
  },
  pushgateway: {
    name: 'Prometheus Pushgateway',
    role: 'sub-processor',
    use: 'optional',
    settings: ['PROM_PUSHGATEWAY_URL'],
    hosts: [],
    gets: { sv: 'Mätvärden utan innehåll', en: 'Metrics without content' },
    data: ['technical'],
    purpose: 'operation',
    where: AS_CHOSEN,
  },
  sentry: {
    name: 'Sentry',
    role: 'sub-processor',
    use: 'optional',
    settings: ['SENTRY_DSN'],
    hosts: [],
    gets: { sv: 'Felkoder utan innehåll', en: 'Error codes without content' },
    data: ['technical'],
    purpose: 'operation',
    where: AS_CHOSEN,
  },
  offSite: {
    name: 'BACKUP_OFFSITE_DIR',
    role: 'sub-processor',
    use: 'optional',
    settings: ['BACKUP_OFFSITE_DIR'],
    hosts: [],
    gets: { sv: 'Krypterade säkerhetskopior (inte på Azure)', en: 'Encrypted backups (not on Azure)' },
    data: [
      'identity',
      'attendance',
      'answers',
      'words',
      'decisions',
      'comments',
      'profile',
      'events',
      'requests',
      'settings',
    ],
    purpose: 'operation',
    where: AS_CHOSEN,
  },
} as const satisfies Record<string, OutsideService>;
