import { pronounAt } from '../acts/matter.ts';
import type { FoundDate } from '../dates/find-dates.ts';
import type { Token } from '../text/token.ts';
import type { OwnerFinding } from '../understand.port.ts';
import type { Entry } from './ledger.ts';
import {
  type ActOf,
  amend,
  deadlineOf,
  isOwnedBy,
  ownerOf,
  recent,
  record,
  sameAs,
  settlePending,
  type Turn,
} from './turn.ts';

/** How many turns back a thing may lie that "it" means. */
const THING_REACH = 2;

/** "(Då måste alla få en avi.) Jag skriver ihop den": the last thing of the gender that the pronoun has. */
function thingFor({ matter }: ActOf<'assign'>, { ledger, lexicon }: Turn, reach: number): readonly Token[] {
  const pronoun = matter.words[pronounAt(matter.words, lexicon)]?.key;
  if (!['den', 'det', 'it'].includes(pronoun ?? '')) return [];
  const thing = ledger.things.findLast(
    ({ neuter, turn }) => ledger.turn - turn <= reach && (neuter === null || neuter === (pronoun === 'det')),
  );
  return thing?.words ?? [];
}

/** What "it" means in an assignment: what this very turn brought up, what was settled, what was brought up before. */
function meantBy(act: ActOf<'assign'>, turn: Turn): readonly Token[] {
  const fresh = thingFor(act, turn, 0);
  if (fresh.length > 0) return fresh;
  const topic = topicFor(turn);
  return topic.length > 0 ? topic : thingFor(act, turn, THING_REACH);
}

/** The nouns of the latest record, else what the last statement was about: what "it" means. */
function topicFor(turn: Turn): readonly Token[] {
  const { lexicon, ledger } = turn;
  const [entry] = recent(turn, 1);
  if (entry === undefined) return ledger.topic;
  const words = entry.topic.length > 0 && entry.matter.back ? entry.topic : entry.matter.words;
  const isArticle = ({ key }: Token) => lexicon.is('articles', key);
  const start = words.findIndex((token) => isArticle(token) || !lexicon.is('particles', token.key));
  const noun = words.slice(Math.max(0, start));
  const end = noun.findIndex(
    (token) =>
      token.kind === 'date' || token.kind === 'mark' || (lexicon.is('prepositions', token.key) && !isArticle(token)),
  );
  return end > 0 ? noun.slice(0, end) : noun;
}

/** Somebody takes what was asked for or decided; with nothing open, what was just spoken of. */
export function applyVolunteer(turn: Turn, owner: OwnerFinding, dates: readonly FoundDate[], instead = false): boolean {
  const { ledger } = turn;
  const { pending } = ledger;
  if (owner.type === 'none') return false;
  const remark = pending?.kind === 'announce' && pending.weak;
  if (pending !== null && !remark && (pending.turn < ledger.turn || pending.kind === 'need')) {
    settlePending(turn, pending, owner, dates, 0.88);
    return true;
  }
  const [entry] = recent(turn);
  if (entry === undefined) return false;
  const free = entry.owner.type === 'none' || instead || entry.suspended || entry.turn < ledger.turn;
  if (!free && !isOwnedBy(entry, owner)) return false;
  amend(entry, turn, { owner, deadline: deadlineOf(dates) ?? entry.deadline });
  return true;
}

/** "Lägg det på mig" with nothing asked for: what was just spoken of, or what the next clause says. */
export function applyOwnOffer(turn: Turn, { matter, dates }: ActOf<'volunteer'>): void {
  const { ledger, speaker } = turn;
  // "Jag också" seconds a proposal; it takes on nothing.
  const proposed = ledger.pending?.kind === 'propose' && ledger.pending.doer === null;
  const accepted =
    recent(turn, 0).some(({ kind }) => kind === 'decision') ||
    (ledger.pending === null &&
      recent(turn, 1).some(({ kind, evidence }) => kind === 'decision' && evidence.length > 1));
  if (matter === null && (proposed || accepted)) return;
  if (applyVolunteer(turn, speaker, dates) || speaker.type === 'none' || ledger.topic.length === 0) return;
  const named =
    matter?.verb == null || turn.lexicon.modal(matter.verb) !== null
      ? { verb: null, negated: false, words: ledger.topic, back: false }
      : matter;
  record(turn, {
    kind: 'action',
    matter: named,
    topic: ledger.topic,
    owner: speaker,
    deadline: deadlineOf(dates),
    confidence: 0.75,
  });
}

/** The record that an assignment says more about: the same matter, or the same person's "it" in the same breath. */
function continued(turn: Turn, act: ActOf<'assign'>, owner: OwnerFinding): Entry | undefined {
  const { ledger } = turn;
  const near = recent(turn);
  // "Ja, jag mejlar dem i dag" says how what was asked for just now will be done.
  const first = turn.reading.acts.find(({ type }) => type !== 'statement') === act && turn.reading.reply.yes;
  const accepted = act.doer === 'speaker' && (first || pronounAt(act.matter.words, turn.lexicon) !== -1);
  const asked = accepted
    ? near.find((entry) => entry.turn === ledger.turn && entry.evidence.length > 1 && isOwnedBy(entry, owner))
    : undefined;
  if (asked !== undefined) return asked;
  // "Vill du det? — Ja, jag tar det med honom på tisdag" says when what was taken on just now will be done.
  const later = turn.reading.reply.yes || (near[0] !== undefined && near[0].turn < ledger.turn);
  const says = later && accepted && deadlineOf(act.dates) !== null;
  const taken = says && act.matter.words.some(({ key }) => /^(?:de[nmt]|it|them)$/.test(key)) ? near[0] : undefined;
  if (taken?.deadline === null && isOwnedBy(taken, owner) && taken.kind === 'action') return taken;
  const sameBreath = act.matter.back
    ? near.find((entry) => entry.turn === ledger.turn && entry.kind === 'action' && isOwnedBy(entry, owner))
    : undefined;
  return sameBreath ?? near.find((entry) => !act.matter.back && sameAs(entry, act.matter, [], turn));
}

function continueEntry(entry: Entry, turn: Turn, act: ActOf<'assign'>, owner: OwnerFinding): void {
  const deadline = deadlineOf(act.dates) ?? entry.deadline;
  const names = act.matter.back && entry.matter.verb === null && !act.take;
  const matter = names ? { ...act.matter, negated: false } : entry.matter;
  const topic = names ? entry.matter.words : entry.topic;
  amend(entry, turn, { owner, deadline, matter, topic });
}

/** "Vi anmäler oss till mässan, Per sköter det": by taking it on, what the group said becomes its decision. */
function settleStatement(turn: Turn, owner: OwnerFinding, dates: readonly FoundDate[]): boolean {
  const { statement } = turn.ledger;
  if (statement === null || turn.ledger.pending !== null) return false;
  turn.ledger.statement = null;
  const deadline = deadlineOf(dates) ?? deadlineOf(statement.words.flatMap(({ date }) => date ?? []));
  record(turn, { kind: 'decision', matter: statement.matter, topic: [], owner, deadline, confidence: 0.75 });
  return true;
}

/** "True, I'll rewrite it": a verb of its own tells what will be done, even if nothing tells to what. */
function namesWork({ matter, doer }: ActOf<'assign'>, { lexicon }: Turn): boolean {
  if (!lexicon.english || doer !== 'speaker' || matter.verb === null) return false;
  const after = matter.words.filter(({ kind }) => kind === 'word').map(({ key }) => key);
  const work = lexicon.verbIs('task', matter.verb, after);
  return work > lexicon.verbIs('take', matter.verb, after) && !/^(?:buy|take|get|have)$/.test(matter.verb);
}

/** Enters a task that a person took or was given. */
export function applyAssign(turn: Turn, act: ActOf<'assign'>): void {
  const { ledger } = turn;
  const owner = ownerOf(act.doer, turn);
  if (owner.type === 'none') return;
  const answers =
    ledger.pending !== null &&
    ledger.pending.turn < ledger.turn &&
    act.matter.back &&
    ledger.pending.kind !== 'propose';
  if (act.take || answers) {
    if (ledger.statement?.ours === true && settleStatement(turn, owner, act.dates)) return;
    if (applyVolunteer(turn, owner, act.dates, act.instead)) return;
    if (ledger.topic.length === 0) {
      turn.floatingOwner = owner;
      return;
    }
  }
  const { pending } = ledger;
  if (pending !== null && pending.kind !== 'propose' && sameAs(pending, act.matter, [], turn)) {
    settlePending(turn, pending, owner, act.dates, act.confidence);
    return;
  }
  const entry = continued(turn, act, owner);
  if (entry !== undefined) {
    continueEntry(entry, turn, act, owner);
    return;
  }
  const topic = act.matter.back ? meantBy(act, turn) : [];
  // "Det köper jag" agrees; it takes on nothing.
  const seconds = turn.reading.reply.yes && deadlineOf(act.dates) === null;
  const accepts = recent(turn, 0).some(({ kind }) => kind === 'decision');
  if (act.matter.back && seconds && accepts) return;
  if (act.matter.back && topic.length === 0 && seconds && !namesWork(act, turn)) return;
  if (act.matter.back && topic.length === 0 && act.matter.verb === null) return;
  // "Det lägger vi på Anna": it is called by what it is.
  const nameless = act.matter.back && act.matter.verb === null;
  record(turn, {
    kind: 'action',
    matter: nameless ? { ...act.matter, words: topic } : act.matter,
    topic,
    owner,
    deadline: deadlineOf(act.dates),
    confidence: act.confidence,
  });
}
