import { createLearnedModel } from '../../core/understanding/index.ts';
import type { MeetingReaderOptions } from './meeting-reader.ts';

/** @returns the learned model's candidates for a meeting in spoken English */
export function learnedCandidates(): MeetingReaderOptions['listCandidates'] {
  return createLearnedModel().listCandidates;
}
