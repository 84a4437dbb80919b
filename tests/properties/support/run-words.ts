import type { ConsentLevel } from '../../../core/consent/index.ts';
import { postDecisionCard } from '../../../core/delivery/index.ts';
import { giveConsent, hear, type Meeting, personLeft, setCeiling } from '../../../core/meetings/index.ts';
import type { Understand } from '../../../core/understanding/index.ts';
import { CONVERSATION, keyOf } from '../../helpers/meeting-steps.ts';
import { scriptedUnderstand } from '../../helpers/scripted-understand.ts';
import { MINUTE } from '../../helpers/test-clock.ts';
import { type ConsentOracle, createConsentOracle, type Periods } from './consent-oracle.ts';
import type { WordStep } from './consent-steps.arbitrary.ts';
import type { Who } from './meeting-steps.arbitrary.ts';
import { beginAnew, finish, type RunOptions, survive } from './run-meeting.ts';
import { personNamed, runStep } from './run-step.ts';
import { createSimulatedWorld, type Life, type SimulatedWorld } from './simulated-world.ts';

/** Words that somebody said, with a mark in their tail that is found wherever they are. */
export interface Marked {
  mark: string;
  utteranceId: string;
  who: Who | 'nobody';
  at: string;
  text: string;
  meetingId: string;
  /** The highest level that they may have been handled at. */
  most: ConsentLevel;
  /**
   * Known to be kept until then (ISO 8601), one of these where they were heard again under other rules before they were
   * written down; none: not known to be kept.
   */
  keptUntil: string[];
  /** Or may have been, when the process died or somebody answered over it. */
  wasHeard: boolean;
}

export interface WordRun {
  world: SimulatedWorld;
  life: Life;
  marked: Map<string, Marked>;
  oracles: Map<string, ConsentOracle>;
  violations: string[];
  /** What the tenant tells people now. */
  periods: Periods;
}

/** Asked after each step. */
export type CheckWords = (run: WordRun, step: WordStep | 'the end') => void;

const DAY = 24 * 60 * MINUTE;
const ORDER: readonly ConsentLevel[] = ['none', 'bas', 'plus', 'juridik'];

/** Lets people speak and answer in order, starts a new process whenever one dies, and retries to the end. */
export async function runWords(
  options: Omit<RunOptions, 'understand'>,
  steps: readonly WordStep[],
  check: CheckWords,
): Promise<WordRun> {
  const violations: string[] = [];
  const understand: Understand = (input) => {
    checkRead(run, input);
    return scriptedUnderstand(input);
  };
  const world = createSimulatedWorld({ ...options, understand, onWritten: () => undefined });
  const periods = { plusDays: 30, juridikYears: 7 };
  world.settings.set({ consentCeiling: 'juridik', retention: periods });
  const run: WordRun = { world, life: world.begin(), marked: new Map(), oracles: new Map(), violations, periods };
  for (const step of steps) {
    world.clock.advance(1);
    await survive(() => takeStep(run, step), run);
    if (run.life.mortality.isDead()) {
      await settleAnswers(run, step);
      run.life = await beginAnew(world, run);
    }
    check(run, step);
  }
  await finish(world, run.life, run);
  check(run, 'the end');
  return run;
}

/** What is read, and what was said before it, is by people who let it. */
function checkRead(run: WordRun, { utterance, context }: Parameters<Understand>[0]): void {
  const { meetingId = '' } = run.marked.get(/zqord\d+x/.exec(utterance.text)?.[0] ?? '') ?? {};
  const oracle = oracleOf(run, meetingId);
  for (const { speakerId, at, text } of [utterance, ...context]) {
    const level = oracle.levelOf(speakerId === 'unattributed' ? null : speakerId, at);
    if (level === 'none') run.violations.push(`read without consent: ${text}`);
  }
}

export function oracleOf({ oracles }: WordRun, meetingId: string): ConsentOracle {
  const known = oracles.get(meetingId) ?? createConsentOracle('juridik', ['anna', 'bo', 'cilla']);
  oracles.set(meetingId, known);
  return known;
}

async function takeStep(run: WordRun, step: WordStep): Promise<void> {
  const { world, life } = run;
  if (step.type === 'world') return runStep({ world, said: [] }, life, step.step);
  if (step.type === 'rules') return decideAnew(run, step);
  const meeting = await life.deps.meetings.current(world.tenantId, CONVERSATION);
  if (!meeting) return;
  const oracle = oracleOf(run, meeting.id);
  for (const { id } of meeting.people) oracle.present(id);
  switch (step.type) {
    case 'answer':
      return answer(run, meeting, step);
    case 'ceiling': {
      const cause = { actor: step.by, at: world.clock.now(), correlationId: life.deps.newId() };
      const result = await setCeiling(life.deps, { key: keyOf(meeting), ceiling: step.level, cause });
      if (result.type === 'changed') oracle.ceiling(step.level);
      return;
    }
    case 'leave': {
      const cause = { actor: step.who, at: world.clock.now(), correlationId: life.deps.newId() };
      const { status } = await personLeft(life.deps.meetings, { key: keyOf(meeting), personId: step.who, cause });
      if (status !== 'closed') oracle.left(step.who, world.clock.iso());
      return;
    }
    case 'words':
      return speak(run, meeting, newWords(run, meeting, step));
    case 'again': {
      const all = [...run.marked.values()].filter(({ meetingId }) => meetingId === meeting.id);
      const words = all[step.which % Math.max(1, all.length)];
      return words && speak(run, meeting, words);
    }
    case 'at-once': {
      const words = newWords(run, meeting, { ...step, minutesAgo: 0 });
      const before = oracle.levelOf(step.who, words.at);
      const results = await Promise.allSettled([
        speak(run, meeting, words, true),
        answer(run, meeting, { who: step.answering, level: step.level }),
      ]);
      words.most = higher(higher(words.most, before), oracle.levelOf(step.who, words.at));
      for (const result of results) if (result.status === 'rejected') throw result.reason;
    }
  }
}

function decideAnew(run: WordRun, { plusDays, juridikYears, guest }: Extract<WordStep, { type: 'rules' }>): void {
  run.periods = { plusDays, juridikYears };
  run.world.settings.set({
    retention: run.periods,
    legalBasis: { organisation: 'company', employee: 'usual', guest },
  });
}

async function answer(run: WordRun, meeting: Meeting, { who, level }: { who: Who; level: ConsentLevel }) {
  const { world, life } = run;
  const at = world.clock.now();
  const cause = { actor: who, at, correlationId: life.deps.newId() };
  await giveConsent(life.deps, { key: keyOf(meeting), person: personNamed(who), level, channel: 'card', cause });
  noteAnswer(run, meeting.id, { who, level, at: at.toISOString() });
}

function noteAnswer(run: WordRun, meetingId: string, answer: { who: string; level: ConsentLevel; at: string }): void {
  const oracle = oracleOf(run, meetingId);
  oracle.answered(answer.who, answer.level, answer.at, run.periods);
  for (const words of run.marked.values()) {
    if (words.meetingId !== meetingId) continue;
    if (oracle.mustBeGone(words.who === 'nobody' ? null : words.who, words.at)) words.keptUntil = [];
  }
}

function newWords(
  run: WordRun,
  meeting: Meeting,
  { who, isDecision, minutesAgo }: { who: Who | 'nobody'; isDecision: boolean; minutesAgo: number },
): Marked {
  const number = run.marked.size;
  const mark = `zqord${number}x`;
  const text = isDecision
    ? `DECISION Punkt ${number} | anna | 2026-12-01 -- slutord ${mark}`
    : `Jag tycker ${mark} om det`;
  const at = new Date(run.world.clock.now().getTime() - minutesAgo * MINUTE).toISOString();
  const words: Marked = {
    mark,
    utteranceId: `u-${number}`,
    who,
    at,
    text,
    meetingId: meeting.id,
    most: 'none',
    keptUntil: [],
    wasHeard: false,
  };
  run.marked.set(mark, words);
  return words;
}

/** @param isRaced somebody answers at the same moment, so the words may be handled either way */
async function speak(run: WordRun, meeting: Meeting, words: Marked, isRaced = false): Promise<void> {
  const { world, life } = run;
  const { deps } = life;
  const { who, at, text, utteranceId } = words;
  const level = oracleOf(run, meeting.id).levelOf(who === 'nobody' ? null : who, at);
  words.most = higher(words.most, level);
  const { wasHeard } = words;
  words.wasHeard = true;
  const correlationId = deps.newId();
  const speaker = who === 'nobody' ? null : personNamed(who);
  const { tenantId } = world;
  const heard = await hear(deps, {
    tenantId,
    conversationId: CONVERSATION,
    speaker,
    utteranceId,
    text,
    at,
    link: null,
    correlationId,
  });
  if (isRaced) return;
  words.wasHeard = wasHeard;
  const expected = meeting.status === 'active' && level !== 'none' ? 'heard' : 'not-heard';
  if (heard.type !== expected)
    run.violations.push(`${words.mark} at ${level} in a meeting ${meeting.status}: ${heard.type}`);
  if (heard.type === 'not-heard') return;
  const isKnown = !words.wasHeard || words.keptUntil.length > 0;
  if (isKnown && (level === 'plus' || level === 'juridik')) {
    const isEvidence = level === 'juridik' && heard.decisions.length > 0;
    const periods = oracleOf(run, meeting.id).periodsOf(who === 'nobody' ? null : who, at, run.periods);
    const days = isEvidence ? periods.juridikYears * 365.25 : periods.plusDays;
    words.keptUntil.push(new Date(Date.parse(at) + days * DAY).toISOString());
  }
  words.wasHeard = true;
  for (const { id: decisionId } of heard.decisions) {
    const posting = { key: keyOf(meeting), stage: { type: 'turn' }, correlationId } as const;
    await postDecisionCard(deps, { ...posting, decisionId, quote: text });
  }
}

/** The process died over an answer: whether it was given is what the store says. */
async function settleAnswers(run: WordRun, step: WordStep): Promise<void> {
  const { world } = run;
  const reader = world.begin();
  const meeting = await reader.deps.meetings.current(world.tenantId, CONVERSATION);
  if (!meeting) return;
  const oracle = oracleOf(run, meeting.id);
  if (step.type === 'ceiling') oracle.ceiling(meeting.ceiling);
  const done = meeting.consents.findLast(({ signal }) => signal !== 'requested');
  if (done?.at !== world.clock.iso()) return;
  if (step.type === 'answer' || step.type === 'at-once') {
    noteAnswer(run, meeting.id, { who: done.personId, level: done.level, at: done.at });
  }
  if (step.type === 'leave') oracle.left(done.personId, done.at);
}

function higher(a: ConsentLevel, b: ConsentLevel): ConsentLevel {
  return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b;
}
