import { plainText } from '../shared/plain-text.ts';

const CUE = /^\s*(?:öppen fråga|åpent spørsmål|åbent spørgsmål|open question)\s*[:–-]\s*(\S.{2,})/iu;
const MAX_LENGTH = 200;

/** @returns the question that somebody asked to keep ("Öppen fråga: …"), or null */
export function openQuestionIn(text: string): string | null {
  const question = CUE.exec(text.slice(0, 1000))?.[1];
  return question ? plainText(question, MAX_LENGTH) : null;
}
