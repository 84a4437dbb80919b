import type { NudgeJob } from '../contracts/jobs.ts';
import type { Decision, NudgeRecord } from '../decisions/index.ts';
import { cardMail } from '../delivery/index.ts';
import { auditEntry, type Cause, type Meeting, type Meetings, personOf, withDecision } from '../meetings/index.ts';
import type { Chat, MailSender } from '../messaging/index.ts';
import { nudgeDueAt, type WorkingCalendar } from '../nudges/index.ts';
import type { SettingsReader } from '../settings/index.ts';
import { AppError, codeOf, fateOf } from '../shared/app-error.ts';
import type { Clock } from '../shared/clock.port.ts';
import type { Logger } from '../shared/logger.port.ts';
import type { Planner } from '../tasks/index.ts';
import { TEXTS } from '../texts/index.ts';
import type { CardRenderers } from '../views/index.ts';
import { nudgeView } from './nudge-view.ts';

export interface NudgeDeps {
  meetings: Meetings;
  planner: Planner;
  chat: Chat;
  mail: MailSender;
  cards: CardRenderers;
  settings: SettingsReader;
  calendar: WorkingCalendar;
  clock: Clock;
  logger: Logger;
}

type Channel = NonNullable<NudgeRecord['channel']>;

export type NudgeResult =
  | { type: 'sent'; channel: Channel }
  | { type: 'stopped'; reason: 'done' | 'task-gone' | 'not-wanted' }
  | { type: 'skipped' }
  /** It fell outside working hours, such as after an outage. */
  | { type: 'later'; at: string };

/**
 * Reminds the owner of a decision, unless its task is known to be done: in the personal chat, else in the meeting's chat, else by
 * mail. The audit log says which way it took.
 */
export async function sendNudge(
  deps: NudgeDeps,
  job: NudgeJob,
  { lastTry }: { lastTry: boolean },
): Promise<NudgeResult> {
  const meeting = await deps.meetings.read(job);
  const decision = meeting?.decisions.find(({ id }) => id === job.decisionId);
  if (!meeting || !decision?.nudge) return { type: 'skipped' };
  if (decision.nudge.round !== job.round || decision.nudge.outcome !== 'scheduled') return { type: 'skipped' };
  const reason = await whyNotNeeded(deps, decision, { correlationId: job.correlationId, lastTry });
  if (reason) {
    await record(deps, job, { outcome: 'stopped', channel: null }, { reason });
    return { type: 'stopped', reason };
  }
  const { timeZone, nudge } = await deps.settings.settingsOf(job.tenantId);
  const now = deps.clock.now();
  const at = nudgeDueAt(now, { ...nudge, after: 'PT0S', timeZone, calendar: deps.calendar });
  if (at > now) return { type: 'later', at: at.toISOString() };

  const channel = await deliverNudge(deps, { meeting, decision, job, timeZone, lastTry });
  await record(deps, job, { outcome: 'sent', channel }, {});
  return { type: 'sent', channel };
}

async function whyNotNeeded(
  deps: NudgeDeps,
  decision: Decision,
  attempt: { correlationId: string; lastTry: boolean },
): Promise<'done' | 'task-gone' | 'not-wanted' | null> {
  if (decision.status !== 'confirmed' || decision.owner.type !== 'person') return 'not-wanted';
  if (decision.doneAt !== null) return 'done';
  if (decision.task.state !== 'created') return null;
  const progress = await progressOf(deps, decision.task.taskId, attempt);
  if (progress === null) return 'task-gone';
  return progress === 100 ? 'done' : null;
}

/** @returns percent; null for a task that was deleted; 0 where Planner does not tell, since silence is no reminder */
async function progressOf(
  { planner, logger }: NudgeDeps,
  taskId: string,
  { correlationId, lastTry }: { correlationId: string; lastTry: boolean },
): Promise<number | null> {
  try {
    return (await planner.read(taskId, correlationId))?.percentComplete ?? null;
  } catch (error) {
    if (fateOf(error) === 'retry' && !lastTry) throw error;
    logger.warn('nudge does not know how far its task is', { code: codeOf(error), correlationId });
    return 0;
  }
}

interface Nudge {
  meeting: Meeting;
  decision: Decision;
  job: NudgeJob;
  timeZone: string;
  lastTry: boolean;
}

async function deliverNudge(deps: NudgeDeps, nudge: Nudge): Promise<Channel> {
  const { meeting, decision, job } = nudge;
  const owner = decision.owner.type === 'person' ? personOf(meeting, decision.owner.personId) : null;
  const card = (audience: 'owner' | 'meeting') =>
    deps.cards.nudge(nudgeView(meeting, decision, { audience, now: deps.clock.now(), timeZone: nudge.timeZone }));
  const ways: { channel: Channel; send: () => Promise<unknown> }[] = [
    { channel: 'chat', send: () => deps.chat.sendCard(meeting.reference, card('meeting')) },
    { channel: 'mail', send: () => mailOwner(deps, nudge, card('owner').text) },
  ];
  if (owner) {
    const send = () => deps.chat.sendPersonalCard(meeting.reference, owner.teamsId, card('owner'));
    ways.unshift({ channel: 'personal', send });
  }
  for (const { channel, send } of ways) {
    try {
      await send();
      return channel;
    } catch (error) {
      if (fateOf(error) === 'retry' && !nudge.lastTry) throw error;
      deps.logger.warn('nudge takes the next channel', {
        channel,
        code: codeOf(error),
        correlationId: job.correlationId,
      });
    }
  }
  await record(deps, job, { outcome: 'failed', channel: null }, {});
  throw new AppError({
    code: 'NUDGE.UNDELIVERABLE',
    fate: 'dead-letter',
    message: 'No channel took the reminder: personal chat, meeting chat and mail all refused. Check the installation.',
  });
}

async function mailOwner({ mail }: NudgeDeps, { meeting, decision, job }: Nudge, text: string): Promise<void> {
  const ownerId = decision.owner.type === 'person' ? decision.owner.personId : '';
  const owners = meeting.people.filter(({ id }) => id === ownerId);
  const message = cardMail(
    { ...meeting, people: owners },
    {
      subject: TEXTS[meeting.language].nudge.subject(decision.title),
      text,
      key: `${meeting.id}:${decision.id}:nudge:${job.round}`,
    },
  );
  if (!message) {
    throw new AppError({
      code: 'NUDGE.NO_ADDRESS',
      fate: 'dead-letter',
      message: 'The owner has no mail address in the directory.',
    });
  }
  await mail.send({ ...message, correlationId: job.correlationId });
}

async function record(
  { meetings, clock }: NudgeDeps,
  job: NudgeJob,
  outcome: Pick<NudgeRecord, 'outcome' | 'channel'>,
  data: Record<string, string>,
): Promise<void> {
  const cause: Cause = { actor: 'system', at: clock.now(), correlationId: job.correlationId };
  await meetings.change(job, (before) => {
    const decision = before.decisions.find(({ id }) => id === job.decisionId);
    if (decision?.nudge?.round !== job.round || decision.nudge.outcome !== 'scheduled') return { result: undefined };
    const isDone = data['reason'] === 'done';
    const next: Decision = {
      ...decision,
      nudge: { ...decision.nudge, ...outcome },
      doneAt: isDone ? (decision.doneAt ?? cause.at.toISOString()) : decision.doneAt,
    };
    const meeting = { ...withDecision(before, next), revision: before.revision };
    const audit = auditEntry(meeting, `nudge.${outcome.outcome}`, `${job.decisionId}:${job.round}`, cause, {
      decisionId: job.decisionId,
      round: job.round,
      channel: outcome.channel,
      ownerId: decision.owner.type === 'person' ? decision.owner.personId : null,
      ...data,
    });
    return { meeting, outbox: [audit], result: undefined };
  });
}
