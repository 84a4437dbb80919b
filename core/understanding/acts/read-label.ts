import type { Clause } from '../text/clauses.ts';
import { keyOf } from '../text/token.ts';
import type { Act } from './act.ts';
import { type ClauseReading, datesIn } from './clause-reading.ts';
import { isEmpty } from './matter.ts';
import { readContent } from './read-content.ts';

const noDuty =
  /^ (?:(?:the )?(?:owner|owners|lead|responsible|assignee|driver|dri|next|last|first|present|absent|away|here|apologies|apology|regrets|attendees|attending|attendance|guests?|visitors?|speaker|speakers|chair|chairman|chairwoman|minutes|notes|notetaker|secretary|winner|winners|author|authors|signed|from|to|cc|re|name|names|question|questions|answer|thanks|congratulations|birthday|birthdays|host|participants|remote|online|late|on leave|sick|source|contact|ps|quote|motion|motions|mover|proposer|seconder|proposed|seconded|proposed by|seconded by|for|against|abstained|abstentions|absentees)|who|what|when|where|why|how|which|(?:.* )?(?:last|former|previous|old|favou?rite|best|worst|\S+'s) .*|.* (?:by|from|said|says|asked|asks|to|is|was|are|were|one|person|thing|question|news|fan)) $/;

/** "Catering: Tom. Music: Anna.": read out like a list of who does what. */
function readDuty({ tokens, key, lexicon, predicate }: ClauseReading, following: readonly Clause[]): Act | null {
  const [who, ...more] = following;
  const [person, ...others] = who?.tokens ?? [];
  const alone = more.every(({ tokens: words }) =>
    words.every(({ kind, key: word }) => kind === 'date' || lexicon.is('please', word)),
  );
  const said = others.every(({ kind, key: word }) => kind === 'date' || lexicon.is('please', word));
  const plain = tokens.length < 5 && tokens.every(({ kind }) => kind === 'word') && predicate === null;
  if (!lexicon.english || person?.owner === undefined || person.kind !== 'person' || !alone || !said || !plain)
    return null;
  if (noDuty.test(key) || isEmpty(tokens, lexicon)) return null;
  const dates = datesIn([...others, ...more.flatMap((clause) => clause.tokens)]);
  for (const clause of following) clause.tokens = [];
  const matter = { verb: null, negated: false, words: tokens, back: false };
  return { type: 'assign', matter, doer: person.owner, dates, take: false, instead: false, confidence: 0.85 };
}

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
  const duty = readDuty(reading, following);
  if (duty !== null) return duty;
  const nameless = lexicon.has('actionLabel', key) && !named;
  if (!decided && !proposed && !nameless) return null;
  const { matter, doer } = readContent(rest, reading);
  const dates = datesIn(rest);
  for (const clause of following) clause.tokens = [];
  if (nameless) return { type: 'need', matter, dates, asked: false };
  if (proposed) return { type: 'propose', matter, doer, dates, weak: false };
  return { type: 'decide', matter, doer, dates, instead: false, confidence: 0.97 };
}
