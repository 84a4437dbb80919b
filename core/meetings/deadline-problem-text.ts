import type { GateProblemText } from '../texts/index.ts';

/** @returns what to say at a date field that was refused */
export function deadlineProblemText(
  texts: GateProblemText,
  problem: 'missing' | 'not-a-date' | 'past' | 'absurd',
): string {
  switch (problem) {
    case 'missing':
      return texts.deadlineMissing;
    case 'not-a-date':
      return texts.deadlineNotADate;
    case 'past':
      return texts.deadlinePast;
    case 'absurd':
      return texts.deadlineAbsurd;
  }
}
