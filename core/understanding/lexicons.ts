import type { Language } from '../shared/language.ts';
import type { Cues } from './cues/cues.ts';
import { english as englishCues } from './cues/en.ts';
import { createLexicon } from './cues/lexicon.ts';
import { norwegianDanish } from './cues/nb-da.ts';
import { swedish as swedishCues } from './cues/sv.ts';
import { readEnglish } from './predicates/english.ts';
import { baseOfVerb } from './predicates/english-verb.ts';
import type { Grammar } from './predicates/grammar.ts';
import { readScandinavian } from './predicates/scandinavian.ts';
import { infinitiveOfPresent } from './predicates/scandinavian-verb.ts';

/** Norwegian and Danish share their cues; where one form has two infinitives, Danish has its own. */
const danishCues: Cues = {
  ...norwegianDanish,
  verbs: { ...norwegianDanish.verbs, supines: { ...norwegianDanish.verbs.supines, valgt: 'vælge' } },
};

const cuesOf = { sv: swedishCues, nb: norwegianDanish, da: danishCues, en: englishCues } as const;
const grammars = new Map<Language, Grammar>();

/** @returns the language's grammar; the expressions are made at the first call and kept. */
export function grammarOf(language: Language): Grammar {
  const known = grammars.get(language);
  if (known !== undefined) return known;
  const lexicon = createLexicon(cuesOf[language], language === 'en');
  const swedish = language === 'sv';
  const scandinavian: Grammar = {
    lexicon,
    readPredicate: (tokens) => readScandinavian(tokens, swedish, lexicon),
    infinitiveOf: (key) => infinitiveOfPresent(key, swedish, lexicon),
  };
  const english: Grammar = {
    lexicon,
    readPredicate: (tokens) => readEnglish(tokens, lexicon),
    infinitiveOf: (key) => baseOfVerb(key, lexicon),
  };
  const grammar = language === 'en' ? english : scandinavian;
  grammars.set(language, grammar);
  return grammar;
}
