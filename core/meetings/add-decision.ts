import { type Decision, MAX_TITLE_LENGTH, newDecision, readDeadline } from '../decisions/index.ts';
import type { SettingsReader } from '../settings/index.ts';
import { plainDateIn } from '../shared/plain-date.ts';
import { plainText } from '../shared/plain-text.ts';
import { stableId } from '../shared/stable-id.ts';
import { levelOf } from './level-of.ts';
import type { Meeting } from './meeting.ts';
import type { MeetingKey } from './meeting-key.ts';
import type { Meetings } from './meetings.ts';
import { auditEntry, type Cause, jobEntry } from './outbox-entries.ts';
import { personOf } from './people-of.ts';

export interface AddDecisionInput {
  key: MeetingKey;
  kind: Decision['kind'];
  title: string;
  ownerId?: string;
  /** `YYYY-MM-DD` */
  deadline?: string;
  /** The same for a repeat of the same request, which then adds nothing. */
  requestId: string;
  cause: Cause;
}

export type AddDecisionResult =
  | { type: 'added' | 'known'; meeting: Meeting; decision: Decision }
  | { type: 'refused'; reason: 'not-member' | 'meeting-closed' }
  | { type: 'invalid'; field: 'title' | 'owner' | 'deadline' };

/**
 * Somebody writes a decision down by hand. That is an order to Kollegan and no speech, so it needs no consent; it is
 * confirmed by being written, and its card goes to the chat.
 */
export async function addDecision(
  { meetings, settings }: { meetings: Meetings; settings: SettingsReader },
  input: AddDecisionInput,
): Promise<AddDecisionResult> {
  const { key, cause } = input;
  const { timeZone } = await settings.settingsOf(key.tenantId);
  const today = plainDateIn(cause.at, timeZone);
  return meetings.change<AddDecisionResult>(key, (before) => {
    if (!personOf(before, cause.actor)) return { result: { type: 'refused', reason: 'not-member' } };
    const id = stableId('d', before.id, 'by-hand', cause.actor, input.requestId);
    const known = before.decisions.find((decision) => decision.id === id);
    if (known) return { result: { type: 'known', meeting: before, decision: known } };
    if (before.status === 'closed') return { result: { type: 'refused', reason: 'meeting-closed' } };

    const title = plainText(input.title, MAX_TITLE_LENGTH);
    if (title === '') return { result: { type: 'invalid', field: 'title' } };
    if (input.ownerId !== undefined && !personOf(before, input.ownerId)) {
      return { result: { type: 'invalid', field: 'owner' } };
    }
    if (input.deadline !== undefined && !readDeadline(input.deadline, today).ok) {
      return { result: { type: 'invalid', field: 'deadline' } };
    }
    const decision = byHand(before, { ...input, title }, id);
    const meeting: Meeting = {
      ...before,
      revision: before.revision + 1,
      decisions: [...before.decisions, decision],
    };
    const audit = auditEntry(meeting, 'decision.added', id, cause, {
      decisionId: id,
      ownerId: input.ownerId ?? null,
      deadline: decision.deadline,
    });
    const card = jobEntry(meeting, {
      queue: 'notifications',
      key: `card:decision:${id}:1`,
      cause,
      data: { card: 'decision', decisionId: id },
    });
    return { meeting, outbox: [audit, card], result: { type: 'added', meeting, decision } };
  });
}

function byHand(meeting: Meeting, { kind, title, ownerId, deadline, cause }: AddDecisionInput, id: string): Decision {
  const at = cause.at.toISOString();
  return newDecision({
    id,
    kind,
    title,
    alternatives: [],
    owner: ownerId === undefined ? { type: 'none' } : { type: 'person', personId: ownerId },
    ownerResponse: 'pending',
    deadline: deadline ?? null,
    status: 'confirmed',
    caughtAt: at,
    evidence: [{ utteranceId: id, speakerId: cause.actor, at, level: levelOf(meeting, cause.actor), link: null }],
    card: { state: 'pending', activityId: null },
  });
}
