export { parseDeadline } from './dates/parse-deadline.ts';
export { detectLanguage } from './detect-language.ts';
export { createLearnedModel, type LearnedModel } from './learned/learned-model.ts';
export { createSpokenHearing, type HeardSpeech } from './spoken/spoken-hearing.ts';
export type {
  Attendee,
  Finding,
  OwnerFinding,
  Understand,
  Utterance,
  Withdrawal,
} from './understand.port.ts';
export { CONTEXT_TURNS, understand } from './understand.ts';
export { understandAll, type WholeContext } from './understand-all.ts';
