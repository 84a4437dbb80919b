import type { FoundDate } from '../dates/find-dates.ts';
import type { Token } from '../text/token.ts';
import type { OwnerFinding } from '../understand.port.ts';

/** Who is to do it, as far as one utterance tells; `addressee`: whoever is spoken to. */
export type Doer = OwnerFinding | 'speaker' | 'addressee' | null;

/** What is to be done or was chosen. */
export interface Matter {
  /** Infinitive; null when it is a noun ("upphandlingen") or a whole clause ("kantina stenges"). */
  verb: string | null;
  negated: boolean;
  words: readonly Token[];
  /** It says only "it": what it is was said before. */
  back: boolean;
}

/** What a clause brings into the talk; "den" means no neuter, "det" nothing else. Null: the language does not tell. */
export interface Thing {
  words: readonly Token[];
  neuter: boolean | null;
}

/** What a clause does in the meeting. */
export type Act =
  /** The group settles something. `instead`: in the place of what was said before. */
  | { type: 'decide'; matter: Matter; doer: Doer; dates: readonly FoundDate[]; instead: boolean; confidence: number }
  /** A person takes or is given a task. `take`: whatever it was that was spoken of. */
  | {
      type: 'assign';
      matter: Matter;
      doer: Doer;
      dates: readonly FoundDate[];
      take: boolean;
      instead: boolean;
      confidence: number;
    }
  /** Only a date: "deadline 15 okt". */
  | { type: 'due'; words: readonly Token[]; dates: readonly FoundDate[]; instead: boolean }
  /** Closes what was proposed; `strong`: in words of deciding; `said`: what is decided when nothing was: "motionen bifalls". */
  | { type: 'settle'; strong: boolean; said?: Matter }
  /** Something picked: "det blir grön"; `firm`: a decision even when nothing was asked ("orange it is"). */
  | { type: 'pick'; matter: Matter; dates: readonly FoundDate[]; firm: boolean }
  /** `agreeing`: the answer that agrees, when it is not yes. */
  | { type: 'propose'; matter: Matter; doer: Doer; dates: readonly FoundDate[]; weak: boolean; agreeing?: 'no' }
  /** A date or a state that becomes a decision when somebody agrees or changes it: "workshopen blir den 19:e". */
  | { type: 'announce'; matter: Matter; dates: readonly FoundDate[] }
  | { type: 'request'; matter: Matter; doer: Doer; dates: readonly FoundDate[] }
  | { type: 'offer'; matter: Matter; dates: readonly FoundDate[] }
  /** Somebody is needed: a question to anybody, "vem", or "någon måste". */
  | { type: 'need'; matter: Matter; dates: readonly FoundDate[]; asked: boolean }
  | { type: 'choice'; words: readonly Token[]; dates: readonly FoundDate[] }
  /** The speaker takes what was asked for: "det gör jag". */
  | { type: 'volunteer'; matter: Matter | null; dates: readonly FoundDate[] }
  /** A name and nothing else. */
  | { type: 'name'; doer: OwnerFinding }
  /** Asks all to agree; `no` is the agreeing answer when objections are asked for. */
  | { type: 'confirm'; agreeing: 'yes' | 'no' }
  /** `words`: what is put off. */
  | { type: 'postpone'; words: readonly Token[] }
  | { type: 'retract' }
  /**
   * Nothing of the above. `topic`: what "it" may mean in the next clause; `closable`: what is decided when "beslutat" comes
   * right after it; `ours`: it says what the group does; `thing`: what "it" may mean when nothing was spoken of.
   */
  | {
      type: 'statement';
      topic: readonly Token[];
      words: readonly Token[];
      closable: Matter | null;
      ours: boolean;
      thing: Thing | null;
    };

/** How an utterance answers the one before; each is what its words say by themselves. */
export interface Reply {
  yes: boolean;
  no: boolean;
  uncertain: boolean;
  /** It gives a reason why what was just said cannot be. */
  objection: boolean;
}

export interface Reading {
  acts: readonly Act[];
  reply: Reply;
  /** Every date that was said, for answers such as "ja, ni har det på fredag". */
  dates: readonly FoundDate[];
  joke: boolean;
}
