import { plainText } from '../../shared/plain-text.ts';
import type { HeardTurn } from '../learned/learned-model.ts';
import type { Finding, Utterance, Withdrawal } from '../understand.port.ts';

/**
 * From this learned confidence on, what the rules find in spoken English interrupts. In free talk "I'll go first" is said
 * fifty times for each task, so the rules alone are no reason; with the model's nod they are right half of the time.
 */
export const INTERRUPTS_FROM = 0.3;

/** So many interruptions are remembered, to tell what a later finding completes. */
const REMEMBERED = 20;
const LONGEST_TITLE = 120;

/** What one spoken utterance comes to. */
export interface HeardSpeech {
  /** Worth a card. */
  findings: (Finding | Withdrawal)[];
  /** Found, but not sure enough to interrupt for. */
  proposals: Finding[];
}

/** Hears one running meeting; it remembers ids and no words. */
export type SpokenHearing = (
  utterance: Utterance,
  found: readonly (Finding | Withdrawal)[],
  heard: Pick<HeardTurn, 'score' | 'action'>,
) => HeardSpeech;

function ofSpeech({ id, text }: Utterance, confidence: number): Finding {
  return {
    kind: 'action',
    title: plainText(text, LONGEST_TITLE),
    owner: { type: 'none' },
    deadline: null,
    alternatives: [],
    confidence,
    evidence: [id],
    replaces: null,
  };
}

/** @returns a hearing of one meeting of spoken English; typed words and other languages do not go through it */
export function createSpokenHearing(): SpokenHearing {
  let interrupted: string[] = [];
  const remember = (id: string) => {
    interrupted = [...interrupted, id].slice(-REMEMBERED);
  };
  return (utterance, found, { score, action }) => {
    const speech: HeardSpeech = { findings: [], proposals: [] };
    for (const one of found) {
      const isKnown = one.replaces !== null && interrupted.includes(one.replaces);
      if (isKnown) speech.findings.push(one);
      else if (one.kind === 'withdrawal') continue;
      else if (score[one.kind] < INTERRUPTS_FROM) speech.proposals.push(one);
      else speech.findings.push({ ...one, replaces: null });
    }
    if (action === 'open' && !speech.findings.some(({ kind }) => kind === 'action'))
      speech.findings.push(ofSpeech(utterance, score.action));
    if (speech.findings.length > 0) remember(utterance.id);
    return speech;
  };
}
