import type { Lexicon } from '../cues/lexicon.ts';
import type { Sentence } from '../text/clauses.ts';
import { keyOf } from '../text/token.ts';
import type { Reply } from './act.ts';

/** A reply longer than this says something of its own. */
const LONGEST_REPLY = 40;

/** Reads an utterance as an answer to the one before: what its first sentences say, the whole being short. */
export function readReply(sentences: readonly Sentence[], lexicon: Lexicon): Reply {
  const keys = sentences.slice(0, 2).map(({ clauses, question }) => {
    const key = keyOf(
      clauses.flatMap((clause, at) => [
        ...(at === 0 ? [] : [{ kind: 'mark' as const, text: ',', key: clause.contrast ? 'men' : ',' }]),
        ...clause.tokens,
      ]),
    );
    return question ? `${key}? ` : key;
  });
  const [first = ''] = keys;
  const whole = keys.join('');
  if (whole.split(' ').length > LONGEST_REPLY || lexicon.has('logistics', first))
    return { yes: false, no: false, uncertain: false, objection: false };
  const yes = lexicon.has('yes', first);
  const no = lexicon.has('no', first);
  const uncertain = lexicon.has('uncertain', whole) || (sentences[0]?.question === true && !yes);
  return { yes, no, uncertain, objection: lexicon.has('objection', whole) };
}
