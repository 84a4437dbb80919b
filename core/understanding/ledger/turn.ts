import type { PlainDate } from '../../shared/plain-date.ts';
import type { Act, Doer, Matter, Reading } from '../acts/act.ts';
import type { Lexicon } from '../cues/lexicon.ts';
import type { FoundDate } from '../dates/find-dates.ts';
import type { Token } from '../text/token.ts';
import type { OwnerFinding } from '../understand.port.ts';
import { alternativesTo, setAside } from './alternatives.ts';
import type { Entry, Ledger, Pending, Rival } from './ledger.ts';
import { sameMatter } from './similar.ts';

/** How many turns back a word like "it" or a bare date still reaches. */
const REACH = 3;

/** One utterance on its way into the ledger. */
export interface Turn {
  id: string;
  speakerId: string;
  /** The speaker as an owner; nobody when a room's microphone speaks. */
  speaker: OwnerFinding;
  /** A person id as an owner. */
  ownerOf(personId: string): OwnerFinding;
  reading: Reading;
  lexicon: Lexicon;
  ledger: Ledger;
  /** A date said before what it belongs to: "till fredag: …". */
  floating: PlainDate | null;
  /** An owner named before what he or she is to do: "ägare: Yusuf. Uppgift: …". */
  floatingOwner: OwnerFinding | null;
}

/** The date that counts among those of a clause: the last that exists. */
export function deadlineOf(dates: readonly FoundDate[]): PlainDate | null {
  const points = dates.filter(({ role }) => role === 'date' || role === 'bare');
  return (
    points.findLast(({ date, role }) => date !== null && role === 'date')?.date ??
    points.findLast(({ date }) => date !== null)?.date ??
    null
  );
}

export function ownerOf(doer: Doer, turn: Turn): OwnerFinding {
  if (doer === 'speaker') return turn.speaker;
  if (doer === 'addressee')
    return turn.ledger.previousSpeaker === null ? { type: 'none' } : turn.ownerOf(turn.ledger.previousSpeaker);
  return doer ?? { type: 'none' };
}

/** @returns the entries that this turn may still change, the latest first. */
export function recent({ ledger }: Turn, reach = REACH): Entry[] {
  return ledger.entries.filter((entry) => ledger.turn - entry.turn <= reach).reverse();
}

export function isOwnedBy(entry: Entry, owner: OwnerFinding): boolean {
  return JSON.stringify(entry.owner) === JSON.stringify(owner);
}

export function sameAs(
  entry: { matter: Matter; topic: readonly Token[] },
  matter: Matter,
  topic: readonly Token[],
  turn: Turn,
): boolean {
  return sameMatter(entry.matter, entry.topic, matter, topic, turn.lexicon);
}

/** Changes an entry by this turn: what is given replaces what was; an objection is overcome. */
export function amend(
  entry: Entry,
  turn: Turn,
  change: Partial<Pick<Entry, 'matter' | 'topic' | 'owner' | 'deadline' | 'confidence' | 'alternatives'>>,
): void {
  Object.assign(entry, change);
  entry.suspended = false;
  entry.turn = turn.ledger.turn;
  if (!entry.evidence.includes(turn.id)) entry.evidence = [...entry.evidence, turn.id];
}

export function record(
  turn: Turn,
  entry: Pick<Entry, 'kind' | 'matter' | 'topic' | 'owner' | 'deadline' | 'confidence'> & {
    evidence?: readonly string[];
    alternatives?: readonly Rival[];
  },
): void {
  const { ledger, id, speakerId } = turn;
  const evidence = [...new Set([...(entry.evidence ?? []), id])];
  ledger.entries.push({
    ...entry,
    deadline: entry.deadline ?? turn.floating,
    evidence,
    by: speakerId,
    turn: ledger.turn,
    alternatives:
      entry.alternatives ?? (entry.kind === 'decision' ? alternativesTo(turn, entry.matter, entry.topic) : []),
    suspended: false,
  });
  turn.floating = null;
}

/** Makes what waited for an answer a record: a decision of the group, or a task when somebody is to do it. */
export function settlePending(
  turn: Turn,
  pending: Pending,
  doer: Doer,
  dates: readonly FoundDate[],
  confidence: number,
): void {
  const { ledger } = turn;
  ledger.pending = null;
  const owner = doer === 'addressee' ? turn.speaker : ownerOf(doer, turn);
  const deadline = deadlineOf(dates) ?? deadlineOf(pending.dates);
  if (pending.entry !== null) {
    const named = owner.type !== 'none' && (pending.passes || pending.entry.owner.type === 'none');
    amend(pending.entry, turn, {
      owner: named ? owner : pending.entry.owner,
      deadline: deadline ?? pending.entry.deadline,
    });
    return;
  }
  const decided = pending.kind === 'announce' || (pending.kind === 'propose' && pending.doer === null);
  if (!decided && owner.type === 'none') return;
  record(turn, {
    kind: decided ? 'decision' : 'action',
    matter: pending.matter,
    topic: pending.topic,
    owner,
    deadline,
    confidence,
    evidence: pending.evidence,
  });
}

/** @returns whether it is a thought that came with the yes to something else: not what is closed or agreed to next */
export function isAside({ kind, weak, turn }: Pending, { entries }: Ledger): boolean {
  return weak && kind === 'propose' && entries.some((entry) => entry.turn === turn);
}

export function wait(
  turn: Turn,
  kind: Pending['kind'],
  act: { matter: Matter; dates: readonly FoundDate[] },
  extra: Partial<Pending> = {},
): void {
  const { ledger, id, speakerId, reading } = turn;
  const { pending } = ledger;
  if (pending?.kind === 'propose' && pending.turn < ledger.turn)
    setAside(turn, pending, reading.reply.no || reading.reply.objection);
  ledger.pending = {
    kind,
    matter: act.matter,
    topic: act.matter.back ? ledger.topic : [],
    doer: null,
    dates: act.dates,
    by: speakerId,
    turn: ledger.turn,
    evidence: [id],
    contested: false,
    weak: false,
    seconded: null,
    passes: false,
    asked: false,
    agreeing: 'yes',
    entry: null,
    ...extra,
  };
}

export type ActOf<Type extends Act['type']> = Extract<Act, { type: Type }>;
