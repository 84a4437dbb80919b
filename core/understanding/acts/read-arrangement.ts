import type { Token } from '../text/token.ts';
import type { Act } from './act.ts';
import { type ClauseReading, datesIn } from './clause-reading.ts';
import { isEmpty, plainMatter } from './matter.ts';

const events =
  'agm|meetings?|party|fete|fair|dinner|lunch|do|launch|event|workshop|training|session|ceremony|sale|concert|picnic|barbecue|bbq|reception|auction|offsite|retro|kickoff|tasting|quiz|gala|ball|trip|outing|festival|market|rehearsal|match|tournament|exhibition|conference|demo|drill|stocktake|cleanup|clean-up|interviews?|induction|christmas|celebration|course|class|show|open-day|wedding|review|exam|race|run|tea|supper|breakfast';
const held = new RegExp(
  `^ let 's (?:have|hold|do|put) (?:the|our|a|an|next|this) (?:\\S+ ){0,3}?(?:${events}) (?:\\S+ ){0,3}?(?:at|in|on|outside|indoors|outdoors|upstairs|online|here|during|before|after|over) `,
  'u',
);
const named = new RegExp(`^ let 's (?:have|hold|do) (?:the|our|a|an) (?:\\S+ ){0,3}?(?:${events}) `);
const made =
  /^ let 's (?:make|call) (?!it |sure |do |up |the (?:most|best|point|effort|call) |a (?:start|move|note|point))/u;
const becomes = / (?:our|the|an?) (?:\S+ ){0,3}$/u;

/** "Let's have the AGM at the Crown", "let's make Friday our admin day": where and when something is held, or what it becomes. */
export function readArrangement(reading: ClauseReading): Act | null {
  const { tokens, lexicon, key } = reading;
  if (!lexicon.english) return null;
  const dates = datesIn(tokens);
  const arranges = held.test(key) || (named.test(key) && dates.some(({ date }) => date !== null));
  const renames = made.test(key) && becomes.test(key) && tokens.length > 4 && !/ deadline $/.test(key);
  if ((!arranges && !renames) || lexicon.has('hedge', key) || lexicon.has('agenda', key)) return null;
  // A day that becomes something is no deadline.
  const words = tokens.slice(2).map((token): Token => {
    return renames && token.kind === 'date' ? { kind: 'word', text: token.text, key: token.text } : token;
  });
  if (isEmpty(words.slice(1), lexicon)) return null;
  const matter = {
    ...plainMatter(words.slice(1), lexicon),
    verb: words[0]?.key ?? null,
    words: words.slice(1),
    back: false,
  };
  return { type: 'decide', matter, doer: null, dates: renames ? [] : dates, instead: false, confidence: 0.8 };
}
