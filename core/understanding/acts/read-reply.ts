import type { Lexicon } from '../cues/lexicon.ts';
import type { Clause, Sentence } from '../text/clauses.ts';
import { keyOf } from '../text/token.ts';
import type { Reply } from './act.ts';

/** A reply longer than this says something of its own. */
const LONGEST_REPLY = 40;

/** The clauses of a sentence with a mark or "men" between them. */
function keyOfClauses(clauses: readonly Clause[]): string {
  return keyOf(
    clauses.flatMap((clause, at) => [
      ...(at === 0 ? [] : [{ kind: 'mark' as const, text: ',', key: clause.contrast ? 'men' : ',' }]),
      ...clause.tokens,
    ]),
  );
}

/** Reads an utterance as an answer to the one before: what its first sentences say, the whole being short. */
export function readReply(sentences: readonly Sentence[], lexicon: Lexicon): Reply {
  const near = sentences.slice(0, 2);
  const keys = near.map(({ clauses, question }) => (question ? `${keyOfClauses(clauses)}? ` : keyOfClauses(clauses)));
  const [first = ''] = keys;
  const whole = keys.join('');
  if (whole.split(' ').length > LONGEST_REPLY || lexicon.has('logistics', first))
    return { yes: false, no: false, uncertain: false, objection: false };
  const asks = sentences[0]?.question === true;
  const yes = lexicon.has('yes', first);
  // "Ska vi inte slänga den?" refuses nothing; "nej, vad kostar det?" and "jag är ledig då, kan Oskar ta den?" do.
  const told = near.map(({ clauses, question }) => keyOfClauses(question ? clauses.slice(0, -1) : clauses));
  const no = lexicon.has('no', told[0] ?? '');
  const uncertain = lexicon.has('uncertain', whole) || (asks && !yes);
  return { yes, no, uncertain, objection: lexicon.has('objection', told.join('')) };
}
