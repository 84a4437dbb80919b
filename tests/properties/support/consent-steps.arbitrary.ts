import fc from 'fast-check';
import type { ConsentLevel, LegalBasis } from '../../../core/consent/index.ts';
import type { Step, Who } from './meeting-steps.arbitrary.ts';

/** What can happen to people's words. */
export type WordStep =
  | { type: 'answer'; who: Who; level: ConsentLevel }
  | { type: 'ceiling'; by: Who; level: ConsentLevel }
  | { type: 'words'; who: Who | 'nobody'; isDecision: boolean; minutesAgo: number }
  | { type: 'again'; which: number }
  /** Somebody speaks and somebody answers at the same moment. */
  | { type: 'at-once'; who: Who; isDecision: boolean; answering: Who; level: ConsentLevel }
  /** Teams tells that somebody left. */
  | { type: 'leave'; who: Who }
  /** The tenant decides anew, and with that the words that people are asked in are others. */
  | { type: 'rules'; plusDays: number; juridikYears: number; guest: LegalBasis }
  | { type: 'world'; step: Step };

const who = fc.constantFrom<Who>('anna', 'anna', 'bo', 'bo', 'cilla', 'dan');
const level = fc.constantFrom<ConsentLevel>('none', 'none', 'bas', 'plus', 'plus', 'juridik', 'juridik');
const ceiling = fc.constantFrom<ConsentLevel>('none', 'bas', 'plus', 'juridik', 'juridik', 'juridik');
const organizer = fc.constantFrom<Who>('anna', 'anna', 'bo');
const isDecision = fc.boolean();
const type = <Name extends WordStep['type']>(name: Name) => fc.constant(name);

const OWNED = { owner: 'anna', deadline: '2026-12-01', parked: false, reason: null };
const COMPLETE = Array.from({ length: 12 }, () => OWNED);

const words = fc.record({
  type: type('words'),
  who: fc.oneof({ weight: 5, arbitrary: who }, { weight: 1, arbitrary: fc.constant('nobody' as const) }),
  isDecision,
  minutesAgo: fc.constantFrom(0, 0, 0, 0, 1, 30),
});

const world: fc.Arbitrary<WordStep> = fc
  .oneof<fc.Arbitrary<Step>[]>(
    fc.constant({ type: 'dispatch' }),
    fc.constant({ type: 'dispatch' }),
    fc.constant({ type: 'sweep' }),
    fc.record({ type: fc.constant('deliver' as const), which: fc.nat(7), isKept: fc.boolean() }),
    fc.record({ type: fc.constant('deliver' as const), which: fc.nat(7), isKept: fc.boolean() }),
    fc.record({ type: fc.constant('redeliver' as const), which: fc.nat(20) }),
    fc.record({ type: fc.constant('crash' as const), at: fc.nat(10), when: fc.constantFrom('before', 'after') }),
    fc.record({ type: fc.constant('wait' as const), hours: fc.constantFrom(0.02, 0.1, 1) }),
    fc.record({ type: fc.constant('pause' as const), by: who }),
    fc.record({ type: fc.constant('resume' as const), by: who }),
    fc.record({ type: fc.constant('resume' as const), by: who }),
    fc.record({ type: fc.constant('admit' as const), who }),
    fc.record({ type: fc.constant('close' as const), by: who }),
    fc.record({
      type: fc.constant('submit' as const),
      by: who,
      answers: fc.constant(COMPLETE),
      isOutdated: fc.constant(false),
    }),
    fc.record({ type: fc.constant('join' as const), by: who }),
    fc.record({ type: fc.constant('join' as const), by: who }),
    fc.record({
      type: fc.constant('chat' as const),
      fails: fc.constantFrom('card', 'replace', 'text'),
      isForbidden: fc.boolean(),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  )
  .map((step): WordStep => ({ type: 'world', step }));

const step: fc.Arbitrary<WordStep> = fc.oneof(
  { weight: 6, arbitrary: words },
  { weight: 4, arbitrary: fc.record({ type: type('answer'), who, level }) },
  { weight: 1, arbitrary: fc.record({ type: type('ceiling'), by: organizer, level: ceiling }) },
  { weight: 1, arbitrary: fc.record({ type: type('again'), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ type: type('at-once'), who, isDecision, answering: who, level }) },
  { weight: 2, arbitrary: fc.record({ type: type('leave'), who }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: type('rules'),
      plusDays: fc.constantFrom(10, 30, 60),
      juridikYears: fc.constantFrom(3, 7, 10),
      guest: fc.constantFrom<LegalBasis>('consent', 'legitimate_interest', 'public_task', 'contract'),
    }),
  },
  { weight: 4, arbitrary: world },
);

export const wordSteps = fc.array(step, { minLength: 8, maxLength: 36, size: 'max' });

/** A meeting in which everyone has answered, each in their way. */
export const WORDS_BEGINNING: readonly WordStep[] = [
  { type: 'world', step: { type: 'join', by: 'anna' } },
  { type: 'answer', who: 'anna', level: 'juridik' },
  { type: 'answer', who: 'bo', level: 'plus' },
  { type: 'answer', who: 'cilla', level: 'bas' },
];
