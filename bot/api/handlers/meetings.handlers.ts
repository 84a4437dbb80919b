import { meetingPage } from '../../../core/board/index.ts';
import type { FileType } from '../../../core/contracts/api/file-types.ts';
import type { FieldProblem } from '../../../core/contracts/api/problem.api.ts';
import { wordsOf } from '../../../core/delivery/index.ts';
import { documentMarkdown, type ReadableDocument } from '../../../core/documents/index.ts';
import { type MeetingQuote, meetingDocument } from '../../../core/exports/index.ts';
import {
  type CloseAnswers,
  type Meeting,
  problemsOf,
  type RowProblems,
  reopenMeeting,
  requestClose,
  type SubmitCloseResult,
  submitClose,
} from '../../../core/meetings/index.ts';
import { plainDateIn } from '../../../core/shared/plain-date.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { Caller } from '../caller.ts';
import type { ApiHandlers } from '../handler.ts';
import { BAD_CURSOR, NOT_FOUND, type Refusal } from '../problems.ts';
import { fromCursor, toCursor } from '../views/cursor.ts';
import { deadlineCode, fieldOfGate } from '../views/field-problems.ts';
import { meetingDetail, meetingSummary } from '../views/meeting-view.ts';

type Names = 'meetings.list' | 'meetings.read' | 'meetings.export' | 'meetings.close' | 'meetings.reopen';

export function meetingsHandlers(deps: ApiDeps): Pick<ApiHandlers, Names> {
  const { board, settings } = deps;

  const detailed = async (caller: Caller, meeting: Meeting) => {
    const body = await meetingDetail(deps, caller, meeting);
    return { body, etag: body.etag };
  };

  const changed = async (caller: Caller, meeting: Meeting): Promise<Refusal> => {
    deps.metrics.conflict({ kind: 'meeting-list', reason: 'conflict' });
    const { body } = await detailed(caller, meeting);
    return { refuse: 'API.CHANGED', detail: 'Somebody was quicker. Nothing of this was taken.', current: body };
  };

  return {
    async 'meetings.list'({ caller, query: { cursor, limit, ...filter }, at }) {
      const after = fromCursor(cursor);
      if (after === 'invalid') return BAD_CURSOR;
      const { timeZone } = await settings.settingsOf(caller.tenantId);
      const today = plainDateIn(at, timeZone);
      const view = (await board.fresh(caller.tenantId)).viewOf(caller.personId);
      const { total, rows, next } = meetingPage(view, filter, { limit, after });
      return { body: { total, meetings: rows.map((row) => meetingSummary(row, today)), cursor: toCursor(next) } };
    },
    'meetings.read': ({ caller, own }) => detailed(caller, own.meeting),
    async 'meetings.export'({ own: { meeting }, query: { format, language = meeting.language } }) {
      const { timeZone } = await settings.settingsOf(meeting.tenantId);
      const quotes = await latestQuotes(deps, meeting);
      const document = meetingDocument(meeting, { timeZone, language, quotes });
      const name = `kollegan-${plainDateIn(new Date(meeting.startedAt), timeZone)}`;
      return { name, type: format, file: await fileOf(deps, document, format) };
    },
    async 'meetings.close'({ caller, own: { key, meeting }, revision, body, cause }) {
      if (meeting.revision !== revision) return changed(caller, meeting);
      let seen = revision;
      if (meeting.status === 'active' || meeting.status === 'paused') {
        const asked = await requestClose(deps, { key, cause });
        if (asked.type !== 'gate') return detailed(caller, asked.meeting);
        seen = asked.meeting.revision;
      }
      const answers = body.answers as CloseAnswers;
      const result = await submitClose(deps, { key, revision: seen, answers, cause });
      if (result.type === 'closed' || result.type === 'already-closed') return detailed(caller, result.meeting);
      if (result.type === 'outdated') return changed(caller, result.meeting);
      if (result.type === 'refused') return refusedToClose(result.reason);
      const { timeZone } = await settings.settingsOf(caller.tenantId);
      const { body: current } = await detailed(caller, result.meeting);
      return {
        refuse: 'API.INCOMPLETE',
        detail: 'The meeting is not closed yet. What was in order is kept.',
        fields: missing(result.meeting, result.problems, cause.at, timeZone),
        current,
      };
    },
    async 'meetings.reopen'({ caller, own: { key, meeting }, revision, cause }) {
      if (meeting.revision !== revision) return changed(caller, meeting);
      const { reopened, meeting: after } = await reopenMeeting(deps, { key, cause });
      if (reopened) return detailed(caller, after);
      return { refuse: 'API.CONFLICT', detail: 'Only a meeting that is about to close goes on, and only the latest.' };
    },
  };
}

/** The words that each decision rests on, where their speaker allows them to be shown. */
async function latestQuotes({ store }: ApiDeps, meeting: Meeting): Promise<Map<string, MeetingQuote>> {
  const quotes = new Map<string, MeetingQuote>();
  for (const { id, evidence } of meeting.decisions) {
    const last = evidence.at(-1);
    const text = last ? await wordsOf(store, meeting, last) : null;
    if (last && text !== null) quotes.set(id, { text, speakerId: last.speakerId, at: last.at });
  }
  return quotes;
}

async function fileOf({ documents }: ApiDeps, document: ReadableDocument, format: FileType): Promise<Uint8Array> {
  if (format === 'md') return Buffer.from(documentMarkdown(document));
  return format === 'pdf' ? documents.pdf(document) : documents.docx(document);
}

function refusedToClose(reason: Extract<SubmitCloseResult, { type: 'refused' }>['reason']): Refusal {
  if (reason === 'not-member') return NOT_FOUND;
  return { refuse: 'API.CONFLICT', detail: 'The meeting goes on again; ask to close it once more.' };
}

/** What each row still lacks, and of what was answered wrongly why. */
function missing(meeting: Meeting, rows: RowProblems, now: Date, timeZone: string): FieldProblem[] {
  const today = plainDateIn(now, timeZone);
  const fields: FieldProblem[] = [];
  for (const [id, problems] of problemsOf(meeting, now, timeZone)) {
    const row = rows.get(id);
    const prefix = `answers.${id}.`;
    for (const problem of problems) {
      const field = fieldOfGate(problem, prefix);
      const typed = row?.answer.deadline;
      if (field.field === `${prefix}deadline` && typed) field.code = deadlineCode(typed, today);
      if (field.field === `${prefix}ownerId` && row?.answer.ownerId) field.code = 'not-here';
      fields.push(field);
    }
    if (row?.problems.reason !== undefined) fields.push({ field: `${prefix}reason`, code: 'missing' });
  }
  for (const [id, { problems }] of rows) {
    if (fields.some(({ field }) => field.startsWith(`answers.${id}.`))) continue;
    for (const field of Object.keys(problems)) {
      fields.push({ field: `answers.${id}.${field === 'owner' ? 'ownerId' : field}`, code: 'invalid' });
    }
  }
  return fields;
}
