import type { Act } from '../acts/act.ts';
import type { Token } from '../text/token.ts';
import { otherOptions } from './alternatives.ts';
import { applyAssign, applyOwnOffer, applyVolunteer } from './apply-assign.ts';
import { answerChoice, closeChoice, namesOption } from './apply-choice.ts';
import type { Entry } from './ledger.ts';
import { stemsOf } from './similar.ts';
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
  wait,
} from './turn.ts';

/** A motion that passes is about what was settled so many turns ago, if anything was. */
const REACH_OF_MOTION = 2;

/** More things than these nobody points back to. */
const MOST_THINGS = 4;

/** The earlier record that a decision restates or takes the place of. */
function restated(turn: Turn, act: ActOf<'decide'>): Entry | undefined {
  const { reply, acts } = turn.reading;
  const corrects = act.instead || reply.no || acts.some(({ type }) => type === 'retract');
  const near = recent(turn);
  const same = near.find((entry) => sameAs(entry, act.matter, [], turn));
  return same ?? (corrects ? near.find(({ kind }) => kind === 'decision') : undefined);
}

function applyDecide(turn: Turn, act: ActOf<'decide'>): void {
  const { ledger } = turn;
  const deadline = deadlineOf(act.dates);
  const owner = ownerOf(act.doer, turn);
  const earlier = restated(turn, act);
  if (earlier !== undefined) {
    // "Glöm tårtan, vi skippar den" calls off; it decides nothing new.
    if (earlier.suspended && act.matter.verb !== null && turn.lexicon.is('cancelling', act.matter.verb)) return;
    const keeps = act.matter.words.length === 0 || earlier.kind === 'action';
    const matter = keeps ? earlier.matter : act.matter;
    const replaced = { matter: earlier.matter, topic: earlier.topic, turn: ledger.turn, opposed: true };
    const changes = !keeps && !sameAs(earlier, act.matter, [], turn);
    amend(earlier, turn, {
      matter,
      alternatives: changes ? [...earlier.alternatives, replaced] : earlier.alternatives,
      deadline: deadline ?? earlier.deadline,
      owner: owner.type === 'none' ? earlier.owner : owner,
    });
    return;
  }
  const moved =
    act.matter.back && deadline !== null ? recent(turn).find(({ deadline: day }) => day !== null) : undefined;
  if (moved !== undefined && moved.turn < ledger.turn) {
    amend(moved, turn, { deadline });
    return;
  }
  const { pending } = ledger;
  // "Så opsiger vi det til december": the verb of what was proposed, with "it" for the rest.
  const echoes =
    pending !== null && act.matter.back && act.matter.verb !== null && act.matter.verb === pending.matter.verb;
  const answers = pending !== null && (echoes || sameAs(pending, act.matter, [], turn));
  const { choice } = ledger;
  const chosen = choice !== null && namesOption(choice, act.matter.words, turn.lexicon) ? choice : null;
  if (answers) ledger.pending = null;
  record(turn, {
    kind: 'decision',
    matter: echoes ? { ...pending.matter, negated: act.matter.negated } : act.matter,
    topic: ledger.topic,
    owner,
    deadline,
    confidence: act.confidence,
    ...(answers ? { evidence: pending.evidence } : {}),
    ...(chosen === null ? {} : { alternatives: otherOptions(chosen, act.matter.words, turn) }),
  });
  ledger.choice = null;
}

function applyDue(turn: Turn, act: ActOf<'due'>): void {
  const { ledger, speakerId, speaker } = turn;
  const deadline = deadlineOf(act.dates);
  if (answerChoice(turn, act.words, turn.reading.reply.yes)) return;
  const { pending } = ledger;
  if (pending !== null && pending.turn < ledger.turn) {
    const own = pending.by === speakerId;
    const asked = pending.kind === 'request' && !own && !turn.reading.reply.no;
    const moved =
      (pending.kind === 'announce' || pending.kind === 'propose') &&
      (own || act.instead) &&
      (pending.contested || act.instead);
    if (asked || moved) settlePending(turn, pending, pending.doer, act.dates, 0.8);
    return;
  }
  // "Någon måste skriva ansökan, den ska vara inne vecka 50."
  const undated = pending !== null && deadlineOf(pending.dates) === null;
  if (pending !== null && (pending.kind === 'announce' || undated)) {
    ledger.pending = { ...pending, dates: act.dates };
    return;
  }
  const [entry] = recent(turn);
  if (entry === undefined) {
    turn.floating = deadline;
    return;
  }
  const mayChange =
    entry.deadline === null || entry.suspended || act.instead || entry.by === speakerId || isOwnedBy(entry, speaker);
  if (mayChange) amend(entry, turn, { deadline });
}

function applySettle(turn: Turn, { strong, said }: ActOf<'settle'>): void {
  const { ledger } = turn;
  const { pending, statement } = ledger;
  if (closeChoice(turn)) return;
  // "Förslaget går igenom: vi säljer stugan" says itself what was decided.
  const told = turn.reading.acts.some(({ type }) => type === 'decide');
  const matter = statement?.matter ?? (told ? undefined : said);
  if (
    pending === null &&
    strong &&
    matter !== undefined &&
    recent(turn, statement === null ? REACH_OF_MOTION : 0).length === 0
  ) {
    const dates = (statement?.words ?? []).flatMap(({ date }) => (date === undefined ? [] : [date]));
    record(turn, {
      kind: 'decision',
      matter,
      topic: [],
      owner: { type: 'none' },
      deadline: deadlineOf(dates),
      confidence: 0.85,
    });
    return;
  }
  if (pending === null || (pending.kind !== 'propose' && pending.kind !== 'announce')) return;
  // A thought that came with the yes to something else is not what is closed.
  if (pending.weak && pending.kind === 'propose' && ledger.entries.some(({ turn: at }) => at === pending.turn)) {
    ledger.pending = null;
    return;
  }
  settlePending(turn, pending, pending.doer, [], 0.9);
}

function takeBack(turn: Turn, words: readonly Token[]): void {
  const { ledger, lexicon } = turn;
  const waited = ledger.pending;
  ledger.pending = null;
  ledger.choice = null;
  const [entry] = recent(turn);
  if (entry === undefined) return;
  // "Jag backar" takes back what was said last; what was settled before it stands.
  const another = entry.by !== turn.speakerId && !isOwnedBy(entry, turn.speaker);
  const since = ledger.turn - entry.turn > 1 && (waited !== null || ledger.moved > entry.turn);
  if (words.length === 0 && another && since) return;
  const about = stemsOf(words, lexicon);
  const same = [...stemsOf([...entry.matter.words, ...entry.topic], lexicon)].some((stem) => about.has(stem));
  // "Det tar vi nästa gång" is about what was said just before.
  const near = ledger.turn - entry.turn <= 1 && words.some(({ key }) => lexicon.is('it', key));
  if (same || words.length === 0 || near) entry.suspended = true;
}

function applyConfirm(turn: Turn, { agreeing }: ActOf<'confirm'>): void {
  const { ledger } = turn;
  const fresh = ledger.entries.filter((entry) => entry.turn === ledger.turn && entry.evidence.length === 1);
  const [entry] = fresh;
  if (entry === undefined) {
    if (ledger.pending !== null) ledger.pending = { ...ledger.pending, agreeing, by: turn.speakerId, contested: false };
    return;
  }
  ledger.entries = ledger.entries.filter((other) => other !== entry);
  const dates =
    entry.deadline === null ? [] : [{ start: 0, end: 0, date: entry.deadline, form: 'iso', role: 'date' } as const];
  wait(
    turn,
    'propose',
    { matter: entry.matter, dates },
    { agreeing, doer: entry.owner.type === 'none' ? null : entry.owner, topic: entry.topic },
  );
}

function applyPick(turn: Turn, act: ActOf<'pick'>): void {
  if (answerChoice(turn, act.matter.words, true)) return;
  const said = recent(turn).some((entry) => sameAs(entry, act.matter, [], turn));
  const open = turn.ledger.pending === null || turn.ledger.pending.kind === 'propose';
  if (act.firm && !said && open) {
    const { matter, dates } = act;
    applyDecide(turn, { type: 'decide', matter, doer: null, dates, instead: false, confidence: 0.8 });
    return;
  }
  // A mere yes does not make a pick a decision ("det blir dyrt"); a closing does.
  wait(turn, 'announce', act, { weak: true });
}

function applyRequest(turn: Turn, act: ActOf<'request'>): void {
  const [entry] = recent(turn);
  const asksWhen = deadlineOf(act.dates) !== null;
  const { pending } = turn.ledger;
  // "Vill du det, Selma?": about what was said before, and nothing by itself.
  if (act.matter.verb === null && act.matter.back && !asksWhen) {
    if (pending?.kind === 'need') turn.ledger.pending = { ...pending, kind: 'request', doer: act.doer, asked: true };
    if (entry?.owner.type !== 'none') return;
  }
  // "Skickar du det?" after a decision about something else asks for a task of its own.
  const named = act.matter.verb !== null && turn.lexicon.verbIs('take', act.matter.verb, []) === 0;
  const about =
    entry !== undefined && (!named || act.matter.verb === entry.matter.verb || turn.ledger.turn - entry.turn <= 1);
  const completes = act.matter.back && about && (asksWhen || entry.owner.type === 'none') ? entry : null;
  wait(turn, 'request', act, { doer: act.doer, asked: true, entry: completes });
}

function applyNeed(turn: Turn, act: ActOf<'need'>): void {
  const [entry] = recent(turn);
  if (act.matter.back && entry !== undefined) return;
  if (turn.floatingOwner !== null && !act.asked) {
    const deadline = deadlineOf(act.dates);
    record(turn, {
      kind: 'action',
      matter: act.matter,
      topic: [],
      owner: turn.floatingOwner,
      deadline,
      confidence: 0.9,
    });
    return;
  }
  wait(turn, 'need', act, { asked: act.asked });
}

function applyPropose(turn: Turn, act: ActOf<'propose'>): void {
  const [entry] = recent(turn);
  const asksWhen = act.matter.back && act.dates.some(({ date }) => date !== null);
  // "Ska vi säga den 27 november?", "du kan ta det på måndag": about what was settled just now.
  const moves = asksWhen && turn.ledger.pending === null && entry !== undefined && !entry.suspended ? entry : null;
  const doer = act.doer === 'speaker' ? turn.speaker : act.doer;
  wait(turn, 'propose', act, { doer, weak: act.weak, agreeing: act.agreeing ?? 'yes', entry: moves });
}

/** "Okej, Uppsala": the answer of another said again with a yes. */
function confirmsPick({ ledger, reading, speakerId }: Turn): boolean {
  const picked = ledger.choice?.picked;
  return picked != null && picked.by !== speakerId && reading.reply.yes;
}

/** So many words before it tell of something that a retraction in the same breath may be about. */
const TELLING = 5;

function tellsFirst({ reading }: Turn, act: Act): boolean {
  const { acts, reply } = reading;
  const before = acts.slice(0, acts.indexOf(act));
  return !reply.no && before.some((one) => one.type === 'statement' && one.words.length >= TELLING);
}

/** Enters one act of an utterance into the ledger. */
export function applyAct(turn: Turn, act: Act): void {
  const { ledger } = turn;
  if (act.type === 'decide') applyDecide(turn, act);
  if (act.type === 'assign') applyAssign(turn, act);
  if (act.type === 'volunteer') applyOwnOffer(turn, act);
  if (act.type === 'name' && ledger.pending?.kind === 'need' && ledger.pending.turn < ledger.turn)
    applyVolunteer(turn, act.doer, []);
  if (act.type === 'due') applyDue(turn, act);
  if (act.type === 'settle') applySettle(turn, act);
  if (act.type === 'pick') applyPick(turn, act);
  if (act.type === 'propose') applyPropose(turn, act);
  if (act.type === 'announce') wait(turn, 'announce', act);
  if (act.type === 'request') applyRequest(turn, act);
  if (act.type === 'offer') wait(turn, 'offer', act, { asked: true });
  if (act.type === 'need') applyNeed(turn, act);
  if (act.type === 'choice')
    ledger.choice = {
      words: act.words,
      dates: act.dates,
      by: turn.speakerId,
      turn: ledger.turn,
      evidence: [turn.id],
      picked: null,
    };
  if (act.type === 'confirm') applyConfirm(turn, act);
  if (act.type === 'postpone') takeBack(turn, act.words);
  // "… så det behöver vi inte göra något åt" is about what was told right before it.
  if (act.type === 'retract' && !tellsFirst(turn, act)) takeBack(turn, []);
  if (act.type === 'statement') {
    if (act.thing !== null) ledger.things = [...ledger.things, { ...act.thing, turn: ledger.turn }].slice(-MOST_THINGS);
    ledger.statement = act.closable === null ? null : { matter: act.closable, words: act.words, ours: act.ours };
    const closing =
      act.words.some(({ key }) => turn.lexicon.is('becomes', key) || turn.lexicon.is('conclusions', key)) ||
      confirmsPick(turn);
    if (!answerChoice(turn, act.words, closing) && act.topic.length > 0) {
      ledger.topic = act.topic;
      ledger.topicTurn = ledger.turn;
    }
  }
}
