import { organiserOf } from '../../../core/board/index.ts';
import type { AskErasure, ErasureView } from '../../../core/contracts/api/erasure.api.ts';
import { certificateDocument, type ErasureRequest, type ErasureSubject } from '../../../core/erasure/index.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { Caller } from '../caller.ts';
import { findMeeting } from '../find-meeting.ts';
import type { ApiHandlers } from '../handler.ts';
import { NOT_FOUND, type Refusal } from '../problems.ts';
import { erasureView } from '../views/erasure-view.ts';

type Names =
  | 'erasures.list'
  | 'erasures.ask'
  | 'erasures.read'
  | 'erasures.confirm'
  | 'erasures.cancel'
  | 'erasures.certificate';

const SHOWN = 50;
const NOT_YOURS: Refusal = {
  refuse: 'API.FORBIDDEN',
  detail: 'Oneself can be removed by everybody, a meeting by its organiser, all else with the role Compliance.',
};
const REFUSED = {
  'wrong-words': 'Type exactly what `phrase` says. Nothing was removed.',
  'same-person': 'A whole tenant takes a second person. Nothing was removed.',
  'not-waiting': 'This request waits for no confirmation any more.',
} as const;
const TOO_LATE: Refusal = {
  refuse: 'API.CONFLICT',
  detail: 'Only a request that waits can be cancelled. This one runs already, or has ended.',
};

export function erasuresHandlers(deps: ApiDeps): Pick<ApiHandlers, Names> {
  const { erasures } = deps.compliance;

  /** @returns what tells whether the caller asked for a request, or is who it is about */
  async function ownOf({ tenantId, personId }: Caller): Promise<(request: ErasureRequest) => boolean> {
    const isAbout = await erasures.recognise(tenantId, personId);
    return (request) => (request.requestedBy === personId && request.type !== 'tenant') || isAbout(request);
  }

  /** Who may see a request may confirm and cancel it, too. */
  async function find(caller: Caller, requestId: string): Promise<ErasureRequest | null> {
    const request = await erasures.read(caller.tenantId, requestId);
    return request && (answersForTenant(caller) || (await ownOf(caller))(request)) ? request : null;
  }

  async function viewFor(caller: Caller, request: ErasureRequest): Promise<ErasureView> {
    return erasureView(request, (await ownOf(caller))(request));
  }

  return {
    async 'erasures.list'({ caller }) {
      const all = await erasures.list(caller.tenantId, SHOWN);
      if (all.length === 0) return { body: { requests: [] } };
      const isOwn = await ownOf(caller);
      const seen = answersForTenant(caller) ? all : all.filter(isOwn);
      return { body: { requests: seen.map((request) => erasureView(request, isOwn(request))) } };
    },
    async 'erasures.ask'({ caller, body, cause }) {
      const subject = await subjectFor(deps, caller, body);
      if ('refuse' in subject) return subject;
      const request = await erasures.ask({
        tenantId: caller.tenantId,
        subject,
        channel: 'api',
        withPlanner: body.withPlanner,
        requestId: body.requestId,
        cause,
      });
      return { body: await viewFor(caller, request) };
    },
    async 'erasures.read'({ caller, params }) {
      const request = await find(caller, params.requestId);
      return request ? { body: await viewFor(caller, request) } : NOT_FOUND;
    },
    async 'erasures.confirm'({ caller, params, body, cause }) {
      if (!(await find(caller, params.requestId))) return NOT_FOUND;
      const result = await erasures.confirm({
        tenantId: caller.tenantId,
        requestId: params.requestId,
        words: body.words,
        cause,
      });
      if (result.type === 'not-found') return NOT_FOUND;
      if (result.type === 'refused') {
        const current = await viewFor(caller, result.request);
        return { refuse: 'API.CONFLICT', detail: REFUSED[result.reason], current };
      }
      return { body: await viewFor(caller, result.request) };
    },
    async 'erasures.cancel'({ caller, params: { requestId }, cause }) {
      if (!(await find(caller, requestId))) return NOT_FOUND;
      const result = await erasures.cancel({ tenantId: caller.tenantId, requestId, cause });
      if (result.type === 'not-found') return NOT_FOUND;
      const current = await viewFor(caller, result.request);
      return result.type === 'cancelled' ? { body: current } : { ...TOO_LATE, current };
    },
    async 'erasures.certificate'({ caller, params, query }) {
      const request = await find(caller, params.requestId);
      if (!request?.certificate) return NOT_FOUND;
      const name = `kollegan-erasure-${request.id}`;
      if (query.format === 'json') {
        return { file: Buffer.from(JSON.stringify(request.certificate, null, 2)), name, type: 'json' };
      }
      const { language } = await deps.settings.settingsOf(caller.tenantId);
      const document = certificateDocument(request.certificate.payload, language);
      return { file: await deps.documents.pdf(document), name, type: 'pdf' };
    },
  };
}

/** Who may see and confirm what is about the tenant as a whole. */
function answersForTenant({ roles }: Caller): boolean {
  return roles.includes('Compliance') || roles.includes('Admin');
}

async function subjectFor(
  deps: ApiDeps,
  caller: Caller,
  { target }: Pick<AskErasure, 'target'>,
): Promise<ErasureSubject | Refusal> {
  if (target.type === 'self') return { type: 'person', personId: caller.personId };
  if (caller.roles.includes('Compliance')) return target;
  if (target.type === 'person' && target.personId === caller.personId) return target;
  if (target.type !== 'meeting') return NOT_YOURS;
  const own = await findMeeting(deps, caller, target.meetingId);
  if (!own) return NOT_FOUND;
  return organiserOf(own.meeting) === caller.personId ? target : NOT_YOURS;
}
