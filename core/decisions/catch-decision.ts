import { plainText } from '../shared/plain-text.ts';
import { stableId } from '../shared/stable-id.ts';
import type { Finding } from '../understanding/index.ts';
import type { Decision, DecisionOwner, Evidence } from './decision.ts';
import { newDecision } from './new-decision.ts';
import { withOwner } from './with-owner.ts';

export const MAX_TITLE_LENGTH = 200;
const MOST_ALTERNATIVES = 10;

export interface CatchOptions {
  meetingId: string;
  /** Position among the findings of one utterance. */
  index: number;
  evidence: Evidence[];
  at: string;
}

/**
 * Makes a decision of what was understood. Its id follows from the utterance, so the same words heard again
 * (a redelivered message) make the same decision.
 */
export function catchDecision(finding: Finding, { meetingId, index, evidence, at }: CatchOptions): Decision {
  const last = evidence.at(-1)?.utteranceId ?? '';
  return newDecision({
    id: stableId('d', meetingId, last, String(index)),
    kind: finding.kind,
    title: plainText(finding.title, MAX_TITLE_LENGTH) || '?',
    alternatives: alternativesOf(finding),
    owner: ownerOf(finding),
    ownerResponse: 'pending',
    deadline: finding.deadline,
    status: 'caught',
    caughtAt: at,
    evidence,
    card: { state: 'pending', activityId: null },
  });
}

/** A later utterance completes or corrects an earlier decision: what it says wins, what it leaves out stays. */
export function reviseDecision(decision: Decision, finding: Finding, evidence: Evidence[]): Decision {
  const owner = ownerOf(finding);
  return {
    ...(owner.type === 'none' ? decision : withOwner(decision, owner)),
    kind: finding.kind,
    title: plainText(finding.title, MAX_TITLE_LENGTH) || decision.title,
    alternatives: [...new Set([...decision.alternatives, ...alternativesOf(finding)])].slice(-MOST_ALTERNATIVES),
    deadline: finding.deadline ?? decision.deadline,
    status: 'caught',
    parkedReason: null,
    evidence: [...decision.evidence, ...evidence],
    revision: decision.revision + 1,
  };
}

/**
 * A later utterance takes an earlier decision back, puts it off or objects to it. What only rules have caught is gone;
 * what a person has confirmed is asked about again; what was parked was put off already (null).
 */
export function withdrawDecision(decision: Decision, evidence: Evidence[]): Decision | null {
  if (decision.status !== 'caught' && decision.status !== 'confirmed') return null;
  return {
    ...decision,
    status: decision.status === 'caught' ? 'dismissed' : 'caught',
    evidence: [...decision.evidence, ...evidence],
    revision: decision.revision + 1,
  };
}

function alternativesOf({ alternatives }: Finding): string[] {
  return alternatives.map((text) => plainText(text, MAX_TITLE_LENGTH)).filter((text) => text !== '');
}

function ownerOf({ owner }: Finding): DecisionOwner {
  if (owner.type === 'unknown' || owner.type === 'ambiguous') return { ...owner, name: plainText(owner.name, 100) };
  return owner;
}
