import { Duration, IANAZone } from 'luxon';
import { z } from 'zod';
import { ConsentLevel, LegalBasisRules } from '../consent/index.ts';
import { Language } from '../shared/language.ts';

/** `HH:mm`, 00:00 to 24:00. */
const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** An instant that is no instant would keep every meeting from closing, hence the checks of zone and duration. */
const TimeZone = z.string().refine((name) => IANAZone.isValidZone(name));
const Wait = z.string().refine((text) => Duration.fromISO(text).isValid && Duration.fromISO(text).toMillis() >= 0);

const Fact = z.string().max(300);

/** Who answers for what is done with people's words (GDPR Art. 4(7)); an empty fact is one that nobody has told yet. */
export const Controller = z.object({
  name: Fact,
  address: Fact,
  /** ISO 3166-1 alpha-2, such as SE: whose law applies. */
  country: z.string().regex(/^(?:[A-Z]{2})?$/),
  /** A person or a role to turn to. */
  contact: Fact,
  email: Fact,
  phone: Fact,
  /** How to reach the data protection officer. */
  dataProtectionOfficer: Fact,
  privacyPolicyUrl: z
    .string()
    .max(500)
    .regex(/^(?:https:\/\/\S+)?$/),
});
export type Controller = z.infer<typeof Controller>;

const NOBODY_YET: Controller = {
  name: '',
  address: '',
  country: '',
  contact: '',
  email: '',
  phone: '',
  dataProtectionOfficer: '',
  privacyPolicyUrl: '',
};
const USUAL_BASES: LegalBasisRules = { organisation: 'company', employee: 'usual', guest: 'usual' };

/** How long a tenant keeps what has no period in the consent question. */
export const Keeping = z.object({
  /** Years that a meeting with its decisions is kept, from its start. */
  meetingYears: z.number().int().min(1).max(30),
  /** Years that comments are kept, from when they were written; never longer than a meeting. */
  commentYears: z.number().int().min(1).max(30),
  /** Months that what somebody says about themselves is kept after the last meeting they were in. */
  profileMonths: z.number().int().min(1).max(120),
  /** Years that the answers to the consent question are kept as proof (GDPR Art. 7(1)), from the meeting's start. */
  consentYears: z.number().int().min(1).max(30),
});
export type Keeping = z.infer<typeof Keeping>;

const USUAL_KEEPING: Keeping = { meetingYears: 7, commentYears: 7, profileMonths: 24, consentYears: 10 };

/**
 * Where in Microsoft 365 the tenant wants its work to go, over what the installation is connected to; empty: as installed.
 */
export const Connections = z
  .object({
    /** The Planner plan that new tasks are made in. */
    plannerPlanId: z.string().regex(/^[\w-]{0,100}$/),
    /** The plan's bucket for them; empty: Planner's first. */
    plannerBucketId: z.string().regex(/^[\w-]{0,100}$/),
    /** The mailbox that recaps and reminders are sent from. */
    mailbox: z.union([z.literal(''), z.email().max(254)]),
  })
  .refine(({ plannerPlanId, plannerBucketId }) => plannerBucketId === '' || plannerPlanId !== '', {
    path: ['plannerPlanId'],
  });
export type Connections = z.infer<typeof Connections>;

const AS_INSTALLED: Connections = { plannerPlanId: '', plannerBucketId: '', mailbox: '' };

const Minutes = z.array(z.number().min(0).max(600)).max(100);

/** Minutes that timed meetings took, a number for each. */
export const TimedMeetings = z.object({ preparing: Minutes, followingUp: Minutes });
export type TimedMeetings = z.infer<typeof TimedMeetings>;

/** What somebody measured of the work around meetings, for the key figure of saved time. */
export const SavedTimeMeasurement = z.object({
  /** Without Kollegan, timed before it was taken into use. */
  before: TimedMeetings,
  /** With it; reading and correcting what it wrote is counted. */
  after: TimedMeetings,
  /** By the clock, or as people remember it. */
  method: z.enum(['timed', 'estimated']),
  /** Who answers for the measurement: a role or a name. */
  measuredBy: z.string().max(100),
});
export type SavedTimeMeasurement = z.infer<typeof SavedTimeMeasurement>;

const NOT_MEASURED: SavedTimeMeasurement = {
  before: { preparing: [], followingUp: [] },
  after: { preparing: [], followingUp: [] },
  method: 'timed',
  measuredBy: '',
};

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
  /** Left out by what was stored before there was a choice. */
  keeping: Keeping.default(USUAL_KEEPING),
  nudge: z
    .object({
      /** How long after the meeting, ISO 8601 duration. */
      after: Wait,
      from: TimeOfDay,
      to: TimeOfDay,
    })
    .refine(({ from, to }) => from < to),
  /** Left out by what was stored before there was a choice. */
  legalBasis: LegalBasisRules.default(USUAL_BASES),
  controller: Controller.default(NOBODY_YET),
  connections: Connections.default(AS_INSTALLED),
  savedTime: SavedTimeMeasurement.default(NOT_MEASURED),
});
export type TenantSettings = z.infer<typeof TenantSettings>;

export const DEFAULT_TENANT_SETTINGS: TenantSettings = {
  timeZone: 'Europe/Stockholm',
  language: 'sv',
  consentCap: 'juridik',
  consentCeiling: 'plus',
  retention: { plusDays: 30, juridikYears: 7 },
  keeping: USUAL_KEEPING,
  nudge: { after: 'PT48H', from: '08:00', to: '17:00' },
  legalBasis: USUAL_BASES,
  controller: NOBODY_YET,
  connections: AS_INSTALLED,
  savedTime: NOT_MEASURED,
};

/** Reads the settings of a tenant; defaults where it has set none. */
export interface SettingsReader {
  settingsOf(tenantId: string): Promise<TenantSettings>;
}
