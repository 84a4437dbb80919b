import { type Token, tokensBefore } from '../text/token.ts';
import type { Act } from './act.ts';
import { type ClauseReading, datesIn } from './clause-reading.ts';
import { isEmpty, plainMatter } from './matter.ts';
import { decide, decidedAfter, readContent } from './read-content.ts';

/** Nouns and pronouns that stand for a motion named before. */
const motionItself =
  /^ (?:\S+ )?(?:förslaget|forslaget|motionen|yrkandet|motion|proposal|resolution|det|den|it|that) /u;

/** "The accounts are adopted as presented": in words that only a meeting's own act has. */
const asPresented =
  / (?:adopted|approved|accepted|passed|ratified|carried) (?:as (?:presented|read|circulated|proposed|amended|printed|drafted|tabled|submitted|it stands|they stand)|with (?:one|two|a|the|no) (?:\S+ )?(?:corrections?|amendments?|changes?)|nem con) /;

/** "Vi beslutar att …", "vi är överens om …". */
export function readResolution(reading: ClauseReading): Act | null {
  const resolved = decidedAfter(reading, 'resolve');
  if (resolved !== null) return decide(resolved, reading, 0.97);
  const agreed = decidedAfter(reading, 'agree');
  if (agreed === null || readContent(agreed, reading).describes) return null;
  return decide(agreed, reading, 0.93);
}

/** What stands between "förslaget om" and its ending. */
function motionIn(reading: ClauseReading, end: number): readonly Token[] | null {
  const motion = reading.lexicon.find('motion', reading.key);
  if (motion === null) return null;
  return reading.tokens.slice(tokensBefore(reading.key, motion.index + motion[0].length), end);
}

/** "Fyra mot en för förslaget att införa flextid." */
function readVote(reading: ClauseReading): Act | null {
  const { lexicon, key, tokens } = reading;
  if (!lexicon.has('vote', key) || !lexicon.has('voteResult', key)) return null;
  const content = motionIn(reading, tokens.length);
  return content === null || content.length === 0 ? null : decide(content, reading, 0.9);
}

/** "Då är budgeten antagen." */
function readAdopted({ tokens, lexicon, concluding }: ClauseReading): Act | null {
  const at = tokens.findIndex(({ key }) => lexicon.is('copulas', key));
  const subject = tokens.slice(at + 1, -1);
  if (!concluding || at === -1 || at > 1 || isEmpty(subject, lexicon)) return null;
  const matter = plainMatter([...subject, ...tokens.slice(at, at + 1), ...tokens.slice(-1)], lexicon);
  return { type: 'decide', matter, doer: null, dates: datesIn(tokens), instead: false, confidence: 0.85 };
}

/** "Malmö är bestämt." */
function readDecided({ tokens, lexicon }: ClauseReading): Act | null {
  const [copula, last] = tokens.slice(-2);
  const subject = tokens.slice(0, -2);
  if (
    copula === undefined ||
    last === undefined ||
    !lexicon.is('decided', last.key) ||
    !lexicon.is('copulas', copula.key)
  )
    return null;
  if (isEmpty(subject, lexicon)) return null;
  return {
    type: 'decide',
    matter: plainMatter(subject, lexicon),
    doer: null,
    dates: datesIn(tokens),
    instead: false,
    confidence: 0.8,
  };
}

/** "Teams vinner med fyra röster mot två." */
function readWinner(reading: ClauseReading): Act | null {
  const wins = reading.lexicon.find('wins', reading.key);
  if (wins === null) return null;
  // "Sverige vann med tre mot noll" is news; "förslag A vann med fem röster" is an outcome.
  const told = /(?:vann|vant|vandt|won) /.test(wins[0]);
  if (told && !reading.concluding && !/röst|stem|vote/.test(reading.key)) return null;
  const winner = reading.tokens.slice(0, tokensBefore(reading.key, wins.index));
  return winner.length === 0 ? null : decide(winner, reading, 0.9);
}

/** "Förslaget om ny logotyp är antaget": the motion's content when it is named, else what was proposed. */
export function readCarried(reading: ClauseReading): Act | null {
  const { lexicon, key, tokens } = reading;
  const winner = readWinner(reading);
  if (winner !== null) return winner;
  const carried = lexicon.find('carried', key);
  const last = tokens.length - 1;
  const end = carried === null ? last : tokensBefore(key, carried.index);
  const motion = motionIn(reading, end);
  const closes = lexicon.is('outcomes', tokens[last]?.key);
  if (carried === null && !closes) return readVote(reading) ?? readDecided(reading);
  if (carried === null && motion === null) return readAdopted(reading) ?? readDecided(reading);
  if (motion !== null) return motion.length === 0 ? { type: 'settle', strong: true } : decide(motion, reading, 0.95);
  // "Det är spikat att vi åker" says what it is.
  if (lexicon.has('resolve', key)) return null;
  if (motionItself.test(key)) {
    // "Motionen bifalls" names it, "det är spikat" does not.
    const unnamed = ['it', 'others', 'conclusions', 'copulas'] as const;
    const named = unnamed.every((list) => !lexicon.is(list, tokens[0]?.key));
    return { type: 'settle', strong: true, ...(named ? { said: plainMatter(tokens, lexicon) } : {}) };
  }
  const formal = lexicon.english && carried !== null && asPresented.test(key);
  if (!reading.concluding && !formal) return readDecided(reading);
  const matter = plainMatter(tokens, lexicon);
  return { type: 'decide', matter, doer: null, dates: datesIn(tokens), instead: false, confidence: 0.85 };
}
