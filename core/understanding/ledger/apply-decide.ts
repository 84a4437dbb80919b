import { otherOptions } from './alternatives.ts';
import { answerChoice, closeChoice, namesOption } from './apply-choice.ts';
import type { Entry } from './ledger.ts';
import {
  type ActOf,
  amend,
  deadlineOf,
  isAside,
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

/** The earlier record that a decision restates or takes the place of. */
function restated(turn: Turn, act: ActOf<'decide'>): Entry | undefined {
  const { reply, acts } = turn.reading;
  const corrects = act.instead || reply.no || acts.some(({ type }) => type === 'retract');
  const near = recent(turn);
  const same = near.find((entry) => sameAs(entry, act.matter, [], turn));
  return same ?? (corrects ? near.find(({ kind }) => kind === 'decision') : undefined);
}

/** The group settles something: anew, again, or in the place of what it had. */
export function applyDecide(turn: Turn, act: ActOf<'decide'>): void {
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

/** Closes what was proposed or picked, else what was just told. */
export function applySettle(turn: Turn, { strong, said }: ActOf<'settle'>): void {
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
  if (isAside(pending, ledger)) {
    ledger.pending = null;
    return;
  }
  settlePending(turn, pending, pending.doer, [], 0.9);
}

/** Something is picked; by itself that settles little. */
export function applyPick(turn: Turn, act: ActOf<'pick'>): void {
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
