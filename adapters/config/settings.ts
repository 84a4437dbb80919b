import { z } from 'zod';
import { ConsentLevel } from '../../core/consent/index.ts';
import { Language } from '../../core/shared/language.ts';
import { AUDIT_SETTINGS } from './audit-settings.ts';
import { BACKUP_SETTINGS } from './backup-settings.ts';
import { FEATURE_SETTINGS } from './feature-settings.ts';
import { optional, setting } from './setting.ts';
import {
  CosmosName,
  Cron,
  DaySpan,
  FiveMinutesToAWeek,
  Guid,
  HourSpan,
  HttpUrl,
  Port,
  Secret,
  ServiceBusNamespace,
  Switch,
  TimeZone,
  UpToAYear,
  whole,
} from './setting-types.ts';
import { TELEMETRY_SETTINGS } from './telemetry-settings.ts';

const SAMPLE_GUID = '00000000-0000-4000-8000-000000000000';

/** Every setting there is, of every environment, as text in the environment of the process. */
export const Settings = z.object({
  KOLLEGAN_ENV: setting(z.enum(['production', 'embedded']), {
    group: 'Host',
    meaning: 'What the packaged functions run against: production (Azure) or embedded (stand-ins on this machine).',
    example: 'production',
    default: 'production',
  }),
  PORT: setting(Port, {
    group: 'Host',
    meaning: 'Where the bot listens; 0 takes any free port.',
    example: '3978',
    default: '3978',
  }),
  PLAYGROUND_PORT: setting(Port, {
    group: 'Host',
    meaning: 'Where a person opens the Playground.',
    example: '56150',
    default: '56150',
    only: 'embedded',
  }),
  KOLLEGAN_DATA_DIR: setting(z.string().min(1), {
    group: 'Host',
    meaning: 'Where the embedded mode keeps everything.',
    example: '.kollegan',
    default: '.kollegan',
    only: 'embedded',
  }),
  LOG_LEVEL: setting(z.enum(['debug', 'info', 'warn', 'error']), {
    group: 'Host',
    meaning: 'The least important lines that the log gets: debug, info, warn or error.',
    example: 'info',
    default: 'info',
  }),
  DATA_RESIDENCY: setting(z.enum(['eu']), {
    group: 'Host',
    meaning: 'Where data may lie. eu is the only value: every region must be in the European Union.',
    example: 'eu',
    default: 'eu',
  }),
  AZURE_REGION: optional(z.string().regex(/^[a-z0-9]+$/, 'is no name of an Azure region, such as swedencentral'), {
    group: 'Host',
    meaning: 'The Azure region that this runs in; DATA_RESIDENCY says which are allowed.',
    example: 'swedencentral',
    only: 'production',
  }),
  E2E_BYPASS_AUTH: setting(Switch, {
    group: 'Host',
    meaning: 'No code honours it: authentication is always on. Switched on in production, it stops the start.',
    example: '0',
    default: '0',
  }),

  MICROSOFT_APP_ID: optional(Guid, {
    group: 'Identity',
    meaning: 'Application (client) id of the bot in Microsoft Entra.',
    example: SAMPLE_GUID,
    only: 'production',
  }),
  MICROSOFT_APP_TENANT_ID: optional(Guid, {
    group: 'Identity',
    meaning: 'The Microsoft Entra tenant that the bot belongs to.',
    example: SAMPLE_GUID,
    only: 'production',
  }),
  MICROSOFT_APP_TYPE: setting(
    z.enum(
      ['UserAssignedMSI', 'SingleTenant'],
      'is neither UserAssignedMSI nor SingleTenant; others cannot be created',
    ),
    {
      group: 'Identity',
      meaning:
        'How the bot is registered: SingleTenant (an app registration, which tabs need too) or UserAssignedMSI (a managed identity only).',
      example: 'SingleTenant',
      default: 'SingleTenant',
      only: 'production',
    },
  ),
  AZURE_CLIENT_ID: optional(Guid, {
    group: 'Identity',
    meaning:
      'Client id of the user-assigned managed identity that reaches Cosmos DB and Service Bus and vouches for the bot.',
    example: SAMPLE_GUID,
    only: 'production',
  }),
  MICROSOFT_APP_CERTIFICATE: optional(Secret, {
    group: 'Identity',
    meaning: 'Certificate and private key in one PEM text, where there is no managed identity.',
    example: '@Microsoft.KeyVault(SecretUri=https://kollegan.vault.azure.net/secrets/bot-certificate)',
    secret: true,
    only: 'production',
  }),
  MICROSOFT_APP_PASSWORD: optional(Secret, {
    group: 'Identity',
    meaning: 'Client secret, where there is neither a managed identity nor a certificate.',
    example: '@Microsoft.KeyVault(SecretUri=https://kollegan.vault.azure.net/secrets/bot-password)',
    secret: true,
    only: 'production',
  }),

  COSMOS_ENDPOINT: optional(HttpUrl, {
    group: 'Store',
    meaning: 'Cosmos DB account, reached by identity. Left out in the embedded mode: SQLite in the data folder.',
    example: 'https://kollegan.documents.azure.com:443/',
  }),
  COSMOS_DATABASE: setting(CosmosName, {
    group: 'Store',
    meaning: 'Database of the account.',
    example: 'kollegan',
    default: 'kollegan',
  }),
  COSMOS_CONTAINER: setting(CosmosName, {
    group: 'Store',
    meaning: 'Container with partition key /tenantId, /scope.',
    example: 'documents',
    default: 'documents',
  }),
  COSMOS_KEY: optional(Secret, {
    group: 'Store',
    meaning: 'Key of an emulator. In production the identity is used, and a key is refused.',
    example: 'the key that the emulator prints',
    secret: true,
    only: 'embedded',
  }),

  SERVICE_BUS_NAMESPACE: optional(ServiceBusNamespace, {
    group: 'Jobs',
    meaning: 'Full name of the Service Bus namespace, reached by identity.',
    example: 'kollegan.servicebus.windows.net',
    only: 'production',
  }),
  SERVICE_BUS__fullyQualifiedNamespace: optional(ServiceBusNamespace, {
    group: 'Jobs',
    meaning: 'The same for the triggers of the Functions host, which reads settings of this shape only.',
    example: 'kollegan.servicebus.windows.net',
    only: 'production',
  }),
  SERVICE_BUS_CONNECTION_STRING: optional(Secret, {
    group: 'Jobs',
    meaning: 'The broker whose failed jobs `kollegan jobs` looks at; left out, that of the running embedded mode.',
    example: 'Endpoint=sb://127.0.0.1:5672;SharedAccessKeyName=k;SharedAccessKey=k;UseDevelopmentEmulator=true;',
    secret: true,
    only: 'embedded',
  }),
  RETENTION_CRON: setting(Cron, {
    group: 'Jobs',
    meaning:
      'When the nightly retention runs, cron in UTC: minutes, hours, day, month, weekday; seconds may stand first.',
    example: '0 3 * * *',
    default: '0 3 * * *',
  }),
  DELETE_ALL_REQUIRE_CONFIRM: setting(Switch, {
    group: 'Rules',
    meaning: 'Whether an erasure asks for typed words, and that of a whole tenant for a second person.',
    example: 'true',
    default: 'true',
  }),
  DEAD_LETTER_RETENTION_DAYS: setting(whole(1, 365), {
    group: 'Jobs',
    meaning: 'Days that failed jobs are kept for a person to look at; the retention then removes them.',
    example: '30',
    default: '30',
  }),
  DEAD_LETTER_ALARM_AFTER: setting(UpToAYear, {
    group: 'Jobs',
    meaning: 'A failed job older than this is an alarm, ISO 8601 duration.',
    example: 'PT24H',
    default: 'PT24H',
  }),

  GRAPH_BASE_URL: optional(HttpUrl, {
    group: 'Microsoft 365',
    meaning: 'Stand-in for Microsoft Graph on this machine, for the packaged functions.',
    example: 'http://127.0.0.1:4100',
    only: 'embedded',
  }),
  GRAPH_PLAN_ID: optional(z.string().min(1), {
    group: 'Microsoft 365',
    meaning: 'The Planner plan that gets the tasks.',
    example: 'xqQg5FS2LkCp935s-FIFm2QAFkHM',
    only: 'production',
  }),
  GRAPH_MAILBOX: optional(z.email('is no mail address'), {
    group: 'Microsoft 365',
    meaning: 'The mailbox that recaps and reminders are sent from.',
    example: 'kollegan@example.com',
    only: 'production',
  }),

  TIME_ZONE: setting(TimeZone, {
    group: 'Rules',
    meaning: 'Where "on Friday" and "08-17" are meant, IANA name.',
    example: 'Europe/Stockholm',
    default: 'Europe/Stockholm',
  }),
  DEFAULT_LANGUAGE: setting(Language, {
    group: 'Rules',
    meaning: 'sv, nb, da or en, until a chat chooses.',
    example: 'sv',
    default: 'sv',
  }),
  BRIEF_BEFORE: setting(FiveMinutesToAWeek, {
    group: 'Rules',
    meaning: 'How long before a meeting its brief goes out, ISO 8601 duration.',
    example: 'PT30M',
    default: 'PT30M',
  }),
  NUDGE_AFTER: setting(UpToAYear, {
    group: 'Rules',
    meaning: 'How long after a meeting its decisions are followed up, ISO 8601 duration.',
    example: 'PT48H',
    default: 'PT48H',
  }),
  WORKING_HOURS: setting(HourSpan, {
    group: 'Rules',
    meaning: 'When reminders may go out.',
    example: '08:00-17:00',
    default: '08:00-17:00',
  }),
  WORKING_DAYS: setting(DaySpan, {
    group: 'Rules',
    meaning: 'ISO weekdays, 1 is Monday.',
    example: '1-5',
    default: '1-5',
  }),
  HOLIDAYS: setting(z.enum(['SE', 'NO', 'DK', 'FI', 'none']), {
    group: 'Rules',
    meaning: 'Whose public holidays are free: SE, NO, DK, FI or none.',
    example: 'SE',
    default: 'SE',
  }),
  RETENTION_PLUS_DAYS: setting(whole(1, 3650), {
    group: 'Rules',
    meaning: 'Days that words are kept at level Plus.',
    example: '30',
    default: '30',
  }),
  RETENTION_JURIDIK_YEARS: setting(whole(1, 30), {
    group: 'Rules',
    meaning: 'Years that evidence is kept at level Juridik.',
    example: '7',
    default: '7',
  }),
  CONSENT_CAP: setting(ConsentLevel.exclude(['none']), {
    group: 'Rules',
    meaning: 'The highest level that any meeting may have: bas, plus or juridik.',
    example: 'juridik',
    default: 'juridik',
  }),

  ...BACKUP_SETTINGS,
  ...AUDIT_SETTINGS,
  ...TELEMETRY_SETTINGS,
  ...FEATURE_SETTINGS,
});
export type Settings = z.infer<typeof Settings>;
