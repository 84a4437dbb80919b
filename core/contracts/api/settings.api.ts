import { z } from 'zod';
import { ConsentLevelName, LanguageName } from './shared.api.ts';

const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);

const LegalBasisName = z.enum(['consent', 'legitimate_interest', 'public_task', 'contract']);
const LegalBasisChoice = z.enum(['usual', ...LegalBasisName.options]);
const Fact = z.string().max(300);

const Minutes = z.array(z.number().min(0).max(600)).max(100);
const TimedMeetings = z.strictObject({ preparing: Minutes, followingUp: Minutes });

/** What a tenant decides for all its meetings. */
export const SettingsBody = z.strictObject({
  /** IANA name. */
  timeZone: z.string().min(1).max(60),
  language: LanguageName,
  /** No meeting's ceiling is above it. */
  consentCap: ConsentLevelName,
  /** The ceiling that a meeting starts with. */
  consentCeiling: ConsentLevelName,
  retention: z.strictObject({
    plusDays: z.number().int().min(1).max(3650),
    juridikYears: z.number().int().min(1).max(30),
  }),
  /** Left out: as it was. */
  keeping: z
    .strictObject({
      meetingYears: z.number().int().min(1).max(30),
      commentYears: z.number().int().min(1).max(30),
      profileMonths: z.number().int().min(1).max(120),
      consentYears: z.number().int().min(1).max(30),
    })
    .exactOptional(),
  nudge: z.strictObject({
    /** How long after the meeting, ISO 8601 duration. */
    after: z.string().max(30),
    from: TimeOfDay,
    to: TimeOfDay,
  }),
  /** On what ground words are handled; `usual` follows from the kind of organisation. */
  legalBasis: z.strictObject({
    organisation: z.enum(['company', 'public_body']),
    employee: LegalBasisChoice,
    guest: LegalBasisChoice,
  }),
  /** Over what the installation is connected to; empty: as installed. Left out: as it was. */
  connections: z
    .strictObject({
      plannerPlanId: z.string().max(100),
      plannerBucketId: z.string().max(100),
      mailbox: z.string().max(254),
    })
    .exactOptional(),
  /** Minutes that timed meetings took without Kollegan and with it, a number for each. Left out: as it was. */
  savedTime: z
    .strictObject({
      before: TimedMeetings,
      after: TimedMeetings,
      method: z.enum(['timed', 'estimated']),
      measuredBy: z.string().max(100),
    })
    .exactOptional(),
  /** Who answers for it; stands on every receipt. Empty: not told yet. */
  controller: z.strictObject({
    name: Fact,
    address: Fact,
    /** ISO 3166-1 alpha-2. */
    country: z.string().regex(/^(?:[A-Z]{2})?$/),
    contact: Fact,
    email: Fact,
    phone: Fact,
    dataProtectionOfficer: Fact,
    privacyPolicyUrl: z
      .string()
      .max(500)
      .regex(/^(?:https:\/\/\S+)?$/),
  }),
});
export type SettingsBody = z.infer<typeof SettingsBody>;

export const Settings = SettingsBody.extend({
  connections: SettingsBody.shape.connections.unwrap(),
  savedTime: SettingsBody.shape.savedTime.unwrap(),
  etag: z.string(),
  /** Nobody has changed anything yet. */
  isDefault: z.boolean(),
  /** What the installation is connected to: shown, set by the operator. */
  integrations: z.array(
    z.object({ key: z.enum(['planner', 'mail', 'chat']), state: z.enum(['connected', 'stand-in', 'off']) }),
  ),
  /** The words of the consent question in every language, with the periods above in them. */
  notices: z.array(
    z.object({
      language: LanguageName,
      kind: z.enum(['employee', 'guest']),
      basis: LegalBasisName,
      version: z.string(),
      lead: z.string(),
      ground: z.string(),
      levels: z.array(z.object({ level: ConsentLevelName, name: z.string(), meaning: z.string() })),
      withdrawal: z.string(),
    }),
  ),
  editable: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;
