import type { Lexicon } from '../cues/lexicon.ts';

const notVerbs = new Set(
  'eller för efter under över utöver mer där här när er var vår mår aldrig framöver alltså eder etter over mer her der når hver vår år nær ner altså dager dagar uger uker flere flera fler år kr per super sär isär inför istället snarare hellare tidligere tidigare senere senare bättre bedre inför varför for dr hr fr nor mor far bror var bar skar derfor hvorfor'.split(
    ' ',
  ),
);

/** Swedish stems that take no ending in the present: "hör", "styr". */
const swedishBare = /(?:ör|yr|är|ar)$/;

/**
 * @returns the infinitive of a Swedish, Norwegian or Danish verb in the present, or null when the word cannot be one.
 * Swedish -ar/-er become -a; Norwegian and Danish lose their -r.
 */
export function infinitiveOfPresent(key: string, swedish: boolean, lexicon: Lexicon): string | null {
  const listed = lexicon.present.get(key);
  if (listed !== undefined) return listed;
  if (!/^[\p{L}-]{2,}r$/u.test(key) || notVerbs.has(key) || lexicon.past.has(key)) return null;
  if (!swedish) return key.slice(0, -1);
  if (key.endsWith('er')) return /[aeiouyåäö]/.test(key.slice(0, -2)) ? `${key.slice(0, -2)}a` : key.slice(0, -1);
  if (key.endsWith('ar')) return key.slice(0, -1);
  return swedishBare.test(key) ? `${key}a` : key.slice(0, -1);
}

/** Whether a word looks like a verb in the past: by ending or by the list of strong verbs. */
export function isPast(key: string, lexicon: Lexicon): boolean {
  return lexicon.past.has(key) || /^\p{L}{2,}(?:ade|dde|te|de|ede|et)$/u.test(key);
}

/** Whether a word looks like a perfect participle or supine: "beslutat", "besluttet", "valgt". */
export function isSupine(key: string): boolean {
  return /^\p{L}{2,}t$/u.test(key) && key !== 'att' && key !== 'det';
}
