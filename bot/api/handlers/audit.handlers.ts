import { type AuditReport, readEvents } from '../../../core/audit/index.ts';
import type { AuditVerdict } from '../../../core/contracts/api/audit.api.ts';
import { codeOf } from '../../../core/shared/app-error.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { ApiHandlers } from '../handler.ts';
import { NOT_FOUND, type Refusal } from '../problems.ts';

type Names = 'audit.list' | 'audit.verify' | 'audit.prove';

export function auditHandlers({ store, proofs, auditReads, clock }: ApiDeps): Pick<ApiHandlers, Names> {
  return {
    async 'audit.list'({ caller: { tenantId }, query: { limit, cursor, type }, cause }) {
      await auditReads.record(tenantId, { what: 'list', ...cause });
      const { events, continuation } = await readEvents(store, {
        tenantId,
        limit,
        ...(type === undefined ? {} : { type }),
        ...(cursor === undefined ? {} : { continuation: cursor }),
      });
      return {
        body: {
          events: events.map(({ sequence, hash, event }) => ({
            sequence,
            hash,
            id: event.id,
            type: event.type,
            at: event.at,
            actor: event.actor,
            meetingId: event.meetingId,
            data: event.data,
          })),
          cursor: continuation ?? null,
        },
      };
    },
    async 'audit.verify'({ caller: { tenantId } }) {
      return { body: verdictView(await proofs.verify(tenantId), clock.now()) };
    },
    async 'audit.prove'({ caller: { tenantId }, params: { eventId }, cause }) {
      try {
        const proof = await proofs.prove(tenantId, eventId);
        if (!proof) return NOT_FOUND;
        await auditReads.record(tenantId, { what: 'proof', ...cause, eventSequence: proof.event.sequence });
        return { body: proof };
      } catch (error) {
        if (codeOf(error) !== 'AUDIT.INCONSISTENT') throw error;
        return INCONSISTENT;
      }
    },
  };
}

const INCONSISTENT: Refusal = {
  refuse: 'API.CONFLICT',
  detail: 'The audit log does not go on from its last signed head, so nothing of it can be proved. Verify it.',
};

function verdictView({ problem, size, root, heads, anchored }: AuditReport, checkedAt: Date): AuditVerdict {
  return {
    ok: problem === null,
    checkedAt: checkedAt.toISOString(),
    problem: problem && {
      of: problem.of,
      reason: problem.reason,
      at: problem.of === 'log' ? problem.sequence : problem.size,
    },
    size,
    root,
    heads: headsView(heads),
    anchored: headsView(anchored ?? { count: 0, latest: null }),
  };
}

function headsView({ count, latest }: AuditReport['heads']): AuditVerdict['heads'] {
  return { count, latest: latest && { size: latest.size, root: latest.root, at: latest.at } };
}
