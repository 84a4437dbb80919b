import { plainText } from '../shared/plain-text.ts';
import { type Agenda, NO_AGENDA } from './agenda.ts';
import type { Meeting } from './meeting.ts';
import type { MeetingKey } from './meeting-key.ts';
import type { Meetings } from './meetings.ts';
import { auditEntry, type Cause } from './outbox-entries.ts';
import { personOf } from './people-of.ts';

/** `next`: of the meeting after this one in the series, which takes it over when it begins. */
export type AgendaOf = 'this' | 'next';

export interface ChangeAgendaInput {
  key: MeetingKey;
  of: AgendaOf;
  /** That the person saw. */
  revision: number;
  title: string;
  items: readonly string[];
  cause: Cause;
}

export type ChangeAgendaResult =
  | { type: 'changed'; agenda: Agenda }
  /** Somebody was quicker; nothing of this was taken. */
  | { type: 'outdated'; agenda: Agenda }
  /** What is closed, or has been followed by the next meeting, keeps the agenda that it had. */
  | { type: 'refused'; reason: 'not-member' | 'over' };

const MAX_AGENDA_ITEMS = 30;
const MAX_TITLE = 120;
const MAX_ITEM = 200;

/** Writes the agenda anew; empty lines are left out. The audit event says how many items it has, not what they say. */
export async function changeAgenda(
  { meetings }: { meetings: Meetings },
  { key, of, revision, title, items, cause }: ChangeAgendaInput,
): Promise<ChangeAgendaResult> {
  const latest = of === 'next' ? await meetings.current(key.tenantId, key.conversationId) : null;
  return meetings.change<ChangeAgendaResult>(key, (before) => {
    if (!personOf(before, cause.actor)) return { result: { type: 'refused', reason: 'not-member' } };
    if (of === 'this' ? before.status === 'closed' : latest?.id !== before.id) {
      return { result: { type: 'refused', reason: 'over' } };
    }
    const now = agendaOf(before, of);
    if (now.revision !== revision) return { result: { type: 'outdated', agenda: now } };
    const agenda: Agenda = {
      title: plainText(title, MAX_TITLE),
      items: items
        .map((item) => plainText(item, MAX_ITEM))
        .filter((item) => item !== '')
        .slice(0, MAX_AGENDA_ITEMS),
      revision: now.revision + 1,
    };
    const meeting: Meeting = { ...before, [of === 'this' ? 'agenda' : 'nextAgenda']: agenda };
    const audit = auditEntry(before, 'agenda.changed', `${of}:${agenda.revision}`, cause, {
      of,
      items: agenda.items.length,
    });
    return { meeting, outbox: [audit], result: { type: 'changed', agenda } };
  });
}

export function agendaOf({ agenda, nextAgenda }: Pick<Meeting, 'agenda' | 'nextAgenda'>, of: AgendaOf): Agenda {
  return (of === 'this' ? agenda : nextAgenda) ?? NO_AGENDA;
}
