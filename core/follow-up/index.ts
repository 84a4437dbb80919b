export { type AnswerNudgeInput, answerNudge } from './answer-nudge.ts';
export { nudgeView } from './nudge-view.ts';
export { type NudgeDeps, sendNudge } from './send-nudge.ts';
