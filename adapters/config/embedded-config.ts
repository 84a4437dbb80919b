import path from 'node:path';
import { Duration, IANAZone } from 'luxon';
import { z } from 'zod';
import { ConsentLevel } from '../../core/consent/index.ts';
import type { FeatureFlags } from '../../core/flags/index.ts';
import type { TenantSettings } from '../../core/settings/index.ts';
import { Language } from '../../core/shared/language.ts';
import { configInvalid } from './config.errors.ts';

/** Digits only: `Number` would also take spaces for 0, and `8e3`. */
function whole(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, 'is no whole number')
    .transform(Number)
    .pipe(z.number().min(least).max(most));
}

const Port = whole(0, 65_535);
const Switch = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');
const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d';

/** Every setting of the embedded mode, all optional. */
const Environment = z.object({
  /** Where the bot listens. @default 3978 */
  PORT: Port.default(3978),
  /** Where the person opens the Playground. @default 56150 */
  PLAYGROUND_PORT: Port.default(56_150),
  /** Where everything is kept. @default .kollegan */
  KOLLEGAN_DATA_DIR: z.string().min(1).default('.kollegan'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  /** IANA name. @default Europe/Stockholm */
  TIME_ZONE: z
    .string()
    .refine((zone) => IANAZone.isValidZone(zone), 'is no IANA time zone, such as Europe/Stockholm')
    .default('Europe/Stockholm'),
  DEFAULT_LANGUAGE: Language.default('sv'),
  /** How long after a meeting its decisions are followed up, ISO 8601. @default PT48H */
  NUDGE_AFTER: z
    .string()
    .refine(isNudgeDelay, 'is no ISO 8601 duration of a year at most, such as PT48H')
    .default('PT48H'),
  /** When reminders may go out. @default 08:00-17:00 */
  WORKING_HOURS: z
    .string()
    .regex(new RegExp(`^${TIME}-(?:${TIME}|24:00)$`), 'is no span of hours, such as 08:00-17:00')
    .refine((span) => span.slice(0, 5) < span.slice(6), 'ends before it begins')
    .default('08:00-17:00'),
  /** ISO weekdays, 1 is Monday. @default 1-5 */
  WORKING_DAYS: z
    .string()
    .regex(/^[1-7]-[1-7]$/, 'is no span of ISO weekdays, such as 1-5')
    .default('1-5'),
  /** Whose public holidays are free. @default SE */
  HOLIDAYS: z.enum(['SE', 'NO', 'DK', 'FI', 'none']).default('SE'),
  /** Days that words are kept at level Plus. @default 30 */
  RETENTION_PLUS_DAYS: whole(1, 3650).default(30),
  /** Years that evidence is kept at level Juridik. @default 7 */
  RETENTION_JURIDIK_YEARS: whole(1, 30).default(7),
  /** The highest level any meeting may have. @default juridik */
  CONSENT_CAP: ConsentLevel.exclude(['none']).default('juridik'),
  FEATURE_DECISION_CLOSE_CARD: Switch.default(true),
  FEATURE_DOC_COPILOT_V1: Switch.default(true),
  FEATURE_REGWATCH_PUSH: Switch.default(true),
  FEATURE_MODEL_ROUTER: Switch.default(true),
  FEATURE_DEGRADE_MODE: Switch.default(true),
});

/** A longer one is a slip of the keyboard, and one beyond all calendars would keep meetings from closing. */
function isNudgeDelay(text: string): boolean {
  const milliseconds = Duration.fromISO(text).toMillis();
  return milliseconds >= 0 && milliseconds <= Duration.fromISO('P1Y').toMillis();
}

export interface EmbeddedConfig {
  port: number;
  playgroundPort: number;
  /** Absolute. */
  dataDir: string;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
  tenant: TenantSettings;
  /** ISO weekdays, 1 is Monday. */
  workingDays: number[];
  holidays: 'SE' | 'NO' | 'DK' | 'FI' | 'none';
  flags: FeatureFlags;
}

/**
 * Reads the settings of the embedded mode. Throws `CONFIG.INVALID` with every fault by name; an empty value counts as
 * not set.
 */
export function readEmbeddedConfig(env: Readonly<Record<string, string | undefined>>, cwd: string): EmbeddedConfig {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) throw configInvalid(parsed.error.issues.map(describe));
  const { data } = parsed;
  const [from = '08:00', to = '17:00'] = data.WORKING_HOURS.split('-');
  return {
    port: data.PORT,
    playgroundPort: data.PLAYGROUND_PORT,
    dataDir: path.resolve(cwd, data.KOLLEGAN_DATA_DIR),
    logLevel: data.LOG_LEVEL,
    tenant: {
      timeZone: data.TIME_ZONE,
      language: data.DEFAULT_LANGUAGE,
      consentCap: data.CONSENT_CAP,
      consentCeiling: data.CONSENT_CAP === 'bas' ? 'bas' : 'plus',
      retention: { plusDays: data.RETENTION_PLUS_DAYS, juridikYears: data.RETENTION_JURIDIK_YEARS },
      nudge: { after: data.NUDGE_AFTER, from, to },
    },
    workingDays: weekdays(data.WORKING_DAYS),
    holidays: data.HOLIDAYS,
    flags: {
      decisionCloseCard: data.FEATURE_DECISION_CLOSE_CARD,
      docCopilotV1: data.FEATURE_DOC_COPILOT_V1,
      regwatchPush: data.FEATURE_REGWATCH_PUSH,
      modelRouter: data.FEATURE_MODEL_ROUTER,
      degradeMode: data.FEATURE_DEGRADE_MODE,
    },
  };
}

function describe({ path: [name], message }: z.core.$ZodIssue): string {
  return `${String(name)} (${message})`;
}

function weekdays(span: string): number[] {
  const [first = 1, last = 5] = span.split('-').map(Number);
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1);
}
