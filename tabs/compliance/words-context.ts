import { createContext, use } from 'react';
import type { ComplianceTexts } from '../locales/compliance/sv.ts';

export const WordsContext = createContext<ComplianceTexts | null>(null);

/** @returns the sentences about compliance; for what stands inside `WithWords` */
export function useWords(): ComplianceTexts {
  const words = use(WordsContext);
  if (words === null) throw new TypeError('useWords is for what stands inside WithWords');
  return words;
}
