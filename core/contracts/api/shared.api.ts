import { z } from 'zod';
import { Language } from '../../shared/language.ts';

export const Id = z.string().min(1).max(200);

/** ISO 8601 in UTC. */
export const Instant = z.iso.datetime();

/** `YYYY-MM-DD`, a date that exists. */
export const Day = z.iso.date();

/** Where the next page starts; opaque, null on the last one. */
export const Cursor = z.string().max(1_000).nullable();

/** What a list takes in its query. */
export const PageQuery = z.object({
  cursor: z.string().max(1_000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

/** A person as others may see them. `name` is plain text, cleaned of control characters. */
export const PersonRef = z.object({ id: Id, name: z.string() });
export type PersonRef = z.infer<typeof PersonRef>;

/** The same levels as in the consent card, least first. */
export const ConsentLevelName = z.enum(['none', 'bas', 'plus', 'juridik']);
export type ConsentLevelName = z.infer<typeof ConsentLevelName>;

export const MeetingStatusName = z.enum(['active', 'paused', 'closing', 'closed']);

export const LanguageName = Language;
