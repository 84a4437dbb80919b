import { lastAnswer } from '../../../core/consent/index.ts';
import type { ConsentState } from '../../../core/contracts/api/consent.api.ts';
import { type Cause, giveConsent, isSample, levelOf, Meeting, nameOf, personOf } from '../../../core/meetings/index.ts';
import { issueReceipt, makeReceipt, receiptDocument } from '../../../core/receipts/index.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { ApiFile, ApiHandlers } from '../handler.ts';
import { NOT_FOUND, type Refusal } from '../problems.ts';

type Names = 'consent.answer' | 'receipts.own' | 'consents.list' | 'receipts.read';

/** Each meeting brings all its people. */
const MOST_MEETINGS = 20;

export function consentsHandlers(deps: ApiDeps): Pick<ApiHandlers, Names> {
  const { store, signer, documents } = deps;

  async function receiptOf(
    meeting: Meeting,
    personId: string,
    format: 'json' | 'pdf',
    cause: Cause,
  ): Promise<ApiFile | Refusal> {
    const record = await issueReceipt(deps, { meeting, personId, format, cause });
    if (!record) return NOT_FOUND;
    const name = `kollegan-${record.receiptId}`;
    if (format === 'pdf') return { name, type: format, file: await documents.pdf(receiptDocument(record)) };
    return { name, type: format, file: Buffer.from(JSON.stringify(await makeReceipt(record, signer), null, 2)) };
  }

  return {
    async 'consent.answer'({ caller, own: { key, meeting }, body: { level }, cause }) {
      const person = personOf(meeting, caller.personId);
      if (!person) return NOT_FOUND;
      const { meeting: after } = await giveConsent(deps, { key, person, level, channel: 'tab', cause });
      const state = stateOf(after, caller.personId);
      return state ? { body: state } : NOT_FOUND;
    },
    'receipts.own': ({ caller, own: { meeting }, query: { format }, cause }) =>
      receiptOf(meeting, caller.personId, format, cause),
    async 'consents.list'({ caller: { tenantId }, query: { limit, cursor, meetingId } }) {
      const page = await store.query({
        tenantId,
        kind: 'meeting',
        ...(meetingId !== undefined && { where: { meetingId } }),
        orderBy: { field: 'startedAt', direction: 'desc' },
        limit: Math.min(limit, MOST_MEETINGS),
        ...(cursor !== undefined && { continuation: cursor }),
      });
      const meetings = page.documents.map(({ body }) => Meeting.parse(body)).filter((each) => !isSample(each));
      return { body: { consents: meetings.flatMap(rowsOf), cursor: page.continuation ?? null } };
    },
    async 'receipts.read'({ caller: { tenantId }, params: { meetingId, personId }, query: { format }, cause }) {
      const { documents: found } = await store.query({ tenantId, kind: 'meeting', where: { meetingId }, limit: 1 });
      const [document] = found;
      if (!document) return NOT_FOUND;
      return receiptOf(Meeting.parse(document.body), personId, format, cause);
    },
  };
}

function rowsOf(meeting: Meeting) {
  const ids = new Set(meeting.consents.map(({ personId }) => personId));
  return [...ids].flatMap((id) => {
    const state = stateOf(meeting, id);
    if (!state) return [];
    return [
      { ...state, meetingId: meeting.id, startedAt: meeting.startedAt, person: { id, name: nameOf(meeting, id) } },
    ];
  });
}

/** The last answer, also of who has left since, else what came instead; null for who was never asked. */
function stateOf(meeting: Meeting, personId: string): ConsentState | null {
  const last =
    lastAnswer(meeting.consents, personId) ?? meeting.consents.findLast((event) => event.personId === personId);
  if (!last) return null;
  const { level, basis, signal, at } = last;
  return { level, effective: levelOf(meeting, personId), basis, signal, at };
}
