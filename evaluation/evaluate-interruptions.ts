import type { Calibration } from '../core/understanding/learned/learned-weights.ts';
import { createProposalPicker } from '../core/understanding/learned/proposal-picker.ts';
import { createSpokenHearing } from '../core/understanding/spoken/spoken-hearing.ts';
import type { Finding } from '../core/understanding/understand.port.ts';
import { CONTEXT_TURNS, openMeeting, understandIn } from '../core/understanding/understand.ts';
import { calibrate, confidenceBy } from './calibrate.ts';
import { crossValidate } from './cross-validate.ts';
import type { FeatureTable } from './feature-table.ts';
import { isNear } from './measures.ts';
import type { LabelledMeeting } from './read-corpus.ts';
import { type ScoredMeeting, scoredMeetings } from './scored-meeting.ts';

/** What a running meeting would be interrupted with, by rules and model together. */
export interface InterruptionMeasure {
  hours: number;
  /** Cards of both kinds. */
  cards: number;
  actionCards: number;
  /** Action cards whose last utterance carries an action item, and within three turns of one. */
  actionsRight: number;
  actionsNear: number;
  /** What the rules alone would have made cards of. */
  ruleCards: number;
  ruleActionCards: number;
  ruleActionsRight: number;
  /** Found, but only a proposal. */
  proposals: number;
}

const NEAR = 3;
/** Only what is said counts here; no deadline of the corpus is judged. */
const ANY_DAY = '2026-10-05';

interface Scored {
  action: ScoredMeeting;
  decision: ScoredMeeting;
  calibration: { action: Calibration; decision: Calibration };
}

/** Cross-validated: each meeting is heard by models, calibrations and thresholds that come from other series. */
export function evaluateInterruptions(
  meetings: readonly LabelledMeeting[],
  table: FeatureTable,
  options: { folds: number; seed: number },
): InterruptionMeasure {
  const heads = (['action', 'decision'] as const).map((kind) => {
    const { folds, scores } = crossValidate(meetings, table, kind, options);
    const scored = scoredMeetings(meetings, kind, scores.subarray(table.turns));
    const calibrations = Array.from({ length: options.folds }, (_, fold) =>
      calibrate(scored.filter((_meeting, index) => folds[index] !== fold)),
    );
    return scored.map((meeting, index) => ({ meeting, calibration: calibrations[folds[index] ?? 0] }));
  });
  const total = emptyMeasure();
  meetings.forEach((_, index) => {
    const [action, decision] = heads.map((head) => head[index]);
    if (action?.calibration === undefined || decision?.calibration === undefined) return;
    addMeeting(total, {
      action: action.meeting,
      decision: decision.meeting,
      calibration: { action: action.calibration, decision: decision.calibration },
    });
  });
  return total;
}

function emptyMeasure(): InterruptionMeasure {
  return {
    hours: 0,
    cards: 0,
    actionCards: 0,
    actionsRight: 0,
    actionsNear: 0,
    ruleCards: 0,
    ruleActionCards: 0,
    ruleActionsRight: 0,
    proposals: 0,
  };
}

function addMeeting(total: InterruptionMeasure, { action, decision, calibration }: Scored): void {
  const { meeting, gold, wordsBefore } = action;
  const speakers = [...new Set(meeting.turns.map(({ speakerId }) => speakerId))];
  const opened = openMeeting({
    attendees: speakers.map((id) => ({ id, name: `Speaker ${id}` })),
    meetingDate: ANY_DAY,
    language: 'en',
  });
  const utterances = meeting.turns.map((turn, at) => ({ ...turn, id: String(at), at: '' }));
  const pick = createProposalPicker({ ...calibration.action, interrupts: true });
  const hear = createSpokenHearing();
  const confidence = { action: confidenceBy(calibration.action), decision: confidenceBy(calibration.decision) };
  total.hours += action.hours;
  utterances.forEach((utterance, at) => {
    const found = understandIn(opened, utterance, utterances.slice(Math.max(0, at - CONTEXT_TURNS), at));
    const score = {
      action: confidence.action(action.scores[at] ?? 0),
      decision: confidence.decision(decision.scores[at] ?? 0),
    };
    const { findings, proposals } = hear(utterance, found, { score, action: pick(score.action, wordsBefore[at] ?? 0) });
    const cards = findings.filter((one): one is Finding => one.kind !== 'withdrawal' && one.replaces === null);
    const actions = cards.filter(({ kind }) => kind === 'action');
    const ruled = found.filter((one): one is Finding => one.kind !== 'withdrawal' && one.replaces === null);
    const ruledActions = ruled.filter(({ kind }) => kind === 'action').length;
    total.cards += cards.length;
    total.actionCards += actions.length;
    total.actionsRight += gold.has(at) ? actions.length : 0;
    total.actionsNear += isNear(gold, at, NEAR) ? actions.length : 0;
    total.ruleCards += ruled.length;
    total.ruleActionCards += ruledActions;
    total.ruleActionsRight += gold.has(at) ? ruledActions : 0;
    total.proposals += proposals.length;
  });
}
