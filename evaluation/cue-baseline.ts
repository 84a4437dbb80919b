import type { Kind } from './read-corpus.ts';

/** What a list of cue words finds: the floor that a learned model has to beat. */
const CUES: Readonly<Record<Kind, RegExp>> = {
  action:
    /\b(?:i(?:'ll| will|'m going to|'m gonna)|you(?:'ll| will|'re going to|'re gonna| guys will)|can you|could you|action item|next meeting|by (?:monday|tuesday|wednesday|thursday|friday|tomorrow)|your task)\b/i,
  decision:
    /\b(?:we(?:'ve| have)? (?:decided|agreed|settled)|let's go (?:with|for)|we(?:'ll| will|'re going to|'re gonna) (?:go|use|have|make|keep)|decision|decided|agreed|that's settled)\b/i,
};

export function cueTurns(turns: readonly { text: string }[], kind: Kind): number[] {
  return turns.flatMap(({ text }, index) => (CUES[kind].test(text) ? [index] : []));
}
