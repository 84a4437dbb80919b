/**
 * Classes of words that tell who is spoken of and what is asked, in spoken English. The order is part of the trained
 * weights: a change here means training anew.
 */
const CLASSES: readonly RegExp[] = [
  /\b(?:you|your|you're|you'll|you've|yourself)\b/,
  /\b(?:i|i'm|i'll|i'd|my|me)\b/,
  /\b(?:we|we're|we'll|our|us|let's)\b/,
  /\b(?:will|should|must|shall|have to|has to|needs? to|gonna|going to|supposed to|got to)\b|'ll\b/,
  /\b(?:can you|could you|would you|please|make sure|try to|ask)\b/,
  /\b(?:next|before|until|then|tomorrow|later|minutes|meeting|time|phase)\b/,
  /\b(?:work|working|design|prototype|look|think|find|prepare|make|do|write|send|check|email|report|questionnaire|presentation|evaluation|concept|minutes|summary)\b/,
  /\b(?:designer|marketing|expert|manager|user interface|industrial|u_i_d_|i_d_)\b/,
  /\b(?:was|were|did|had|said|thought|made)\b/,
  /\?/,
];

/** The first four classes: you, I, we and an auxiliary; which of them meet in one turn is a feature of its own. */
export const STANCE_MASK = 0b1111;
export const CUE_CLASS_COUNT: number = CLASSES.length;

/** @returns a bit per class; @param speech what `plainSpeech` gives */
export function cueClasses(speech: string): number {
  return CLASSES.reduce((mask, pattern, bit) => (pattern.test(speech) ? mask | (1 << bit) : mask), 0);
}
