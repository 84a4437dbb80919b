import { z } from 'zod';
import { DecisionCard } from './decision.api.ts';
import { MeetingSummary } from './meeting.api.ts';
import { Cursor, Instant, PageQuery, PersonRef } from './shared.api.ts';

/** Facts from meetings that both were in; no score and no mood of anybody. */
export const PersonFacts = PersonRef.extend({
  /** As they wrote it themselves; null when they have not. */
  title: z.string().nullable(),
  meetingsTogether: z.number().int(),
  lastMetAt: Instant.nullable(),
  decisionsOwned: z.number().int(),
  /** What they have promised in meetings with the one who asks, and the other way round. */
  openTheyOwe: z.number().int(),
  openIOwe: z.number().int(),
  /** Of their decisions with a deadline that are done: how many on time. */
  keptOnTime: z.object({ onTime: z.number().int(), n: z.number().int() }),
});
export type PersonFacts = z.infer<typeof PersonFacts>;

export const PeopleQuery = PageQuery.extend({ text: z.string().max(100).optional() });
/** Met latest first. */
export const PeopleList = z.object({ total: z.number().int(), people: z.array(PersonFacts), cursor: Cursor });
export type PeopleList = z.infer<typeof PeopleList>;

export const PersonDetail = PersonFacts.extend({
  meetings: z.array(MeetingSummary),
  open: z.array(DecisionCard),
});
export type PersonDetail = z.infer<typeof PersonDetail>;

/** What a person says about themselves. Goes before what the directory says. */
export const Profile = z.object({
  name: z.string().nullable(),
  title: z.string().nullable(),
  /** Not listed among the people that others have met. */
  hidden: z.boolean(),
  etag: z.string(),
});
export type Profile = z.infer<typeof Profile>;

export const ChangeProfile = z.strictObject({
  name: z.string().max(80).nullable(),
  title: z.string().max(80).nullable(),
  hidden: z.boolean(),
});
export type ChangeProfile = z.infer<typeof ChangeProfile>;
