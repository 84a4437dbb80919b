import { baseOfPast } from '../predicates/english-verb.ts';
import { type Token, uncapitalised } from '../text/token.ts';
import type { Act, Matter } from './act.ts';
import { type ClauseReading, datesIn } from './clause-reading.ts';
import { isEmpty, plainMatter } from './matter.ts';

/** "sägas", "flyttas", "stenges" -> the active infinitive, when the verb lists know it. */
function activeOf(key: string, { lexicon, infinitiveOf }: ClauseReading): string | null {
  if (lexicon.english) {
    const base = baseOfPast(key, lexicon);
    return base !== null && lexicon.knows(base) ? base : null;
  }
  const stem = /^(\p{L}{2,})s$/u.exec(key)?.[1];
  if (stem === undefined) return null;
  return (
    [stem, infinitiveOf(`${stem}r`), infinitiveOf(`${stem}er`)].find((verb) => verb !== null && lexicon.knows(verb)) ??
    null
  );
}

/** "Hyresavtalet måste sägas upp", "the lease needs to be terminated": work that waits for somebody. */
export function readPassiveNeed(reading: ClauseReading): Act | null {
  const { tokens, lexicon } = reading;
  const modalAt = tokens.findIndex(
    ({ kind, key }, at) =>
      at > 0 && kind === 'word' && (['must', 'will'].includes(lexicon.modal(key) ?? '') || key === 'needs'),
  );
  const subject = tokens.slice(0, modalAt);
  if (modalAt === -1 || isEmpty(subject, lexicon) || reading.predicate?.subject === 'we') return null;
  const rest = tokens.slice(modalAt + 1).filter(({ key }) => key !== 'to' && key !== 'be');
  const [first, ...others] = rest;
  const verb = first?.kind === 'word' ? activeOf(first.key, reading) : null;
  if (verb === null) return null;
  const particles = others.filter(({ kind, key }) => kind === 'word' && lexicon.is('particles', key));
  const matter: Matter = { verb, negated: false, words: [...particles, ...uncapitalised(subject)], back: false };
  return { type: 'need', matter, dates: datesIn(tokens), asked: false };
}

function isChange(token: Token, before: Token | undefined, reading: ClauseReading): boolean {
  // An English participle is a passive only after "is" and the like.
  if (reading.lexicon.english && !reading.lexicon.is('copulas', before?.key)) return false;
  // "Regningen skal betales" tells what must be, not what was chosen.
  if (before?.kind === 'word' && reading.lexicon.modal(before.key) !== null) return false;
  const verb = token.kind === 'word' ? activeOf(token.key, reading) : null;
  return (
    verb !== null && (reading.lexicon.verbIs('change', verb, []) > 0 || reading.lexicon.verbIs('adopt', verb, []) > 0)
  );
}

/** "Då höjs budgeten", "mötet flyttas till torsdag": settled when it concludes, else announced when it has a date. */
export function readPassive(reading: ClauseReading): Act | null {
  const { tokens, lexicon, concluding } = reading;
  const at = tokens.findIndex((token, index) => isChange(token, tokens[index - 1], reading));
  if (at === -1 || reading.predicate?.subject === 'we' || reading.predicate?.negated === true) return null;
  const before = tokens.slice(0, at);
  const after = tokens.slice(at + 1);
  const subjectFirst = !isEmpty(before, lexicon);
  const matter = plainMatter(
    subjectFirst ? tokens : [...after.slice(0, 1), tokens[at] as Token, ...after.slice(1)],
    lexicon,
  );
  if (!subjectFirst && isEmpty(after, lexicon)) return null;
  const dates = datesIn(tokens);
  if (concluding) return { type: 'decide', matter, doer: null, dates, instead: false, confidence: 0.8 };
  // "The budget is raised" may well be news in English.
  const announces = !lexicon.english && dates.some(({ date }) => date !== null);
  return announces && subjectFirst ? { type: 'announce', matter, dates } : null;
}
