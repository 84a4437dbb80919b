import { z } from 'zod';
import { ConsentEvent, ConsentLevel } from '../consent/index.ts';
import { Decision } from '../decisions/index.ts';
import { FeatureFlags } from '../flags/index.ts';
import { ConversationReference } from '../messaging/index.ts';
import { Person } from '../people/index.ts';
import { Language } from '../shared/language.ts';
import { Agenda } from './agenda.ts';

/**
 * - `active`: listens
 * - `paused`: here, does not listen
 * - `closing`: the meeting is over, but a decision lacks something; does not listen
 * - `closed`: done; only the follow-up of its decisions goes on
 */
export const MeetingStatus = z.enum(['active', 'paused', 'closing', 'closed']);
export type MeetingStatus = z.infer<typeof MeetingStatus>;

/** A card or mail that a meeting owes its people, and how it reached them. */
export const Delivery = z.object({
  state: z.enum(['none', 'pending', 'card', 'text', 'mail']),
  activityId: z.string().nullable(),
  /** When it reached them (ISO 8601); recap times are measured with it. */
  at: z.iso.datetime().optional(),
});
export type Delivery = z.infer<typeof Delivery>;

/** The receipt of a withdrawal: what it removed of the person's words. */
export const ForgottenWords = z.object({
  personId: z.string(),
  /** Hash of the consent event that took the yes back. */
  consentHash: z.string(),
  withdrawnAt: z.iso.datetime(),
  doneAt: z.iso.datetime(),
  utterances: z.number().int(),
  questions: z.number().int(),
  /** Decisions whose cards are shown again, without the words. */
  cards: z.number().int(),
  /** Utterances that a legal hold still keeps; they go when it is released. */
  held: z.number().int().default(0),
});
export type ForgottenWords = z.infer<typeof ForgottenWords>;

/**
 * One meeting: everything that must change together is in this one document. Meetings of one conversation are a
 * series, since Teams keeps the chat of a recurring meeting.
 */
export const Meeting = z.object({
  version: z.literal(1),
  id: z.string().min(1),
  tenantId: z.string().min(1),
  conversationId: z.string().min(1),
  /** 1 for the first meeting of the conversation. */
  sequence: z.number().int().min(1),
  title: z.string(),
  status: MeetingStatus,
  /** Counts the closings and reopenings and what changes the list; a close card that shows an older one is outdated. */
  revision: z.number().int().min(1),
  language: Language,
  startedAt: z.iso.datetime(),
  /** When it was first asked to close; evidence to recap and end to recap are measured from here. */
  endedAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  closedBy: z.string().nullable(),
  organizerId: z.string().nullable(),
  people: z.array(Person),
  ceiling: ConsentLevel,
  consents: z.array(ConsentEvent),
  decisions: z.array(Decision),
  /** A question is its speaker's own words; whose, is not known of old ones. */
  openQuestions: z.array(z.object({ text: z.string(), at: z.iso.datetime(), speakerId: z.string().optional() })),
  /** What was removed after a withdrawal, and when; counts, never words. */
  forgotten: z.array(ForgottenWords).default([]),
  /** Of this meeting, and what has been written for the next one of the series. */
  agenda: Agenda.optional(),
  nextAgenda: Agenda.optional(),
  flags: FeatureFlags,
  reference: ConversationReference,
  cards: z.object({ brief: Delivery, consent: Delivery, close: Delivery, recap: Delivery, recapMail: Delivery }),
  /** Message ids handled lately, so that a redelivered one changes nothing. */
  handled: z.array(z.string()),
});
export type Meeting = z.infer<typeof Meeting>;
