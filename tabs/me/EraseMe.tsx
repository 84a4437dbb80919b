import { useState } from 'react';
import { AskToErase } from '../compliance/erasure/AskToErase.tsx';
import { ErasureList } from '../compliance/erasure/ErasureList.tsx';
import { useWords } from '../compliance/words-context.ts';
import { Section } from '../parts/Section.tsx';

/** "Remove everything about me", and what became of what one asked for. */
export function EraseMe() {
  const { mine: words } = useWords();
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <Section title={words.erase}>
      <AskToErase target={{ type: 'self' }} lead={words.eraseLead} ask={words.erase} onAsked={setAsked} />
      <ErasureList asked={asked} none={words.erasuresNone} ownOnly />
    </Section>
  );
}
