import { Duration, IANAZone } from 'luxon';
import { z } from 'zod';
import { ConsentLevel } from '../consent/index.ts';
import { Language } from '../shared/language.ts';

/** `HH:mm`, 00:00 to 24:00. */
const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** An instant that is no instant would keep every meeting from closing, hence the checks of zone and duration. */
const TimeZone = z.string().refine((name) => IANAZone.isValidZone(name));
const Wait = z.string().refine((text) => Duration.fromISO(text).isValid && Duration.fromISO(text).toMillis() >= 0);

/** What a tenant decides for all its meetings. */
export const TenantSettings = z.object({
  /** IANA name. "på fredag" and "08-17" are meant there. */
  timeZone: TimeZone,
  language: Language,
  /** No meeting's ceiling is above it. */
  consentCap: ConsentLevel,
  /** The ceiling a meeting starts with; the organiser may change it up to the cap. */
  consentCeiling: ConsentLevel,
  retention: z.object({
    /** Days that words are kept at level Plus. */
    plusDays: z.number().int().min(1).max(3650),
    /** Years that the words behind a decision are kept at level Juridik. */
    juridikYears: z.number().int().min(1).max(30),
  }),
  nudge: z
    .object({
      /** How long after the meeting, ISO 8601 duration. */
      after: Wait,
      from: TimeOfDay,
      to: TimeOfDay,
    })
    .refine(({ from, to }) => from < to),
});
export type TenantSettings = z.infer<typeof TenantSettings>;

export const DEFAULT_TENANT_SETTINGS: TenantSettings = {
  timeZone: 'Europe/Stockholm',
  language: 'sv',
  consentCap: 'juridik',
  consentCeiling: 'plus',
  retention: { plusDays: 30, juridikYears: 7 },
  nudge: { after: 'PT48H', from: '08:00', to: '17:00' },
};

/** Reads the settings of a tenant; defaults where it has set none. */
export interface SettingsReader {
  settingsOf(tenantId: string): Promise<TenantSettings>;
}
