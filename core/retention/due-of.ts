import { expiryOf, Hold } from '../holds/index.ts';
import { isSample } from '../meetings/index.ts';
import { type PeriodsSince, shortestSince } from '../settings/index.ts';
import type { StoredDocument } from '../storage/index.ts';
import type { RetentionRuleId } from './retention-rules.ts';

/** When a document's time is over, and by which rule; `until` null: never. */
export interface Due {
  rule: RetentionRuleId | 'other';
  until: Date | null;
  source: 'tenant' | 'default';
}

export interface DueContext {
  /** Oldest first. */
  periods: readonly PeriodsSince[];
  /** When somebody was last in a meeting; null: in none that is kept. */
  lastMet: (personId: string) => Date | null;
}

const SAMPLE_DAYS = 90;
const HOLD_YEARS = 10;

/** @returns when the document's time is over; what carries its own end has it, held or not */
export function dueOf(document: StoredDocument, { periods, lastMet }: DueContext): Due {
  const { kind, fields, scope } = document;
  switch (kind) {
    case 'meeting': {
      const started = instant(fields['startedAt']);
      if (isSample({ conversationId: scope })) {
        return { rule: 'sample-meetings', until: started && days(started, SAMPLE_DAYS), source: 'default' };
      }
      return {
        rule: 'meetings',
        until: started && years(started, shortestSince(periods, 'meetingYears', started)),
        source: 'tenant',
      };
    }
    case 'decision-comment': {
      const written = instant(fields['sequence']);
      const kept = (at: Date) =>
        Math.min(shortestSince(periods, 'commentYears', at), shortestSince(periods, 'meetingYears', at));
      return { rule: 'comments', until: written && years(written, kept(written)), source: 'tenant' };
    }
    case 'profile': {
      const since = latest(instant(fields['updatedAt']), lastMet(document.id));
      return {
        rule: 'profiles',
        until: since && months(since, shortestSince(periods, 'profileMonths', since)),
        source: 'tenant',
      };
    }
    case 'hold': {
      const released = Hold.safeParse(document.body).data?.releasedAt ?? null;
      return {
        rule: 'holds',
        until: released === null ? null : years(new Date(released), HOLD_YEARS),
        source: 'default',
      };
    }
    default: {
      const expiry = expiryOf(document);
      return { rule: ruleOfExpiring(document), until: expiry === null ? null : new Date(expiry), source: 'tenant' };
    }
  }
}

const RULES: Readonly<Record<string, RetentionRuleId>> = {
  'consent-answers': 'consent-answers',
  'chat-settings': 'chat-settings',
  settings: 'tenant-settings',
  'audit-record': 'audit',
  'audit-tile': 'audit',
  'audit-log-head': 'audit',
  'audit-signed-head': 'audit',
  'audit-key': 'audit',
  'retention-receipt': 'receipts',
  'expiry-tally': 'receipts',
  erasure: 'receipts',
  'subject-request': 'subject-requests',
  'audit-read': 'audit-reads',
  'profile-removed': 'removal-marks',
  'decision-comment-removed': 'removal-marks',
  'coming-meeting': 'coming-meetings',
  'coming-meeting-removed': 'removal-marks',
};

/** The rule of what carries its own end. */
export function ruleOfExpiring({ kind, body }: Pick<StoredDocument, 'kind' | 'body'>): Due['rule'] {
  if (kind !== 'utterance') return RULES[kind] ?? 'other';
  const level = typeof body === 'object' && body !== null && 'level' in body ? body.level : null;
  return level === 'juridik' ? 'words-juridik' : 'words-plus';
}

function instant(value: unknown): Date | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}

function latest(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function days(from: Date, count: number): Date {
  return new Date(from.getTime() + count * 86_400_000);
}

/** The same day of a later year; the 29th of February ends with February. */
function years(from: Date, count: number): Date {
  return months(from, count * 12);
}

function months(from: Date, count: number): Date {
  const to = new Date(from);
  to.setUTCMonth(to.getUTCMonth() + count);
  // A day that the month does not have runs over into the next one.
  if (to.getUTCDate() !== from.getUTCDate()) to.setUTCDate(0);
  return to;
}
