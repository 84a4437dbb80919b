import fc from 'fast-check';
import type { ConsentLevel } from '../../../core/consent/index.ts';

/** Everything that can happen to a meeting, as plain data, so that a failure prints what to do to see it again. */
export type Step =
  | { type: 'join'; by: Who }
  | { type: 'admit'; who: Who }
  | { type: 'consent'; who: Who; level: ConsentLevel }
  | { type: 'ceiling'; by: Who; level: ConsentLevel }
  | { type: 'say'; who: Who | 'nobody'; owner: string; deadline: string; about: number | null }
  | { type: 'repeat'; which: number }
  | { type: 'ask'; who: Who }
  | { type: 'act'; by: Who; which: number; action: Action; isOutdated: boolean }
  | { type: 'pause' | 'resume' | 'close' | 'reopen'; by: Who }
  | { type: 'submit'; by: Who; answers: Answer[]; isOutdated: boolean }
  | { type: 'language'; by: Who; language: 'sv' | 'en' }
  | { type: 'answer'; by: Who; which: number; answer: 'done' | 'snooze' | 'decline' }
  | { type: 'wait'; hours: number }
  | { type: 'dispatch' | 'sweep' | 'deliver-all' }
  | { type: 'deliver'; which: number; isKept: boolean }
  | { type: 'redeliver'; which: number }
  | { type: 'crash'; at: number; when: 'before' | 'after' }
  | { type: 'planner'; fails: 'create' | 'created' | 'find' | 'update' | 'read'; times: number }
  | { type: 'chat'; fails: 'card' | 'replace' | 'text' | 'personal'; isForbidden: boolean; times: number }
  | { type: 'queue'; times: number }
  | { type: 'flags'; isCloseCardOn: boolean }
  | { type: 'together'; steps: Step[] };

/** `dan` comes late, `sten` is never let in. */
export type Who = 'anna' | 'bo' | 'cilla' | 'dan' | 'sten';

export interface Action {
  type: 'confirm' | 'change' | 'dismiss' | 'restore' | 'choose-owner' | 'accept' | 'decline' | 'hand-over';
  owner: string;
  deadline: string;
}

export interface Answer {
  owner: string | null;
  deadline: string | null;
  parked: boolean | null;
  reason: string | null;
}

const which = fc.nat(7);
const isRarely = fc.nat(7).map((n) => n === 0);
const type = <Name extends Step['type']>(name: Name) => fc.constant(name);

const who = fc.constantFrom<Who>('anna', 'anna', 'anna', 'bo', 'bo', 'bo', 'cilla', 'dan', 'sten');
const level = fc.constantFrom<ConsentLevel>('none', 'bas', 'plus', 'juridik');
const yes = fc.constantFrom<ConsentLevel>('bas', 'bas', 'plus', 'juridik');

/** Some have been, some are today, some are to come, some are none. */
const deadline = fc.constantFrom(
  '2026-10-15',
  '2026-10-15',
  '2026-11-02',
  '2026-10-05',
  '2026-10-04',
  '2027-02-30',
  '',
);
const spoken = fc.constantFrom('2026-10-15', '2026-10-15', '2026-10-20', '2026-10-06', '2026-10-01', '');
const owner = fc.constantFrom('anna', 'bo', 'cilla', 'dan', 'sten', '');
const spokenOwner = fc.constantFrom('anna', 'anna', 'bo', 'dan', '?Kalle', 'anna+bo', '');

const action: fc.Arbitrary<Action> = fc.record({
  type: fc.constantFrom('confirm', 'change', 'dismiss', 'restore', 'choose-owner', 'accept', 'decline', 'hand-over'),
  owner,
  deadline,
});

const answer: fc.Arbitrary<Answer> = fc.record({
  owner: fc.option(owner),
  deadline: fc.option(deadline),
  parked: fc.option(fc.boolean(), { freq: 2 }),
  reason: fc.option(fc.constantFrom('Väntar', ' ', '')),
});

/** An answer that leaves nothing to ask. */
const good: fc.Arbitrary<Answer> = fc.record({
  owner: fc.constantFrom('anna', 'bo'),
  deadline: fc.constantFrom('2026-12-01', '2026-12-15'),
  parked: fc.constantFrom(null, null, false),
  reason: fc.constant(null),
});

const say = fc.record({
  type: type('say'),
  who: fc.oneof({ weight: 8, arbitrary: who }, { weight: 1, arbitrary: fc.constant('nobody' as const) }),
  owner: spokenOwner,
  deadline: spoken,
  about: fc.option(fc.nat(4), { freq: 1 }),
});
const act = fc.record({ type: type('act'), by: who, which, action, isOutdated: isRarely });
const close = fc.record({ type: type('close'), by: who });
const submit = fc.oneof(
  // Just the button: what lacks nothing closes.
  fc.record({ type: type('submit'), by: who, answers: fc.constant<Answer[]>([]), isOutdated: isRarely }),
  fc.record({ type: type('submit'), by: who, answers: fc.array(answer, { maxLength: 6 }), isOutdated: isRarely }),
  fc.record({
    type: type('submit'),
    by: who,
    answers: fc.array(good, { minLength: 6, maxLength: 8 }),
    isOutdated: isRarely,
  }),
);
const deliver = fc.record({ type: type('deliver'), which, isKept: fc.boolean() });
const wait = fc.record({ type: type('wait'), hours: fc.constantFrom(0.01, 1, 30, 60) });
const handOver = fc.record({ type: fc.constantFrom('dispatch' as const, 'sweep' as const) });

/** What happens now and then at any time. */
const aside: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ type: type('join'), by: who }),
  fc.record({ type: type('admit'), who }),
  fc.record({ type: type('consent'), who, level }),
  fc.record({ type: type('consent'), who, level: yes }),
  fc.record({ type: type('consent'), who, level: yes }),
  fc.record({ type: type('ceiling'), by: who, level: yes }),
  fc.record({ type: type('repeat'), which }),
  fc.record({ type: type('ask'), who }),
  fc.record({ type: type('pause'), by: who }),
  fc.record({ type: type('resume'), by: who }),
  fc.record({ type: type('reopen'), by: who }),
  fc.record({ type: type('language'), by: who, language: fc.constantFrom('sv' as const, 'en' as const) }),
  fc.record({ type: type('flags'), isCloseCardOn: fc.boolean() }),
  wait,
);

/** What befalls the machines. */
const trouble: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ type: type('crash'), at: fc.nat(14), when: fc.constantFrom('before', 'after') }),
  fc.record({ type: type('crash'), at: fc.nat(14), when: fc.constantFrom('before', 'after') }),
  fc.record({
    type: type('planner'),
    fails: fc.constantFrom('create', 'created', 'created', 'find', 'update', 'read'),
    times: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({
    type: type('chat'),
    fails: fc.constantFrom('card', 'replace', 'text', 'personal'),
    isForbidden: fc.boolean(),
    times: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ type: type('queue'), times: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ type: type('redeliver'), which: fc.nat(30) }),
);

/** Time stands still for what goes on at once, so that no claim runs out under who holds it. */
function mixed(...arbitraries: fc.WeightedArbitrary<Step>[]): fc.Arbitrary<Step> {
  const one = fc.oneof(...arbitraries);
  const atOnce = fc
    .array(one, { minLength: 2, maxLength: 3 })
    .map((steps): Step => ({ type: 'together', steps: steps.filter((step) => step.type !== 'wait') }));
  return fc.oneof({ weight: 6, arbitrary: one }, { weight: 1, arbitrary: atOnce });
}

const talking = mixed(
  { weight: 5, arbitrary: say },
  { weight: 3, arbitrary: act },
  { weight: 3, arbitrary: aside },
  { weight: 2, arbitrary: handOver },
  { weight: 1, arbitrary: deliver },
  { weight: 2, arbitrary: trouble },
);

const ending = mixed(
  { weight: 4, arbitrary: close },
  { weight: 5, arbitrary: submit },
  { weight: 2, arbitrary: act },
  { weight: 1, arbitrary: say },
  { weight: 1, arbitrary: aside },
  { weight: 1, arbitrary: handOver },
  { weight: 1, arbitrary: trouble },
);

const following = mixed(
  { weight: 4, arbitrary: deliver },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('deliver-all' as const) }) },
  { weight: 3, arbitrary: handOver },
  { weight: 2, arbitrary: wait },
  { weight: 2, arbitrary: act },
  { weight: 1, arbitrary: aside },
  { weight: 1, arbitrary: submit },
  { weight: 4, arbitrary: trouble },
  {
    weight: 3,
    arbitrary: fc.record({
      type: type('answer'),
      by: who,
      which,
      answer: fc.constantFrom('done', 'snooze', 'decline'),
    }),
  },
);

const phase = (steps: fc.Arbitrary<Step>, minLength: number, maxLength: number) =>
  fc.array(steps, { minLength, maxLength, size: 'max' });

/** Talk, an ending and what follows: each phase has all kinds of steps, and the next meeting may begin in any. */
export const meetingSteps: fc.Arbitrary<Step[]> = fc
  .tuple(phase(talking, 4, 14), phase(ending, 2, 7), phase(following, 4, 14))
  .map((phases) => phases.flat());

/** A meeting that has begun, so that most orders get somewhere. */
export const BEGINNING: readonly Step[] = [
  { type: 'join', by: 'anna' },
  { type: 'consent', who: 'anna', level: 'juridik' },
  { type: 'consent', who: 'bo', level: 'bas' },
  { type: 'consent', who: 'cilla', level: 'plus' },
];

/** How much the writes of what goes on at once wait for each other. */
export const pauses = fc.array(fc.nat(2), { minLength: 1, maxLength: 7 });
