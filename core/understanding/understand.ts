import type { Reading } from './acts/act.ts';
import { readUtterance } from './acts/read-utterance.ts';
import { findDates } from './dates/find-dates.ts';
import { applyTurn } from './ledger/apply-turn.ts';
import { type Entry, emptyLedger, type Ledger } from './ledger/ledger.ts';
import { grammarOf } from './lexicons.ts';
import { joinPeople } from './people/join-people.ts';
import { markPeople } from './people/mark-people.ts';
import { indexNames, type NameIndex } from './people/name-index.ts';
import { isRoomAccount } from './people/room-account.ts';
import type { Grammar } from './predicates/grammar.ts';
import { cleanText } from './text/clean-text.ts';
import { isOrderToMachine } from './text/order-to-machine.ts';
import { isKolleganText } from './text/own-text.ts';
import { tokenize } from './text/tokenize.ts';
import { titleOf } from './title.ts';
import type {
  Finding,
  OwnerFinding,
  Understand,
  UnderstandingInput,
  Utterance,
  Withdrawal,
} from './understand.port.ts';

/** So many utterances before the last one are read; what is older has no hold on it. */
export const CONTEXT_TURNS = 8;

type Circumstances = Omit<UnderstandingInput, 'utterance' | 'context'>;

/** A meeting's people, day and language, ready to read by. */
export interface Meeting extends Circumstances {
  grammar: Grammar;
  names: NameIndex;
  /** All that a reading depends on besides the utterance. */
  circumstances: string;
}

function ownerOf(personId: string, { attendees }: Meeting): OwnerFinding {
  const attendee = attendees.find(({ id }) => id === personId);
  if (attendee !== undefined && isRoomAccount(attendee.name)) return { type: 'none' };
  return { type: 'person', personId };
}

/** What was read of utterances that are still somebody's context, so that each is read once and not once a turn. */
const readings = new WeakMap<Utterance, { circumstances: string; reading: Reading }>();

function read(utterance: Utterance, { language, meetingDate, names, grammar, circumstances }: Meeting): Reading {
  const known = readings.get(utterance);
  if (known?.circumstances === circumstances) return known.reading;
  const said = utterance.text;
  const isEvidence = !isOrderToMachine(said) && !isKolleganText(said);
  const text = isEvidence ? cleanText(said) : '';
  const marked = markPeople(tokenize(text, findDates(text, language, meetingDate)), names, language !== 'en');
  const tokens = joinPeople(marked, (key) => grammar.lexicon.is('and', key));
  const reading = readUtterance(tokens, grammar);
  readings.set(utterance, { circumstances, reading });
  return reading;
}

function take(utterance: Utterance, ledger: Ledger, meeting: Meeting): void {
  applyTurn({
    id: utterance.id,
    speakerId: utterance.speakerId,
    speaker: ownerOf(utterance.speakerId, meeting),
    ownerOf: (personId) => ownerOf(personId, meeting),
    reading: read(utterance, meeting),
    lexicon: meeting.grammar.lexicon,
    ledger,
    floating: null,
    floatingOwner: null,
  });
}

interface Shown {
  finding: Omit<Finding, 'replaces' | 'replacesTitle'>;
  last: string;
}

function show(entry: Entry, meeting: Meeting): Shown | null {
  const title = titleOf(entry.matter, entry.topic, meeting.grammar);
  if (entry.suspended || title === '') return null;
  const { kind, owner, deadline, confidence } = entry;
  const others = entry.alternatives.map(({ matter, topic }) => titleOf(matter, topic, meeting.grammar));
  const alternatives = [...new Set(others)].filter((other) => other !== '' && other !== title);
  return {
    finding: { kind, title, owner, deadline, confidence, alternatives, evidence: [...entry.evidence] },
    last: entry.evidence.at(-1) ?? '',
  };
}

function isUntouched(entry: Entry, before: Entry): boolean {
  return (Object.keys(entry) as (keyof Entry)[]).every((field) => entry[field] === before[field]);
}

function change(before: Shown | null, after: Shown | null, utteranceId: string): Finding | Withdrawal | null {
  if (before === null) return after === null ? null : { ...after.finding, replaces: null };
  const replaced = { replaces: before.last, replacesTitle: before.finding.title };
  if (after === null) return { kind: 'withdrawal', evidence: [utteranceId], ...replaced };
  return JSON.stringify(before.finding) === JSON.stringify(after.finding) ? null : { ...after.finding, ...replaced };
}

export function openMeeting({ attendees, meetingDate, language }: Circumstances): Meeting {
  return {
    attendees,
    meetingDate,
    language,
    grammar: grammarOf(language),
    names: indexNames(attendees),
    circumstances: JSON.stringify([language, meetingDate, attendees]),
  };
}

/** Does what {@link understand} does in a meeting that is open already: for reading many utterances. */
export function understandIn(
  meeting: Meeting,
  utterance: Utterance,
  context: readonly Utterance[],
): (Finding | Withdrawal)[] {
  const ledger = emptyLedger();
  for (const earlier of context.slice(-CONTEXT_TURNS)) take(earlier, ledger, meeting);
  const before = new Map(ledger.entries.map((entry) => [entry, { ...entry }]));
  take(utterance, ledger, meeting);
  const standing = new Set(ledger.entries);
  return [...new Set([...before.keys(), ...standing])].flatMap((entry) => {
    const was = before.get(entry);
    if (was !== undefined && standing.has(entry) && isUntouched(entry, was)) return [];
    const shown = was === undefined ? null : show(was, meeting);
    return change(shown, standing.has(entry) ? show(entry, meeting) : null, utterance.id) ?? [];
  });
}

/**
 * The rule-based understanding of Swedish, Norwegian, Danish and English: what an utterance settles, takes back or adds
 * to what was settled in the turns before it ({@link CONTEXT_TURNS} of them). Only the first
 * {@link ANALYSED_LENGTH} characters of an utterance are read. Never throws, whatever the text.
 */
export const understand: Understand = ({ utterance, context, ...circumstances }) =>
  understandIn(openMeeting(circumstances), utterance, context);
