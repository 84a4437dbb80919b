import {
  catchDecision,
  type Decision,
  type Evidence,
  MAX_TITLE_LENGTH,
  reviseDecision,
  withdrawDecision,
} from '../decisions/index.ts';
import { plainText } from '../shared/plain-text.ts';
import type { Understand } from '../understanding/index.ts';
import type { Meeting } from './meeting.ts';

/** What the understanding made of an utterance: a finding, or the withdrawal of an earlier one. */
export type Understood = ReturnType<Understand>[number];

/** More decisions than this in one meeting is a flood, not a meeting; the document must stay a document. */
const MAX_DECISIONS = 500;

/**
 * Makes decisions of what one utterance settled, revises those that it completes and withdraws those that it takes
 * back. What a person has dismissed stays dismissed, whatever is said about it later.
 * @returns the meeting, the same object when nothing changed, and the decisions that did
 */
export function applyFindings(
  before: Meeting,
  findings: readonly Understood[],
  evidence: Evidence,
): { meeting: Meeting; changed: Decision[] } {
  const decisions = [...before.decisions];
  const changed = new Map<string, Decision>();
  findings.forEach((finding, index) => {
    const target = decisionMeant(decisions, finding);
    const next = target
      ? changeOf(target, finding, evidence)
      : newDecision(finding, { meetingId: before.id, index, evidence });
    if (!next) return;
    const position = decisions.findIndex(({ id }) => id === next.id);
    if (position < 0 && decisions.length >= MAX_DECISIONS) return;
    decisions.splice(position < 0 ? decisions.length : position, 1, next);
    changed.set(next.id, next);
  });
  if (changed.size === 0) return { meeting: before, changed: [] };
  return { meeting: { ...before, decisions, revision: before.revision + 1 }, changed: [...changed.values()] };
}

/** @returns whether the utterance has become part of the meeting already, such as when it is delivered again */
export function isApplied({ decisions }: Meeting, utteranceId: string): boolean {
  return decisions.some(({ evidence }) => evidence.some((known) => known.utteranceId === utteranceId));
}

/** Of several decisions of one utterance the title tells which; who has written another title is not found by it. */
function decisionMeant(decisions: readonly Decision[], { replaces, replacesTitle }: Understood): Decision | null {
  if (replaces === null) return null;
  const about = decisions.filter(({ evidence }) => evidence.some(({ utteranceId }) => utteranceId === replaces));
  const title = replacesTitle === undefined ? null : plainText(replacesTitle, MAX_TITLE_LENGTH);
  const named = about.filter((decision) => decision.title === title);
  const [meant, ...others] = named.length > 0 ? named : about;
  return meant && others.length === 0 ? meant : null;
}

function changeOf(decision: Decision, finding: Understood, evidence: Evidence): Decision | null {
  if (decision.status === 'dismissed') return null;
  if (finding.kind === 'withdrawal') return withdrawDecision(decision, [evidence]);
  return reviseDecision(decision, finding, [evidence]);
}

function newDecision(
  finding: Understood,
  { meetingId, index, evidence }: { meetingId: string; index: number; evidence: Evidence },
): Decision | null {
  if (finding.kind === 'withdrawal') return null;
  return catchDecision(finding, { meetingId, index, evidence: [evidence], at: evidence.at });
}
