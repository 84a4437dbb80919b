import type { WithdrawalErasureJob } from '../contracts/jobs.ts';
import { isLifted } from '../holds/index.ts';
import {
  auditEntry,
  type Cause,
  type ForgottenWords,
  jobEntry,
  KeptUtterance,
  type Meeting,
  type Meetings,
  UNATTRIBUTED,
} from '../meetings/index.ts';
import type { JobOutcome } from '../outbox/index.ts';
import type { Clock } from '../shared/clock.port.ts';
import { type DocumentKey, type DocumentStore, queryPages } from '../storage/index.ts';

export interface ForgetDeps {
  store: DocumentStore;
  meetings: Meetings;
  clock: Clock;
}

const PAGE = 500;
/** While words are still on their way to their documents there is nothing to remove yet. */
const STILL_ON_THEIR_WAY_MS = 5_000;
/** A host that was slow may have written words down once more after they were removed; one more look finds them. */
const SECOND_LOOK_MS = 15 * 60_000;
/** A legal hold comes before a withdrawal; what it keeps is asked for again until it is released. */
const ON_HOLD_MS = 24 * 60 * 60_000;

/**
 * Removes what a yes carried that was taken back: the person's kept words up to then, also those that nobody can
 * attribute, since they may be theirs; their open questions; the quotes on cards. Decisions stay as facts. Every run
 * may be repeated; the receipt in the meeting says what was removed altogether.
 */
export async function forgetWords(
  { store, meetings, clock }: ForgetDeps,
  job: WithdrawalErasureJob,
): Promise<JobOutcome> {
  const { tenantId, conversationId, meetingId } = job;
  const document = await store.read({ tenantId, scope: conversationId, id: meetingId });
  if (!document) return { type: 'done' };
  const now = clock.now();
  if (document.outbox.some((entry) => entry.type === 'keep' && isTheirs(entry.document.body, job))) {
    return { type: 'reschedule', at: new Date(now.getTime() + STILL_ON_THEIR_WAY_MS).toISOString() };
  }
  const { removed, held } = await removeUtterances(store, job);
  const isFirst = await meetings.change({ tenantId, conversationId, meetingId }, (before) => {
    const known = before.forgotten.find(({ consentHash }) => consentHash === job.consentHash);
    if (known && removed === 0 && known.held === held) return { result: false };
    const cause: Cause = { actor: 'system', at: now, correlationId: job.correlationId };
    const receipt = receiptOf(before, job, { known, removed, held, now });
    const meeting: Meeting = {
      ...before,
      openQuestions: before.openQuestions.filter((question) => !isTheirs(question, job)),
      forgotten: [...before.forgotten.filter((each) => each !== known), receipt],
    };
    const { personId, utterances, questions, cards } = receipt;
    const audit = auditEntry(meeting, 'consent.words-forgotten', `${job.consentHash}:${utterances}:${held}`, cause, {
      personId,
      withdrawnAt: job.withdrawnAt,
      utterances,
      questions,
      cards,
      held,
    });
    return { meeting, outbox: [audit, ...(known ? [] : cardsWithout(meeting, job, cause))], result: !known };
  });
  if (!isFirst && held === 0) return { type: 'done' };
  const wait = isFirst ? SECOND_LOOK_MS : ON_HOLD_MS;
  return { type: 'reschedule', at: new Date(now.getTime() + wait).toISOString() };
}

function receiptOf(
  meeting: Meeting,
  job: WithdrawalErasureJob,
  { known, removed, held, now }: { known: ForgottenWords | undefined; removed: number; held: number; now: Date },
): ForgottenWords {
  const { personId, consentHash, withdrawnAt } = job;
  return {
    personId,
    consentHash,
    withdrawnAt,
    doneAt: now.toISOString(),
    utterances: (known?.utterances ?? 0) + removed,
    questions: (known?.questions ?? 0) + meeting.openQuestions.filter((each) => isTheirs(each, job)).length,
    cards: known?.cards ?? quotedDecisions(meeting, job).length,
    held,
  };
}

/** Words of the person, or of who cannot be told, that were said before the yes was taken back. */
function isTheirs(said: unknown, { meetingId, personId, withdrawnAt }: WithdrawalErasureJob): boolean {
  if (typeof said !== 'object' || said === null) return false;
  const { meetingId: of = meetingId, speakerId, at } = said as { meetingId?: string; speakerId?: unknown; at?: string };
  const isSpeaker = speakerId === personId || speakerId === null || speakerId === UNATTRIBUTED;
  return of === meetingId && isSpeaker && at !== undefined && Date.parse(at) <= Date.parse(withdrawnAt);
}

async function removeUtterances(
  store: DocumentStore,
  job: WithdrawalErasureJob,
): Promise<{ removed: number; held: number }> {
  const { tenantId, conversationId: scope } = job;
  const theirs: DocumentKey[] = [];
  let held = 0;
  for await (const documents of queryPages(store, { tenantId, scope, kind: 'utterance', limit: PAGE })) {
    const found = documents.filter(({ body }) => isTheirs(KeptUtterance.parse(body), job));
    const free = found.filter((document) => !isLifted(document));
    held += found.length - free.length;
    theirs.push(...free.map(({ id }) => ({ tenantId, scope, id })));
  }
  let removed = 0;
  for (const key of theirs) if ((await store.remove(key)).ok) removed += 1;
  return { removed, held };
}

function quotedDecisions({ decisions }: Meeting, job: WithdrawalErasureJob): Meeting['decisions'] {
  return decisions.filter(({ evidence, card }) => {
    const last = evidence.at(-1);
    return card.activityId !== null && last !== undefined && isTheirs(last, job);
  });
}

function cardsWithout(meeting: Meeting, job: WithdrawalErasureJob, cause: Cause) {
  return quotedDecisions(meeting, job).map(({ id: decisionId, revision }) =>
    jobEntry(meeting, {
      queue: 'notifications',
      key: `card:decision:${decisionId}:${revision}:${job.consentHash.slice(0, 12)}`,
      cause,
      data: { card: 'decision', decisionId },
    }),
  );
}
