export { formatClock } from './clock-time.ts';
export { findDateInName } from './find-date.ts';
export { startMsOf, TurnLine } from './parse-json-lines.ts';
export { MOST_TRANSCRIPT_BYTES, parseTranscript } from './parse-transcript.ts';
export { type People, peopleOf } from './people-of.ts';
export { toUtterances } from './to-utterances.ts';
export { badDocument, tooLarge } from './transcript.errors.ts';
export type { Transcript, Turn } from './transcript.ts';
