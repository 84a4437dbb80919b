import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApp } from '../app/app-context.ts';
import { loadComplianceTexts } from '../locales/compliance/load-compliance-texts.ts';
import { Loaded } from '../parts/Loaded.tsx';
import { WordsContext } from './words-context.ts';

/** Fetches the sentences about compliance in the person's language, once. */
export function WithWords({ children }: { children: ReactNode }) {
  const { language } = useApp();
  const words = useQuery({ queryKey: ['words', language], queryFn: () => loadComplianceTexts(language) });
  return <Loaded query={words}>{(data) => <WordsContext value={data}>{children}</WordsContext>}</Loaded>;
}
