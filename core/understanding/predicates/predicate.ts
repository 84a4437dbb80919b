import type { Modal } from '../cues/cues.ts';
import type { Token } from '../text/token.ts';

export type Subject = 'i' | 'you' | 'we' | 'she' | 'person' | 'someone' | 'who' | 'other';

/** Who does what in a clause. */
export interface Predicate {
  subject: Subject;
  /** The person, when the subject is a name. */
  person: Token | null;
  /** The main verb's infinitive. */
  verb: string;
  /** How sure the verb makes it sound; `present` is the plain statement. */
  mood: 'present' | 'past' | 'perfect' | Modal;
  negated: boolean;
  /** "is working": going on now rather than promised. */
  ongoing: boolean;
  /** The words of the clause that are neither subject, verb nor negation, in order. */
  rest: Token[];
  /** What stood before the verb when the subject stands after it: "det" in "det gör jag". */
  front: Token[];
  /** The verb stands first, as in a question or a condition: "Skulle vi byta". */
  verbFirst: boolean;
}

export type ReadPredicate = (tokens: readonly Token[]) => Predicate | null;
