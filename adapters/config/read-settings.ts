import type { z } from 'zod';
import { contradictions, embeddedContradictions } from './contradictions.ts';
import { REQUIRED_BY_FUNCTIONS, REQUIRED_IN_PRODUCTION } from './required.ts';
import { defaultOf, type Environment, infoOf } from './setting.ts';
import { Settings } from './settings.ts';

export interface ReadSettingsOptions {
  environment: Environment;
  /** The Functions host needs more than the bot. */
  host?: 'bot' | 'functions';
  /** Before a deployment secrets may still be Key Vault references; in a process they have been resolved. */
  references?: 'allowed' | 'refused';
}

export type SettingsResult = { ok: true; settings: Settings } | { ok: false; faults: string[] };

type Text = Readonly<Record<string, string | undefined>>;

const REFERENCE = /^@Microsoft\.KeyVault\(/i;
const FIELDS = Object.entries<z.ZodType>(Settings.shape);

/**
 * Reads every setting and finds every fault at once. An empty value counts as not set. A fault names the setting and
 * never its value, which may be a secret.
 */
export function readSettings(env: Text, options: ReadSettingsOptions): SettingsResult {
  const { environment } = options;
  const given = Object.fromEntries(FIELDS.map(([name]) => [name, env[name] || undefined]));
  const withDefaults = Object.fromEntries(
    FIELDS.map(([name, field]) => [name, readable(field, given[name]) ?? defaultOf(infoOf(field), environment)]),
  );
  const parsed = Settings.safeParse(withDefaults);
  const faults = [...misplaced(given, environment), ...missing(given, options), ...unresolved(given, options)];
  if (!parsed.success) faults.push(...parsed.error.issues.map(describe));
  const good = parsed.data ?? goodOnes(withDefaults);
  faults.push(...(environment === 'production' ? contradictions(good, env) : embeddedContradictions(good)));
  if (!parsed.success || faults.length > 0) return { ok: false, faults: [...new Set(faults)] };
  return { ok: true, settings: parsed.data };
}

/** What a Key Vault reference will become is not known yet, so its form cannot be judged. */
function readable(field: z.ZodType, value: string | undefined): string | undefined {
  const isOpaque = value !== undefined && REFERENCE.test(value) && !field.safeParse(value).success;
  return isOpaque ? undefined : value;
}

function misplaced(given: Text, environment: Environment): string[] {
  return FIELDS.filter(
    ([name, field]) => given[name] !== undefined && isElsewhere(infoOf(field).only, environment),
  ).map(([name, field]) => `${name} (is for ${infoOf(field).only} only; remove it)`);
}

/** What is only for production does no harm on one's own machine; the other way round it would weaken something. */
function isElsewhere(only: Environment | undefined, environment: Environment): boolean {
  return environment === 'production' && only === 'embedded';
}

function missing(given: Text, { environment, host }: ReadSettingsOptions): string[] {
  if (environment !== 'production') return [];
  const names = host === 'functions' ? [...REQUIRED_IN_PRODUCTION, ...REQUIRED_BY_FUNCTIONS] : REQUIRED_IN_PRODUCTION;
  return names.filter((name) => given[name] === undefined).map((name) => `${name} (is missing)`);
}

function unresolved(given: Text, { environment, references = 'refused' }: ReadSettingsOptions): string[] {
  if (environment !== 'production' || references === 'allowed') return [];
  return Object.entries(given)
    .filter(([, value]) => value !== undefined && REFERENCE.test(value))
    .map(([name]) => `${name} (its Key Vault reference was not resolved; check the identity's role on the vault)`);
}

/** The settings that can be read, so that what they contradict is found in the same run as what cannot be read. */
function goodOnes(withDefaults: Text): Partial<Settings> {
  const good = FIELDS.flatMap(([name, field]) => {
    const value = field.safeParse(withDefaults[name]);
    return value.success ? [[name, value.data]] : [];
  });
  return Object.fromEntries(good);
}

function describe({ path: [name], message }: z.core.$ZodIssue): string {
  return `${String(name)} (${message})`;
}
