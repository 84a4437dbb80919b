import {
  type DecisionRow,
  type PersonFacts,
  type PersonView,
  peopleFacts,
  searchTextOf,
} from '../../../core/board/index.ts';
import type { PersonFacts as PersonFactsView } from '../../../core/contracts/api/people.api.ts';
import type { Profile } from '../../../core/profiles/index.ts';
import { plainDateIn } from '../../../core/shared/plain-date.ts';
import type { ApiDeps } from '../api-deps.ts';
import { type ApiHandlers, etagOf } from '../handler.ts';
import { BAD_CURSOR, NOT_FOUND } from '../problems.ts';
import { fromCursor, toCursor } from '../views/cursor.ts';
import { cardView } from '../views/decision-view.ts';
import { meetingSummary } from '../views/meeting-view.ts';

type Names = 'people.list' | 'people.read' | 'profile.read' | 'profile.change' | 'profile.remove';

const MEETINGS_SHOWN = 20;
const PROMISES_SHOWN = 20;

export function peopleHandlers({ board, settings, profiles, metrics }: ApiDeps): Pick<ApiHandlers, Names> {
  return {
    async 'people.list'({ caller, query: { limit, cursor, text } }) {
      const after = fromCursor(cursor);
      if (after === 'invalid') return BAD_CURSOR;
      const { timeZone } = await settings.settingsOf(caller.tenantId);
      const view = (await board.fresh(caller.tenantId)).viewOf(caller.personId);
      const wanted = text ? searchTextOf(text) : '';
      const found = [...peopleFacts(view, timeZone).values()].filter(({ name }) => searchTextOf(name).includes(wanted));
      const start = after === null ? 0 : found.findIndex(({ personId }) => personId === after.id) + 1;
      const page = found.slice(start, start + limit);
      const said = await profiles.readMany(
        caller.tenantId,
        page.map(({ personId }) => personId),
      );
      const last = page.at(-1);
      const isLast = start + page.length >= found.length;
      return {
        body: {
          total: found.length,
          people: page
            .filter(({ personId }) => !said.get(personId)?.hidden)
            .map((facts) => factsView(facts, said.get(facts.personId))),
          cursor: isLast || !last ? null : toCursor({ key: '', id: last.personId }),
        },
      };
    },
    async 'people.read'({ caller, params: { personId }, at }) {
      const { timeZone } = await settings.settingsOf(caller.tenantId);
      const view = (await board.fresh(caller.tenantId)).viewOf(caller.personId);
      const facts = peopleFacts(view, timeZone).get(personId);
      const said = (await profiles.readMany(caller.tenantId, [personId])).get(personId);
      if (!facts || said?.hidden) return NOT_FOUND;
      const today = plainDateIn(at, timeZone);
      return {
        body: {
          ...factsView(facts, said),
          meetings: meetingsWith(view, personId).map((row) => meetingSummary(row, today)),
          open: openOf(view, personId).map((row) => cardView(row, caller)),
        },
      };
    },
    async 'profile.read'({ caller: { tenantId, personId } }) {
      const { etag, ...profile } = await profiles.read(tenantId, personId);
      return { body: { ...profile, etag: etagOf(etag) }, etag: etagOf(etag) };
    },
    async 'profile.change'({ caller: { tenantId, personId }, body, revision, at, correlationId }) {
      const changed = await profiles.change(tenantId, body, { personId, etag: String(revision), at, correlationId });
      const { etag, ...profile } = changed ?? (await profiles.read(tenantId, personId));
      const answer = { ...profile, etag: etagOf(etag) };
      if (changed) return { body: answer, etag: answer.etag };
      metrics.conflict({ kind: 'profile', reason: 'conflict' });
      return { refuse: 'API.CHANGED', detail: 'It was changed in another window.', current: answer };
    },
    async 'profile.remove'({ caller: { tenantId, personId }, at, correlationId }) {
      await profiles.remove(tenantId, { personId, at, correlationId });
      return { done: true };
    },
  };
}

function factsView(facts: PersonFacts, said: Profile | undefined): PersonFactsView {
  return {
    id: facts.personId,
    name: said?.name ?? facts.name,
    title: said?.title ?? null,
    meetingsTogether: facts.meetingsTogether,
    lastMetAt: facts.lastMetAt,
    decisionsOwned: facts.decisionsOwned,
    openTheyOwe: facts.openTheyOwe,
    openIOwe: facts.openIOwe,
    keptOnTime: { onTime: facts.onTime, n: facts.doneWithDeadline },
  };
}

function meetingsWith({ meetings }: PersonView, personId: string) {
  const found = [];
  for (let index = 0; index < meetings.length && found.length < MEETINGS_SHOWN; index++) {
    const row = meetings.at(index);
    if (row?.people.has(personId) && !row.sample) found.push(row);
  }
  return found;
}

function openOf(view: PersonView, personId: string): DecisionRow[] {
  return (['open', 'in-progress'] as const).flatMap((column) => {
    const list = view.decisions(column, `owner:${personId}`);
    return Array.from({ length: Math.min(PROMISES_SHOWN, list?.length ?? 0) }, (_, index) => list?.at(index)).filter(
      (row) => row !== undefined,
    );
  });
}
