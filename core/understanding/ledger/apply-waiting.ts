import { type ActOf, deadlineOf, isOwnedBy, recent, record, type Turn, wait } from './turn.ts';

/** All are asked to agree: what was just settled waits for that. */
export function applyConfirm(turn: Turn, { agreeing }: ActOf<'confirm'>): void {
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

/** Somebody is asked: for a task, or about one that is there already. */
export function applyRequest(turn: Turn, act: ActOf<'request'>): void {
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
  // "(I'll fetch the badges. — Aren't you away?) True. Anna, would you do it?": who had it hands it on.
  const passesOn =
    act.matter.back &&
    about &&
    entry.kind === 'action' &&
    entry.turn < turn.ledger.turn &&
    isOwnedBy(entry, turn.speaker) &&
    act.doer !== null &&
    JSON.stringify(entry.owner) !== JSON.stringify(act.doer);
  if (passesOn) {
    wait(turn, 'request', act, { doer: act.doer, asked: true, entry, passes: true });
    return;
  }
  const completes = act.matter.back && about && (asksWhen || entry.owner.type === 'none') ? entry : null;
  wait(turn, 'request', act, { doer: act.doer, asked: true, entry: completes });
}

/** Somebody is needed. */
export function applyNeed(turn: Turn, act: ActOf<'need'>): void {
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

/** Something is proposed: anew, or a day for what was just settled. */
export function applyPropose(turn: Turn, act: ActOf<'propose'>): void {
  const [entry] = recent(turn);
  const asksWhen = act.matter.back && act.dates.some(({ date }) => date !== null);
  // "Ska vi säga den 27 november?", "du kan ta det på måndag": about what was settled just now.
  const moves = asksWhen && turn.ledger.pending === null && entry !== undefined && !entry.suspended ? entry : null;
  const doer = act.doer === 'speaker' ? turn.speaker : act.doer;
  wait(turn, 'propose', act, { doer, weak: act.weak, agreeing: act.agreeing ?? 'yes', entry: moves });
}
