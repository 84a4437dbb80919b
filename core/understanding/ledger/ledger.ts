import type { PlainDate } from '../../shared/plain-date.ts';
import type { Doer, Matter, Thing } from '../acts/act.ts';
import type { FoundDate } from '../dates/find-dates.ts';
import type { Token } from '../text/token.ts';
import type { OwnerFinding } from '../understand.port.ts';

/** Something settled, as it stands after the utterances read so far. */
export interface Entry {
  kind: 'decision' | 'action';
  matter: Matter;
  /** What "it" stands for in the matter. */
  topic: readonly Token[];
  owner: OwnerFinding;
  deadline: PlainDate | null;
  confidence: number;
  /** Utterance ids, oldest first. */
  evidence: readonly string[];
  /** The speaker who said it. */
  by: string;
  /** The turn that last changed it. */
  turn: number;
  /** What it was decided instead of, oldest first. */
  alternatives: readonly Rival[];
  /** Somebody objected or took it back: it counts only if it is said again. */
  suspended: boolean;
}

/** A proposal that was not taken: a decision about the same was its alternative. */
export interface Rival {
  matter: Matter;
  topic: readonly Token[];
  /** When it was dropped. */
  turn: number;
  /** It was dropped for another one in so many words: "nej, hellre …". */
  opposed: boolean;
}

/** What was said and waits for an answer. */
export interface Pending {
  kind: 'propose' | 'announce' | 'request' | 'offer' | 'need';
  matter: Matter;
  topic: readonly Token[];
  doer: Doer;
  dates: readonly FoundDate[];
  by: string;
  turn: number;
  evidence: readonly string[];
  /** An uncertain answer came: now only a clear closing settles it. */
  contested: boolean;
  /** Worded as an opinion: a plain yes is not enough. */
  weak: boolean;
  /** Who said the first plain yes to an opinion; that of a third makes it the group's. */
  seconded: string | null;
  /** It was a question, so that "ja" answers it. */
  asked: boolean;
  /** The answer that agrees: "no" after "any objections?". */
  agreeing: 'yes' | 'no';
  /** Whoever agrees takes over from the owner of that entry. */
  passes: boolean;
  /** What it completes when it is answered: "vem tar det?" after a decision. */
  entry: Entry | null;
}

export interface Choice {
  words: readonly Token[];
  dates: readonly FoundDate[];
  by: string;
  turn: number;
  evidence: readonly string[];
  /** The last answer that named one of the options. */
  picked: { words: readonly Token[]; by: string } | null;
}

/** What the rules remember between the utterances of one context. */
export interface Ledger {
  entries: Entry[];
  pending: Pending | null;
  choice: Choice | null;
  /** Proposals that were dropped lately. */
  rivals: readonly Rival[];
  /** What the last plain statement was about. */
  topic: readonly Token[];
  /** The turn that said so. */
  topicTurn: number;
  /** What was brought into the talk last, oldest first. */
  things: readonly (Thing & { turn: number })[];
  /** The turn that settled something by "no" to "any objections?": another "no" right after it agrees, too. */
  unopposed: number;
  /** The last plain statement of this turn: what "beslutat" right after it closes. */
  statement: { matter: Matter; words: readonly Token[]; ours: boolean } | null;
  /** Who spoke before the current speaker. */
  previousSpeaker: string | null;
  turn: number;
  /** The last turn that did more than tell something. */
  moved: number;
}

export function emptyLedger(): Ledger {
  return {
    entries: [],
    pending: null,
    choice: null,
    rivals: [],
    topic: [],
    topicTurn: 0,
    things: [],
    unopposed: Number.NEGATIVE_INFINITY,
    statement: null,
    previousSpeaker: null,
    turn: 0,
    moved: 0,
  };
}
