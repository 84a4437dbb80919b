/** The kinds of words that the rules tell apart: lower case, with commas between. */
export interface CueWords {
  /** Said before the matter: "okej", "bra", "alltså". Skipped. */
  openers: string;
  /** Openers that announce a conclusion: "då", "så". */
  conclusions: string;
  i: string;
  me: string;
  you: string;
  we: string;
  /** "låt", with `us` after it. */
  lets: string;
  us: string;
  /** Somebody named before: "hon", "han". */
  she: string;
  /** Other subjects: "ni", "de", "man", "det", "ingen". */
  others: string;
  someone: string;
  who: string;
  /** Question words that ask for something else than a person or a yes: "när". */
  wh: string;
  /** Objects that point back: "den", "det", "dem". */
  it: string;
  /** Of those, the ones that are never the article of a noun: "dem". */
  pronouns: string;
  negation: string;
  /** The word that makes a title's verb a refusal: "inte". */
  refusal: string;
  /** May stand between subject and verb or verb and subject: "också", "nu". */
  adverbs: string;
  /** Adverbs that change nothing ("nu", "officiellt", "gärna"); they are not read. */
  softeners: string;
  /** Begin a clause that says when, why or on what terms; the clause is no part of a title. */
  subordinators: string;
  /** Begin a condition; some also mean "about" or "again" ("om"). */
  conditions: string;
  /** Begin what happened before: "efter att ha vägt för och emot". */
  afterwards: string;
  /** Bind a clause to the one before it: "att", "som". */
  binders: string;
  /** Binds what was said, chosen or agreed: "att", "that". */
  thatClause: string;
  infinitiveMarks: string;
  /** Make a question of what was told, at its end: "va", "right". */
  tags: string;
  /** Adverbs that belong to a verb: "ut", "fram". */
  particles: string;
  and: string;
  or: string;
  but: string;
  /** Left out of titles. */
  fillers: string;
  /** Prepositions that mean nothing in a title once its date is gone. */
  prepositions: string;
  /** All that may stand around a date that only completes what was said: "deadline", "klart", "senast". */
  due: string;
  /** "mitt", "my". */
  mine: string;
  /** Get and have, where somebody gets something from the speaker: "ni får siffrorna av mig". */
  getting: string;
  /** Before "me" there: "av". */
  giving: string;
  /** "dig", as an object. */
  thee: string;
  /** "ditt", "yours". */
  yours: string;
  /** What a genitive may own: "ansvar", "uppgift". */
  charges: string;
  /** Verbs of going that another verb follows: "åker och hämtar". */
  motions: string;
  /** Verbs that hand a task to somebody: "lägga (det på mig)"; in every form that is said. */
  handing: string;
  /** Between what is handed over and to whom: "på". */
  receiving: string;
  /** Between a name and what it owns where the language has no genitive: "Jonas sitt ansvar". */
  possessives: string;
  /** "är", "blir". */
  copulas: string;
  /** Lead from a name to where the person works: "Lena på ekonomi". */
  origins: string;
  /** "blir": makes a date or a choice known. */
  becomes: string;
  /** Verbs that only name a choice: "säga". */
  sayings: string;
  /** Verbs whose object is the whole task: "äga". */
  owning: string;
  /** Nouns and adjectives after "en" that name no thing: "en gång", "ett par". */
  measures: string;
  articles: string;
  /** What a person may become the ... of: "kontaktperson". */
  roles: string;
  /** "klart": said of a decision, but of finished work, too. */
  finished: string;
  /** What the outcome of a vote does: "stiger", "vann", "får". */
  prevailing: string;
  /** Verbs that call off what was to be: "skippa". */
  cancelling: string;
  /** Said of anything that was settled: "bestämt", "spikat". */
  decided: string;
  /** What becomes of a motion: "antaget". */
  outcomes: string;
  /** Verbs that follow the topic of a plain statement: "går", "behöver". */
  statives: string;
  /** Between a charge and what it is about: "för", "att". */
  links: string;
  please: string;
  instead: string;
  abbreviations: string;
}

/** Infinitives with commas between, with a particle or preposition where the meaning needs one ("ta fram"). */
export interface CueVerbs {
  /** Taking something on, whatever it is: "ta", "fixa". */
  take: string;
  /** Work that a person does. */
  task: string;
  /** What a group chooses to do. */
  change: string;
  /** Of those, what a group also does every day ("betala"): a choice only with a date or a conclusion. */
  routine: string;
  /** A group's formal act on a proposal, which belongs to the title: "godkänna". */
  adopt: string;
  /** Being, having, thinking, meeting, travelling: never a decision or a task. */
  state: string;
  /** Verbs after which "om"/"if" means "whether". */
  inquire: string;
  /** Other present forms -> infinitive. */
  present: Readonly<Record<string, string>>;
  /** Supines of choosing -> infinitive: "vi har valt". */
  supines: Readonly<Record<string, string>>;
  /** Auxiliaries -> how they make the verb sound. */
  modals: Readonly<Record<string, Modal>>;
  /** Past forms that a rule by ending does not find. */
  past: string;
}

export type Modal = 'will' | 'intend' | 'may' | 'can' | 'must' | 'should' | 'have' | 'want';

/** Phrases in the notation of `compilePhrases`. */
export interface CuePhrases {
  joke: readonly string[];
  /** Somebody else's words, or another body's decision. */
  reported: readonly string[];
  past: readonly string[];
  counterfactual: readonly string[];
  conditional: readonly string[];
  /** Conditions that hold back what was said before them, too: "vi flyttar, om bygget blir klart". */
  proviso: readonly string[];
  /** What somebody does always or just now, which is no promise. */
  habitual: readonly string[];
  /** Days of the week in general and times of day: "klockan 17 på fredagar". */
  timetable: readonly string[];
  /** What another person does at this moment. */
  rightNow: readonly string[];
  /** "Om ingen har invändningar": a condition that settles. */
  noObjection: readonly string[];
  /** Nothing is decided. */
  unsettled: readonly string[];
  /** Something will be or must be decided. */
  undecided: readonly string[];
  hedge: readonly string[];
  opinion: readonly string[];
  postpone: readonly string[];
  /** What puts off a person's task, too: "nästa gång". */
  nextTime: readonly string[];
  agenda: readonly string[];
  /** Running the meeting itself: pauses, next item, see you. */
  logistics: readonly string[];
  yes: readonly string[];
  no: readonly string[];
  uncertain: readonly string[];
  /** Reasons why what was just said cannot be. */
  objection: readonly string[];
  retract: readonly string[];
  /** Closes what was proposed: "då gör vi så", "det är bestämt". */
  settle: readonly string[];
  /** What follows is the decision: "vi beslutar att". */
  resolve: readonly string[];
  /** What follows is what all think: a decision unless it only describes. */
  agree: readonly string[];
  /** What follows was picked: "då blir det". */
  pick: readonly string[];
  /** What stands before it is the choice: "grön får det bli". */
  chosen: readonly string[];
  /** What was picked stands before it: "grön blir det". */
  pickedBefore: readonly string[];
  /** Between a proposal and its ending: "förslaget om". */
  motion: readonly string[];
  /** A proposal's success, after its subject: "är antaget". */
  carried: readonly string[];
  /** What stands before it won the vote. */
  wins: readonly string[];
  /** "Jag sammanfattar", "vi har pratat klart": what stands behind its colon is the outcome. */
  sumsUp: readonly string[];
  /** "beslut :" at a clause's start. */
  label: readonly string[];
  /** "åtgärd :" at a clause's start. */
  actionLabel: readonly string[];
  vote: readonly string[];
  /** How a vote ended: "fyra mot en", "enhälligt". */
  voteResult: readonly string[];
  /** "härmed": what it stands in is an outcome. */
  formally: readonly string[];
  /** "förslag :" at a clause's start. */
  proposalLabel: readonly string[];
  /** A question that asks all to agree to what follows: "kan vi enas om att". */
  suggestAgreement: readonly string[];
  /** What follows is proposed. */
  propose: readonly string[];
  /** A proposal in the form of a question; what follows is proposed. */
  suggest: readonly string[];
  /** Questions that ask all to agree. */
  confirm: readonly string[];
  /** Questions to which no means yes. */
  anyObjection: readonly string[];
  /** A question to `du`; what follows is asked for. */
  request: readonly string[];
  /** A wish that somebody does something, which is asked for: "jag vill att du". */
  wish: readonly string[];
  /** A question to anybody. */
  requestAnyone: readonly string[];
  who: readonly string[];
  /** The speaker offers: "ska jag". */
  offer: readonly string[];
  /** Something must be done by somebody. */
  need: readonly string[];
  /** A clause that is only "jag tycker": what is thought follows. */
  thought: readonly string[];
  /** "anteckna att": what follows is for the minutes, and says itself what it is. */
  noted: readonly string[];
  /** "kom ihåg att", before what somebody is told to do. */
  remind: readonly string[];
  /** "låt oss": the group is asked to choose and does. */
  hortative: readonly string[];
  /** The speaker takes on what was asked: "det gör jag". */
  volunteer: readonly string[];
  /** The person token in it owns what follows ("{P} får i uppdrag att"). */
  charge: readonly string[];
  /** "ansvarig för X", where a colon and a name follow. */
  responsible: readonly string[];
  /** The person token in it owns what was before ("ligger på {P}"). */
  chargedWith: readonly string[];
}

export type PhraseName = keyof CuePhrases;

/** What the rules know of a language. */
export interface Cues {
  words: CueWords;
  verbs: CueVerbs;
  phrases: CuePhrases;
}
