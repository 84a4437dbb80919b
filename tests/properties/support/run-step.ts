import { postCloseCard, postConsentCard, postDecisionCard, postPreBrief } from '../../../core/delivery/index.ts';
import { answerNudge } from '../../../core/follow-up/index.ts';
import {
  actOnDecision,
  admitPerson,
  type Cause,
  type CloseAnswers,
  type DecisionAction,
  giveConsent,
  hear,
  joinMeeting,
  type Meeting,
  pauseMeeting,
  reopenMeeting,
  requestClose,
  resumeMeeting,
  setCeiling,
  setMeetingLanguage,
  submitClose,
} from '../../../core/meetings/index.ts';
import { FORBIDDEN, fault, UNAVAILABLE } from '../../helpers/faults.ts';
import { CONVERSATION, keyOf, referenceTo } from '../../helpers/meeting-steps.ts';
import { person } from '../../helpers/people.ts';
import { HOUR } from '../../helpers/test-clock.ts';
import type { Action, Answer, Step, Who } from './meeting-steps.arbitrary.ts';
import type { Life, SimulatedWorld } from './simulated-world.ts';

const PEOPLE = (['anna', 'bo', 'cilla'] as const).map((name) => personNamed(name));

export function personNamed(name: Who) {
  return person(`${name.charAt(0).toUpperCase()}${name.slice(1)} Ek`);
}

export interface Said {
  utteranceId: string;
  who: Who | 'nobody';
  text: string;
  at: string;
}

/** What a run remembers besides the world itself. */
export interface Run {
  world: SimulatedWorld;
  said: Said[];
}

/** Does one thing in the process that lives now. Throws what the use case throws, and `Crash` when the process ends. */
export async function runStep(run: Run, life: Life, step: Step): Promise<void> {
  const { world } = run;
  switch (step.type) {
    case 'together': {
      const results = await Promise.allSettled(step.steps.map((each) => runStep(run, life, each)));
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
      return;
    }
    case 'wait':
      world.clock.advance(step.hours * HOUR);
      return;
    case 'dispatch':
      return life.dispatch();
    case 'sweep':
      await life.sweep();
      return;
    case 'deliver':
      return world.queue.deliver(step.which, life.handle, step.isKept);
    case 'deliver-all':
      return world.queue.deliverAll(life.handle);
    case 'queue':
      return world.queue.fail('send', fault('QUEUE.UNAVAILABLE', 'retry'), step.times);
    case 'redeliver':
      return world.queue.redeliver(step.which, life.handle);
    case 'crash':
      return life.mortality.dieAt(step.at, step.when);
    case 'planner':
      return world.planner.fail(
        step.fails,
        fault(`PLANNER.${step.fails === 'created' ? 'AMBIGUOUS' : 'DOWN'}`, 'retry'),
        step.times,
      );
    case 'chat':
      return world.chat.fail(step.fails, step.isForbidden ? FORBIDDEN : UNAVAILABLE, step.times);
    case 'flags':
      return world.flags.set({ decisionCloseCard: step.isCloseCardOn });
    default:
      return runDeed(run, life, step);
  }
}

type Deed = Exclude<
  Step,
  {
    type:
      | 'together'
      | 'wait'
      | 'dispatch'
      | 'sweep'
      | 'deliver'
      | 'deliver-all'
      | 'redeliver'
      | 'crash'
      | 'planner'
      | 'chat'
      | 'queue'
      | 'flags';
  }
>;

async function runDeed(run: Run, life: Life, step: Deed): Promise<void> {
  const { deps } = life;
  const { tenantId } = run.world;
  if (step.type === 'join') return join(run, life, step.by);
  const meeting = await deps.meetings.current(tenantId, CONVERSATION);
  if (!meeting) return;
  const key = keyOf(meeting);
  switch (step.type) {
    case 'admit':
      if (step.who !== 'sten')
        await admitPerson(deps, { key, person: personNamed(step.who), cause: causeOf(life, step.who) });
      return;
    case 'consent':
      if (step.who === 'sten') return;
      await giveConsent(deps, {
        key,
        person: personNamed(step.who),
        level: step.level,
        channel: 'card',
        cause: causeOf(life, step.who),
      });
      return;
    case 'ceiling':
      await setCeiling(deps, { key, ceiling: step.level, cause: causeOf(life, step.by) });
      return;
    case 'say':
      return say(run, life, { who: step.who, text: sentence(run, step, meeting) });
    case 'ask':
      return say(run, life, { who: step.who, text: `Öppen fråga: nummer ${run.said.length}?` });
    case 'repeat': {
      const again = run.said[step.which % Math.max(1, run.said.length)];
      if (again) await speak(run, life, again);
      return;
    }
    case 'act':
      return act(life, meeting, step);
    case 'pause':
      await pauseMeeting(deps.meetings, { key, cause: causeOf(life, step.by) });
      return;
    case 'resume':
      await resumeMeeting(deps.meetings, { key, cause: causeOf(life, step.by) });
      return;
    case 'close': {
      const result = await requestClose(deps, { key, cause: causeOf(life, step.by) });
      deps.recent.forgetMeeting(meeting.id);
      if (result.type === 'gate')
        await postCloseCard(deps, { key, stage: { type: 'turn' }, correlationId: deps.newId() });
      return;
    }
    case 'reopen':
      await reopenMeeting(deps, { key, cause: causeOf(life, step.by) });
      return;
    case 'submit': {
      const answers = answersOf(meeting, step.answers);
      const revision = meeting.revision - (step.isOutdated ? 1 : 0);
      await submitClose(deps, { key, revision, answers, cause: causeOf(life, step.by) });
      return;
    }
    case 'language':
      await setMeetingLanguage(deps.meetings, { key, cause: causeOf(life, step.by), language: step.language });
      return;
    case 'answer': {
      const decision = meeting.decisions[step.which % Math.max(1, meeting.decisions.length)];
      if (!decision?.nudge) return;
      const { round } = decision.nudge;
      await answerNudge(deps, {
        key,
        decisionId: decision.id,
        round,
        answer: step.answer,
        cause: causeOf(life, step.by),
      });
      return;
    }
  }
}

function causeOf({ deps }: Life, actor: string): Cause {
  return { actor, at: deps.clock.now(), correlationId: deps.newId() };
}

async function join({ world }: Run, life: Life, by: Who): Promise<void> {
  const { deps } = life;
  const { type, meeting } = await joinMeeting(deps, {
    reference: referenceTo({ tenantId: world.tenantId }),
    title: 'Ledningsgrupp',
    people: PEOPLE,
    organizerId: 'anna',
    language: null,
    cause: causeOf(life, by),
  });
  if (type !== 'joined') return;
  const posting = { key: keyOf(meeting), stage: { type: 'turn' }, correlationId: deps.newId() } as const;
  await postPreBrief(deps, posting);
  await postConsentCard(deps, posting);
}

function sentence(
  { said }: Run,
  { owner, deadline, about }: Extract<Step, { type: 'say' }>,
  { decisions }: Meeting,
): string {
  const earlier = about === null ? undefined : decisions[about % Math.max(1, decisions.length)];
  return `DECISION Punkt ${said.length} | ${owner} | ${deadline} | ${earlier?.evidence.at(-1)?.utteranceId ?? ''}`;
}

async function say(run: Run, life: Life, { who, text }: { who: Who | 'nobody'; text: string }): Promise<void> {
  const words: Said = { utteranceId: `u-${run.said.length}`, who, text, at: run.world.clock.iso() };
  run.said.push(words);
  await speak(run, life, words);
}

async function speak({ world }: Run, { deps }: Life, { utteranceId, who, text }: Said): Promise<void> {
  const { tenantId, clock } = world;
  const correlationId = deps.newId();
  const speaker = who === 'nobody' ? null : personNamed(who);
  const common = { tenantId, conversationId: CONVERSATION, correlationId, link: null, at: clock.iso() };
  const heard = await hear(deps, { ...common, speaker, utteranceId, text });
  if (heard.type === 'not-heard') return;
  for (const { id: decisionId } of heard.decisions) {
    const posting = { key: keyOf(heard.meeting), stage: { type: 'turn' }, correlationId } as const;
    await postDecisionCard(deps, { ...posting, decisionId, quote: text });
  }
}

async function act(
  life: Life,
  meeting: Meeting,
  { by, which, action, isOutdated }: Extract<Step, { type: 'act' }>,
): Promise<void> {
  const decision = meeting.decisions[which % Math.max(1, meeting.decisions.length)];
  if (!decision) return;
  await actOnDecision(life.deps, {
    key: keyOf(meeting),
    decisionId: decision.id,
    revision: decision.revision - (isOutdated ? 1 : 0),
    action: decisionAction(action),
    cause: causeOf(life, by),
  });
}

function decisionAction({ type, owner: ownerId, deadline }: Action): DecisionAction {
  switch (type) {
    case 'change':
      return { type, title: 'Ändrad', ownerId, deadline, steps: ['Ett'] };
    case 'choose-owner':
    case 'hand-over':
      return { type, ownerId };
    default:
      return { type };
  }
}

function answersOf({ decisions }: Meeting, answers: readonly Answer[]): CloseAnswers {
  const rows = decisions.flatMap(({ id }, index) => {
    const answer = answers[index];
    if (!answer) return [];
    const { owner, deadline, parked, reason } = answer;
    const row = {
      ...(owner === null ? {} : { ownerId: owner }),
      ...(deadline === null ? {} : { deadline }),
      ...(parked === null ? {} : { parked }),
      ...(reason === null ? {} : { reason }),
    };
    return [[id, row] as const];
  });
  return Object.fromEntries(rows);
}
