import type { Clause } from '../text/clauses.ts';
import { keyOf } from '../text/token.ts';
import type { Act } from './act.ts';
import { type ClauseReading, datesIn } from './clause-reading.ts';
import { readContent } from './read-content.ts';

/** "Beslut: …", "förslag: …", "uppgift: …": the rest of the sentence is what it says; a task with a name in it reads itself. */
export function readLabel(reading: ClauseReading, following: readonly Clause[]): Act | null {
  const { lexicon } = reading;
  const key = `${reading.key}: `;
  const decided = lexicon.has('label', key);
  const proposed = lexicon.has('proposalLabel', key);
  const rest = following.flatMap((clause) => clause.tokens);
  const named = rest.some(({ kind }) => kind === 'person' || kind === 'genitive');
  const [owner, charge] = reading.tokens;
  // "Viktors bord: …"
  if (owner?.kind === 'genitive' && lexicon.is('charges', charge?.key) && reading.tokens.length === 2) {
    const { matter } = readContent(rest, reading);
    for (const clause of following) clause.tokens = [];
    const doer = owner.owner ?? null;
    return { type: 'assign', matter, doer, dates: datesIn(rest), take: false, instead: false, confidence: 0.9 };
  }
  // "Action on Tom: …", "task for Anna: …"
  const [to, whom] = reading.tokens.slice(-2);
  const labelled =
    reading.tokens.length > 2 && whom?.kind === 'person' && to?.kind === 'word' && lexicon.is('receiving', to.key);
  if (labelled && whom.owner !== undefined && lexicon.has('actionLabel', `${keyOf(reading.tokens.slice(0, -2))}: `)) {
    const { matter } = readContent(rest, reading);
    for (const clause of following) clause.tokens = [];
    return {
      type: 'assign',
      matter,
      doer: whom.owner,
      dates: datesIn(rest),
      take: false,
      instead: false,
      confidence: 0.9,
    };
  }
  const nameless = lexicon.has('actionLabel', key) && !named;
  if (!decided && !proposed && !nameless) return null;
  const { matter, doer } = readContent(rest, reading);
  const dates = datesIn(rest);
  for (const clause of following) clause.tokens = [];
  if (nameless) return { type: 'need', matter, dates, asked: false };
  if (proposed) return { type: 'propose', matter, doer, dates, weak: false };
  return { type: 'decide', matter, doer, dates, instead: false, confidence: 0.97 };
}
