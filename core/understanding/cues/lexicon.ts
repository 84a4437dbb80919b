import type { Cues, CueWords, Modal, PhraseName } from './cues.ts';
import { compilePhrases } from './pattern.ts';
import { indexPhrases, type PhraseIndex } from './phrase-index.ts';

export type VerbClass = 'take' | 'task' | 'change' | 'routine' | 'adopt' | 'state' | 'inquire';

/** A language's cues, ready to be asked. */
export interface Lexicon {
  english: boolean;
  /** The word that makes a title's verb a refusal: "inte". */
  not: string;
  is(list: keyof CueWords, key: string | undefined): boolean;
  /** The first of the phrases in a clause, or null. */
  find(phrase: PhraseName, key: string): RegExpExecArray | null;
  has(phrase: PhraseName, key: string): boolean;
  /** To be called when an utterance is read: drops what was worked out for its clauses. */
  forget(): void;
  /** Whether the verb with the words after it is of the class; the length of the phrase that says so, 0 for no. */
  verbIs(verbClass: VerbClass, infinitive: string, after: readonly string[]): number;
  /** Whether any phrase of the verb lists begins with this infinitive. */
  knows(infinitive: string): boolean;
  modal(key: string): Modal | null;
  /** A finite verb in the present -> its infinitive. */
  present: ReadonlyMap<string, string>;
  past: ReadonlySet<string>;
  /** "valt" -> "välja", for the few verbs of choosing; null for others. */
  supine(key: string): string | null;
}

const LONGEST_VERB_PHRASE = 5;

function setOf(list: string): Set<string> {
  return new Set(list.trim().split(/\s*[,\n]\s*/));
}

/** @returns the cues with every list as a set and every phrase list as one expression, made when first needed. */
export function createLexicon(cues: Cues, english: boolean): Lexicon {
  const lists = Object.entries(cues.words).map(([name, list]: [string, string]) => [name, setOf(list)]);
  const words = Object.fromEntries(lists) as Record<keyof CueWords, Set<string>>;
  const classes: Record<VerbClass, Set<string>> = {
    take: setOf(cues.verbs.take),
    task: setOf(cues.verbs.task),
    change: setOf(cues.verbs.change),
    routine: setOf(cues.verbs.routine),
    adopt: setOf(cues.verbs.adopt),
    state: setOf(cues.verbs.state),
    inquire: setOf(cues.verbs.inquire),
  };
  const known = new Set(
    Object.values(classes).flatMap((phrases) => [...phrases].map((phrase) => phrase.replace(/ .*/, ''))),
  );
  const modals = new Map(Object.entries(cues.verbs.modals));
  const supines = new Map(Object.entries(cues.verbs.supines));
  const expressions = new Map<PhraseName, RegExp>();

  let index: PhraseIndex | null = null;

  function find(phrase: PhraseName, key: string): RegExpExecArray | null {
    index ??= indexPhrases(cues.phrases);
    if (!index.candidates(key).has(phrase)) return null;
    const expression = expressions.get(phrase) ?? compilePhrases(cues.phrases[phrase]);
    expressions.set(phrase, expression);
    return expression.exec(key);
  }

  function verbIs(verbClass: VerbClass, infinitive: string, after: readonly string[]): number {
    for (let length = Math.min(LONGEST_VERB_PHRASE, after.length + 1); length > 0; length -= 1) {
      if (classes[verbClass].has([infinitive, ...after.slice(0, length - 1)].join(' '))) return length;
    }
    return 0;
  }

  return {
    english,
    not: cues.words.refusal,
    is: (list, key) => key !== undefined && words[list].has(key),
    find,
    has: (phrase, key) => find(phrase, key) !== null,
    forget: () => index?.forget(),
    verbIs,
    knows: (infinitive) => known.has(infinitive),
    modal: (key) => modals.get(key) ?? null,
    present: new Map(Object.entries(cues.verbs.present)),
    past: setOf(cues.verbs.past),
    supine: (key) => supines.get(key) ?? null,
  };
}
