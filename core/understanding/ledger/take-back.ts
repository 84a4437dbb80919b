import type { Act } from '../acts/act.ts';
import type { Token } from '../text/token.ts';
import { stemsOf } from './similar.ts';
import { isOwnedBy, recent, type Turn } from './turn.ts';

/** Puts off or takes back; `words`: what, none for whatever was last. */
export function takeBack(turn: Turn, words: readonly Token[]): void {
  const { ledger, lexicon } = turn;
  const waited = ledger.pending;
  ledger.pending = null;
  ledger.choice = null;
  const [entry] = recent(turn);
  if (entry === undefined) return;
  // "Jag backar" takes back what was said last; what was settled before it stands.
  const another = entry.by !== turn.speakerId && !isOwnedBy(entry, turn.speaker);
  const since = ledger.turn - entry.turn > 1 && (waited !== null || ledger.moved > entry.turn);
  // "Vet inte, det är inte klart än" answers what was asked meanwhile.
  if (words.length === 0 && since && (another || turn.reading.reply.uncertain)) return;
  const about = stemsOf(words, lexicon);
  const same = [...stemsOf([...entry.matter.words, ...entry.topic], lexicon)].some((stem) => about.has(stem));
  // "Det tar vi nästa gång" is about what was said just before.
  const near = ledger.turn - entry.turn <= 1 && words.some(({ key }) => lexicon.is('it', key));
  if (same || words.length === 0 || near) entry.suspended = true;
}

/** So many words before it tell of something that a retraction in the same breath may be about. */
const TELLING = 5;

/** @returns whether something was told before it in the same breath that it may be about */
export function tellsFirst({ reading }: Turn, act: Act): boolean {
  const { acts, reply } = reading;
  const before = acts.slice(0, acts.indexOf(act));
  return !reply.no && before.some((one) => one.type === 'statement' && one.words.length >= TELLING);
}
