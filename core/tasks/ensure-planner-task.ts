import type { PlannerTaskJob } from '../contracts/jobs.ts';
import type { Decision, PlannerPlace } from '../decisions/index.ts';
import { auditEntry, type Cause, type Meeting, type MeetingKey, type Meetings } from '../meetings/index.ts';
import type { SettingsReader, TenantSettings } from '../settings/index.ts';
import { AppError } from '../shared/app-error.ts';
import type { Clock } from '../shared/clock.port.ts';
import { plainDateIn } from '../shared/plain-date.ts';
import { plainText } from '../shared/plain-text.ts';
import { TEXTS } from '../texts/index.ts';
import type { Planner, PlannerTaskContent } from './planner.port.ts';
import { taskInProgress } from './tasks.errors.ts';

export interface PlannerTaskDeps {
  meetings: Meetings;
  planner: Planner;
  settings: SettingsReader;
  clock: Clock;
  /** A new unguessable id. */
  newId: () => string;
}

export type PlannerTaskResult = 'created' | 'found' | 'updated' | 'up-to-date' | 'nothing-to-do';

/** Longer than a create may take with its retries, as long as a message's lock. */
const CLAIM_MS = 60_000;
/** So far back that any claim of that time has run out. */
const EXPIRED = new Date(0).toISOString();

/**
 * Sees to it that a decision has exactly one Planner task that says what the decision says. Planner knows no
 * idempotency key, so before the call our claim is written; who finds an older claim looks for the task first.
 */
export async function ensurePlannerTask(deps: PlannerTaskDeps, job: PlannerTaskJob): Promise<PlannerTaskResult> {
  const { meetings, planner, clock } = deps;
  const claim = deps.newId();
  const place = placeOf(await deps.settings.settingsOf(job.tenantId));
  const claimed = await meetings.change<Claimed>(job, (before) =>
    claimTask(before, job.decisionId, { claim, place }, clock.now()),
  );
  if (claimed.type === 'nothing-to-do' || claimed.type === 'up-to-date') return claimed.type;
  if (claimed.type === 'in-progress') throw taskInProgress(claimed.retryAfterMs);

  const { meeting, decision } = claimed;
  const content = await contentOf(deps, meeting, decision);
  const marker = `${meeting.id}:${decision.id}`;
  if (claimed.type === 'update') {
    await planner.update(claimed.taskId, content, marker, job.correlationId);
    const isLatest = await record(deps, job, decision, claimed.taskId, 'task.updated');
    // A slower handler may just have written an older state over what a quicker one wrote of a later change.
    return isLatest ? 'updated' : ensurePlannerTask(deps, job);
  }
  try {
    const found = claimed.mayExist ? await planner.find(content, marker, job.correlationId) : null;
    const { taskId } = found ?? (await planner.create(content, marker, job.correlationId));
    // A new task is always blank, since an interrupted create is known again by that.
    if (content.done || content.started) await planner.update(taskId, content, marker, job.correlationId);
    await record(deps, job, decision, taskId, 'task.created');
    return found ? 'found' : 'created';
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('MEETING.')) throw error;
    await releaseClaim(meetings, job, job.decisionId, claim);
    throw error;
  }
}

type Claimed =
  | { type: 'nothing-to-do' }
  | { type: 'up-to-date' }
  | { type: 'in-progress'; retryAfterMs: number }
  | { type: 'create'; meeting: Meeting; decision: Decision; mayExist: boolean }
  | { type: 'update'; meeting: Meeting; decision: Decision; taskId: string };

interface Claim {
  claim: string;
  /** Where the tenant wants new tasks by now. */
  place: PlannerPlace | undefined;
}

/** @returns undefined where the tenant has not chosen a plan of its own */
function placeOf({ connections: { plannerPlanId, plannerBucketId } }: TenantSettings): PlannerPlace | undefined {
  if (plannerPlanId === '') return undefined;
  return { planId: plannerPlanId, ...(plannerBucketId !== '' && { bucketId: plannerBucketId }) };
}

function claimTask(meeting: Meeting, decisionId: string, { claim, place }: Claim, now: Date) {
  const decision = meeting.decisions.find(({ id }) => id === decisionId);
  if (meeting.status !== 'closed' || decision?.status !== 'confirmed')
    return { result: { type: 'nothing-to-do' } } as const;
  if (decision.owner.type !== 'person' || decision.deadline === null) {
    return { result: { type: 'nothing-to-do' } } as const;
  }
  const { task } = decision;
  if (task.state === 'created') {
    if (task.revision >= decision.revision) return { result: { type: 'up-to-date' } } as const;
    return { result: { type: 'update', meeting, decision, taskId: task.taskId } } as const;
  }
  if (task.state === 'creating') {
    const leftMs = new Date(task.since).getTime() + CLAIM_MS - now.getTime();
    if (leftMs > 0) return { result: { type: 'in-progress', retryAfterMs: leftMs } } as const;
  }
  const mayExist = task.state === 'creating';
  // A plan that was chosen after the first try is for the next task: what may exist already exists in the old one.
  const where = task.state === 'creating' ? task.place : place;
  const creating: Decision = {
    ...decision,
    task: { state: 'creating', since: now.toISOString(), claim, ...(where && { place: where }) },
  };
  const next = withTask(meeting, creating);
  return { meeting: next, result: { type: 'create', meeting: next, decision: creating, mayExist } } as const;
}

/** The call failed: the next try need not wait for the claim to run out, but must look before it creates. */
async function releaseClaim(meetings: Meetings, key: MeetingKey, decisionId: string, claim: string): Promise<void> {
  await meetings.change(key, (meeting) => {
    const decision = meeting.decisions.find(({ id }) => id === decisionId);
    if (decision?.task.state !== 'creating' || decision.task.claim !== claim) return { result: undefined };
    const released: Decision = { ...decision, task: { ...decision.task, since: EXPIRED } };
    return { meeting: withTask(meeting, released), result: undefined };
  });
}

/** @returns whether what was done is what the decision says by now */
async function record(
  { meetings, clock }: PlannerTaskDeps,
  job: PlannerTaskJob,
  done: Decision,
  taskId: string,
  event: 'task.created' | 'task.updated',
): Promise<boolean> {
  const cause: Cause = { actor: 'system', at: clock.now(), correlationId: job.correlationId };
  return meetings.change(job, (before) => {
    const decision = before.decisions.find(({ id }) => id === done.id);
    if (!decision) return { result: true };
    const meeting = withTask(before, { ...decision, task: { state: 'created', taskId, revision: done.revision } });
    const audit = auditEntry(meeting, event, `${done.id}:${done.revision}`, cause, { decisionId: done.id, taskId });
    return { meeting, outbox: [audit], result: decision.revision === done.revision };
  });
}

/** The task is follow-up, not a change of the list: cards and revisions stay as they are. */
function withTask(meeting: Meeting, decision: Decision): Meeting {
  return { ...meeting, decisions: meeting.decisions.map((known) => (known.id === decision.id ? decision : known)) };
}

async function contentOf(
  { settings }: PlannerTaskDeps,
  meeting: Meeting,
  decision: Decision,
): Promise<PlannerTaskContent> {
  const { timeZone } = await settings.settingsOf(meeting.tenantId);
  const texts = TEXTS[meeting.language].planner;
  const link = decision.evidence.at(-1)?.link;
  const date = plainDateIn(new Date(meeting.startedAt), timeZone);
  const lines = [
    texts.description(plainText(meeting.title, 120), date),
    ...(link ? [`${texts.evidence}: ${link}`] : []),
  ];
  const place = decision.task.state === 'creating' ? decision.task.place : undefined;
  return {
    ...(place && { place }),
    title: decision.title,
    dueDate: decision.deadline ?? date,
    assigneeId: decision.owner.type === 'person' ? decision.owner.personId : '',
    description: lines.join('\n'),
    checklist: decision.steps,
    done: decision.doneAt !== null,
    ...(isReopened(decision) && { reopened: true }),
    started: decision.startedAt !== null,
  };
}

/** Once: what is completed in Planner after that stays so. */
function isReopened({ task, doneAt, reopenedRevision }: Decision): boolean {
  return doneAt === null && task.state === 'created' && task.revision < (reopenedRevision ?? 0);
}
