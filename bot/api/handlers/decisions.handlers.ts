import type { FieldProblem } from '../../../core/contracts/api/problem.api.ts';
import { actOnDecision, addDecision, type Meeting, moveDecision } from '../../../core/meetings/index.ts';
import { plainDateIn } from '../../../core/shared/plain-date.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { Caller } from '../caller.ts';
import type { ApiHandlers } from '../handler.ts';
import { NOT_FOUND, type Refusal } from '../problems.ts';
import { decisionDetail } from '../views/decision-detail.ts';
import { deadlineCode, fieldOfGate } from '../views/field-problems.ts';

type Names = 'decisions.add' | 'decisions.read' | 'decisions.change' | 'decisions.move';

export function decisionsHandlers(deps: ApiDeps): Pick<ApiHandlers, Names> {
  const detailed = async (caller: Caller, meeting: Meeting, decisionId: string) => {
    const body = await decisionDetail(deps, caller, meeting, decisionId);
    return body ? { body, etag: body.etag } : NOT_FOUND;
  };

  const changed = async (caller: Caller, meeting: Meeting, decisionId: string): Promise<Refusal> => {
    deps.metrics.conflict({ kind: 'decision', reason: 'conflict' });
    const current = await decisionDetail(deps, caller, meeting, decisionId);
    if (!current) return NOT_FOUND;
    return { refuse: 'API.CHANGED', detail: 'Somebody was quicker. Nothing of this was taken.', current };
  };

  const incomplete = async (
    caller: Caller,
    meeting: Meeting,
    decisionId: string,
    fields: FieldProblem[],
  ): Promise<Refusal> => {
    const current = await decisionDetail(deps, caller, meeting, decisionId);
    return { refuse: 'API.INCOMPLETE', detail: 'See `fields`. Nothing of this was taken.', fields, current };
  };

  return {
    'decisions.read': ({ caller, own, params }) => detailed(caller, own.meeting, params.decisionId),

    async 'decisions.add'({ caller, own: { key }, body, cause }) {
      const { kind, title, requestId, ownerId, deadline } = body;
      const result = await addDecision(deps, {
        key,
        kind,
        title,
        requestId,
        cause,
        ...(ownerId === undefined ? {} : { ownerId }),
        ...(deadline === undefined ? {} : { deadline }),
      });
      switch (result.type) {
        case 'added':
        case 'known':
          return detailed(caller, result.meeting, result.decision.id);
        case 'refused':
          return result.reason === 'not-member' ? NOT_FOUND : CLOSED;
        case 'invalid': {
          const fields = [
            { field: FIELD_OF[result.field], code: await codeOf(deps, caller, result.field, deadline, cause.at) },
          ];
          return { refuse: 'API.INCOMPLETE', detail: 'See `fields`. Nothing was added.', fields };
        }
      }
    },

    async 'decisions.change'({ caller, own: { key, meeting }, params: { decisionId }, revision, body, cause }) {
      const before = meeting.decisions.find(({ id }) => id === decisionId);
      if (!before || before.status === 'dismissed') return NOT_FOUND;
      if (before.revision !== revision) return changed(caller, meeting, decisionId);
      const deadline = body.deadline === undefined ? before.deadline : body.deadline;
      const ownerId = body.ownerId ?? (before.owner.type === 'person' ? before.owner.personId : '');
      const result = await actOnDecision(deps, {
        key,
        decisionId,
        revision,
        cause,
        action: {
          type: 'change',
          title: body.title ?? before.title,
          ownerId,
          deadline: deadline ?? '',
          steps: body.steps ?? before.steps,
        },
      });
      switch (result.type) {
        case 'changed':
          return detailed(caller, result.meeting, decisionId);
        case 'outdated':
          return changed(caller, result.meeting, decisionId);
        case 'not-found':
          return NOT_FOUND;
        case 'refused':
          return result.reason === 'not-member' ? NOT_FOUND : CLOSED;
        case 'invalid': {
          const { timeZone } = await deps.settings.settingsOf(caller.tenantId);
          const today = plainDateIn(cause.at, timeZone);
          const { title, owner, deadline: day } = result.problems;
          const fields: FieldProblem[] = [
            ...(title === undefined ? [] : [{ field: 'title', code: 'missing' } as const]),
            ...(owner === undefined
              ? []
              : [{ field: 'ownerId', code: ownerId === '' ? 'missing' : 'not-here' } as const]),
            ...(day === undefined ? [] : [{ field: 'deadline', code: deadlineCode(deadline ?? '', today) }]),
          ];
          return incomplete(caller, result.meeting, decisionId, fields);
        }
      }
    },

    async 'decisions.move'({ caller, own: { key }, params: { decisionId }, revision, body, cause }) {
      const { to, reason } = body;
      const result = await moveDecision(deps, {
        key,
        decisionId,
        revision,
        to,
        cause,
        ...(reason === undefined ? {} : { reason }),
      });
      switch (result.type) {
        case 'moved':
        case 'unchanged':
          return detailed(caller, result.meeting, decisionId);
        case 'outdated':
          return changed(caller, result.meeting, decisionId);
        case 'refused':
          return NOT_FOUND;
        case 'incomplete':
          return incomplete(
            caller,
            result.meeting,
            decisionId,
            result.problems.map((problem) => fieldOfGate(problem)),
          );
      }
    },
  };
}

const CLOSED: Refusal = { refuse: 'API.CONFLICT', detail: 'The meeting is closed and does not allow it any more.' };
const FIELD_OF = { title: 'title', owner: 'ownerId', deadline: 'deadline' } as const;

async function codeOf(
  { settings }: Pick<ApiDeps, 'settings'>,
  { tenantId }: Caller,
  field: keyof typeof FIELD_OF,
  deadline: string | undefined,
  at: Date,
): Promise<FieldProblem['code']> {
  if (field === 'title') return 'missing';
  if (field === 'owner') return 'not-here';
  const { timeZone } = await settings.settingsOf(tenantId);
  return deadlineCode(deadline ?? '', plainDateIn(at, timeZone));
}
