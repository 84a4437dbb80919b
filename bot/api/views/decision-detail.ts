import { readEvents } from '../../../core/audit/index.ts';
import { meetingRowOf } from '../../../core/board/index.ts';
import type { DecisionDetail, HistoryEvent } from '../../../core/contracts/api/decision.api.ts';
import { type Decision, type Evidence, gateProblems } from '../../../core/decisions/index.ts';
import { wordsOf } from '../../../core/delivery/index.ts';
import type { Meeting } from '../../../core/meetings/index.ts';
import { plainDateIn } from '../../../core/shared/plain-date.ts';
import { plainText } from '../../../core/shared/plain-text.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { Caller } from '../caller.ts';
import { cardView, personRef } from './decision-view.ts';

/** The latest so many events of a meeting are looked through for a decision's own. */
const HISTORY_EVENTS = 300;
const MAX_QUOTE = 500;

type DetailDeps = Pick<ApiDeps, 'store' | 'settings' | 'clock'>;

/** @returns null for a decision that does not stand */
export async function decisionDetail(
  deps: DetailDeps,
  caller: Caller,
  meeting: Meeting,
  decisionId: string,
): Promise<DecisionDetail | null> {
  const decision = meeting.decisions.find(({ id }) => id === decisionId);
  const meetingRow = meetingRowOf(meeting);
  const row = meetingRow.decisions.find(({ id }) => id === decisionId);
  if (!decision || !row) return null;
  const { timeZone } = await deps.settings.settingsOf(caller.tenantId);
  const [evidence, history] = await Promise.all([
    evidenceViews(deps, meeting, decision.evidence),
    historyOf(deps, meeting, decisionId),
  ]);
  return {
    ...cardView(row, caller),
    people: [...meetingRow.people].map(([id, name]) => ({ id, name })),
    alternatives: decision.alternatives,
    stepList: decision.steps,
    evidence,
    history,
    gate: gateOf(meeting, decision, plainDateIn(deps.clock.now(), timeZone)),
    nudge: decision.nudge,
  };
}

/** What keeps the meeting from closing; what is closed has passed. */
export function gateOf(meeting: Meeting, decision: Decision, today: string): DecisionDetail['gate'] {
  if (meeting.status === 'closed') return [];
  return gateProblems(decision, { personIds: new Set(meeting.people.map(({ id }) => id)), today });
}

/** Words are shown only where their speaker's level, then and now, allows them to be kept. */
export function evidenceViews(
  { store }: Pick<ApiDeps, 'store'>,
  meeting: Meeting,
  evidence: readonly Evidence[],
): Promise<DecisionDetail['evidence']> {
  const people = meetingRowOf({ ...meeting, decisions: [] });
  return Promise.all(
    evidence.map(async (each) => {
      const words = await wordsOf(store, meeting, each);
      return {
        speaker: people.people.has(each.speakerId) ? personRef(people, each.speakerId) : null,
        at: each.at,
        level: each.level,
        link: each.link,
        quote: words === null ? null : plainText(words, MAX_QUOTE),
      };
    }),
  );
}

/** Newest first: what is logged, and before it what was just written and is about to be. */
async function historyOf({ store }: DetailDeps, meeting: Meeting, decisionId: string): Promise<HistoryEvent[]> {
  const { tenantId, conversationId, id: meetingId } = meeting;
  const [document, { events }] = await Promise.all([
    store.read({ tenantId, scope: conversationId, id: meetingId }),
    readEvents(store, { tenantId, meeting, limit: HISTORY_EVENTS }),
  ]);
  const logged = events.map(({ event }) => event);
  const known = new Set(logged.map(({ id }) => id));
  const pending = (document?.outbox ?? []).flatMap((entry) =>
    entry.type === 'audit' && !known.has(entry.id) ? [{ ...entry.event, id: entry.id }] : [],
  );
  const people = meetingRowOf({ ...meeting, decisions: [] });
  return [...pending.reverse(), ...logged]
    .filter(({ data }) => data['decisionId'] === decisionId)
    .map(({ id, type, at, actor, data }) => ({
      id,
      type,
      at,
      actor: actor === 'system' ? null : personRef(people, actor),
      data,
    }));
}
