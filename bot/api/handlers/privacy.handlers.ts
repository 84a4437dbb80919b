import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RequestView } from '../../../core/contracts/api/privacy.api.ts';
import type { Cause } from '../../../core/meetings/index.ts';
import { plainDateIn } from '../../../core/shared/plain-date.ts';
import {
  exportPerson,
  isOverdue,
  objectToProcessing,
  type RequestChange,
  type StoredRequest,
  stateOf,
} from '../../../core/subject-requests/index.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { Caller } from '../caller.ts';
import { type ApiHandlers, etagOf } from '../handler.ts';
import { NOT_FOUND, type Refusal } from '../problems.ts';
import { zipOf } from '../views/zip-of.ts';

type Names =
  | 'privacy.requests'
  | 'privacy.ask'
  | 'privacy.export'
  | 'requests.list'
  | 'requests.record'
  | 'requests.take'
  | 'requests.extend'
  | 'requests.answer';

export function privacyHandlers(deps: ApiDeps): Pick<ApiHandlers, Names> {
  const { settings, subjectRequests: requests } = deps;
  /** Each goes through everything of the tenant, so one at a time for a person. */
  const exporting = new Set<string>();

  async function viewer(tenantId: string, at: Date) {
    const { timeZone } = await settings.settingsOf(tenantId);
    const today = plainDateIn(at, timeZone);
    return ({ request, revision }: StoredRequest): RequestView => {
      const { id, type, personId, text, channel, receivedAt, dueOn, extended, handledBy, answer } = request;
      const [state, overdue] = [stateOf(request), isOverdue(request, today)];
      const longer = extended && { at: extended.at, reason: extended.reason };
      const facts = { id, type, personId, text, channel, receivedAt, dueOn, handledBy, answer };
      return { ...facts, state, overdue, extended: longer, etag: etagOf(revision) };
    };
  }

  /** An objection takes effect before it is said to be done: after a crash in between, asking again does the rest. */
  async function asked(input: Parameters<typeof requests.ask>[0], cause: Cause): Promise<StoredRequest> {
    const stored = await requests.ask(input, cause);
    const { request, revision } = stored;
    if (request.type !== 'objection' || request.answer) return stored;
    await objectToProcessing(deps, request, cause);
    const by = { ...cause, actor: 'system' };
    const change = await requests.answer(request.tenantId, request.id, { revision, outcome: 'done', text: '' }, by);
    return change.type === 'missing' ? stored : change.stored;
  }

  async function answered({ tenantId }: Caller, at: Date, change: RequestChange) {
    if (change.type === 'missing') return NOT_FOUND;
    const view = (await viewer(tenantId, at))(change.stored);
    if (change.type === 'done') return { body: view, etag: view.etag };
    if (change.type === 'changed') deps.metrics.conflict({ kind: 'subject-request', reason: 'conflict' });
    return { ...REFUSALS[change.type], current: view };
  }

  return {
    async 'privacy.requests'({ caller: { tenantId, personId }, at }) {
      const view = await viewer(tenantId, at);
      return { body: { requests: (await requests.ofPerson(tenantId, personId)).map(view) } };
    },
    async 'privacy.ask'({ caller: { tenantId, personId }, body, cause, at }) {
      return { body: (await viewer(tenantId, at))(await asked({ tenantId, personId, ...body }, cause)) };
    },
    async 'privacy.export'({ caller: { tenantId, personId }, query: { language }, cause, at }) {
      const who = JSON.stringify([tenantId, personId]);
      if (exporting.has(who)) return BEING_MADE;
      exporting.add(who);
      try {
        const { timeZone } = await settings.settingsOf(tenantId);
        const pause = async () => void (await nextTurn());
        const files = await exportPerson({ ...deps, requests, pause }, { tenantId, personId, language }, cause);
        return { name: `kollegan-${plainDateIn(at, timeZone)}`, type: 'zip', file: zipOf(files) };
      } finally {
        exporting.delete(who);
      }
    },
    async 'requests.list'({ caller: { tenantId }, query: { limit, cursor, state }, at }) {
      const view = await viewer(tenantId, at);
      const page = await requests.list(tenantId, {
        limit,
        ...(state !== undefined && { state }),
        ...(cursor !== undefined && { continuation: cursor }),
      });
      const overdue = await requests.countOverdue(tenantId, at);
      return { body: { overdue, requests: page.requests.map(view), cursor: page.continuation ?? null } };
    },
    async 'requests.record'({ caller: { tenantId }, body: { receivedOn, ...body }, cause, at }) {
      const recorded = { receivedAt: `${receivedOn}T12:00:00.000Z` };
      return { body: (await viewer(tenantId, at))(await asked({ tenantId, ...body, recorded }, cause)) };
    },
    async 'requests.take'({ caller, params: { requestId }, revision, cause, at }) {
      return answered(caller, at, await requests.take(caller.tenantId, requestId, revision, cause));
    },
    async 'requests.extend'({ caller, params: { requestId }, body: { reason }, revision, cause, at }) {
      const change = await requests.extend(caller.tenantId, requestId, { revision, reason }, cause);
      return answered(caller, at, change);
    },
    async 'requests.answer'({ caller, params: { requestId }, body, revision, cause, at }) {
      const change = await requests.answer(caller.tenantId, requestId, { revision, ...body }, cause);
      return answered(caller, at, change);
    },
  };
}

const BEING_MADE: Refusal = {
  refuse: 'API.TOO_MANY',
  detail: 'Your export is being made already.',
  retryAfterSeconds: 10,
};

const REFUSALS = {
  changed: { refuse: 'API.CHANGED', detail: 'Somebody was quicker. Nothing was saved.' },
  answered: { refuse: 'API.CONFLICT', detail: 'It is answered already.' },
  'extended-already': { refuse: 'API.CONFLICT', detail: 'It was extended once already.' },
} as const satisfies Record<string, Refusal>;
