import fc from 'fast-check';
import { WORDS_BEGINNING, wordSteps } from './support/consent-steps.arbitrary.ts';
import { pauses } from './support/meeting-steps.arbitrary.ts';
import { type CheckWords, oracleOf, runWords, type WordRun } from './support/run-words.ts';
import { useSharedStore } from './support/shared-store.ts';

const shared = useSharedStore();

const marksIn = (text: string): string[] => [...new Set(text.match(/zqord\d+x/g) ?? [])];

/** Nothing that the tenant's store holds has words of who did not let them be kept. */
function checkStored({ world, marked, violations }: WordRun): void {
  for (const row of shared.rowsOf(world.tenantId)) {
    for (const mark of marksIn(JSON.stringify(row))) {
      const { most } = marked.get(mark) ?? { most: 'none' };
      if (most !== 'plus' && most !== 'juridik')
        violations.push(`${mark} of level ${most} is in ${row['kind']} ${row['id']}`);
    }
  }
}

/** Words pass through no log and no queue. */
function checkPassing({ world, violations }: WordRun): void {
  for (const mark of marksIn(JSON.stringify([world.logger.lines, world.queue.taken, world.queue.dead]))) {
    violations.push(`${mark} is in a log or a queue`);
  }
}

/** What is shown after the turn is by people who still let it be kept. */
function createShownCheck(): CheckWords {
  let chats = 0;
  let mails = 0;
  return (run, step) => {
    const { world, marked, violations } = run;
    const isTurn = step !== 'the end' && step.type !== 'world';
    const cards = world.chat.sent.slice(chats).filter(() => !isTurn);
    const shown = [...cards.map(({ text }) => text), ...world.mail.sent.slice(mails).map(({ html }) => html)];
    chats = world.chat.sent.length;
    mails = world.mail.sent.length;
    for (const mark of marksIn(shown.join('\n'))) {
      const { who = 'nobody', at = '', meetingId = '' } = marked.get(mark) ?? {};
      const level = oracleOf(run, meetingId).levelOf(who === 'nobody' ? null : who, at);
      if (level !== 'plus' && level !== 'juridik') violations.push(`${mark} is shown at level ${level}`);
    }
  };
}

/** Who has withdrawn is not remembered either. */
function checkRemembered(run: WordRun): void {
  for (const [meetingId, oracle] of run.oracles) {
    for (const { speakerId, text } of run.life.deps.recent.of(meetingId)) {
      const speakers = speakerId === 'unattributed' ? ['anna', 'bo', 'cilla', 'dan'] : [speakerId];
      if (speakers.some((who) => oracle.hasWithdrawn(who))) run.violations.push(`remembered: ${text}`);
    }
  }
}

/** What may be kept is kept, until the day that was promised. */
function checkKept({ world, marked, violations }: WordRun): void {
  const rows = shared.rowsOf(world.tenantId).filter(({ kind }) => kind === 'utterance');
  for (const { mark, keptUntil } of marked.values()) {
    const kept = rows.filter((row) => marksIn(String(row['body'])).includes(mark));
    const until = kept.map((row) => new Date(Number(row['expires_at'])).toISOString());
    if (keptUntil.length > 0 && (until.length !== 1 || !keptUntil.includes(until[0] ?? ''))) {
      violations.push(`${mark} should be kept until ${keptUntil} and is until ${until}`);
    }
  }
}

/** Of words whose speaker has taken their yes back since, nothing is left anywhere. */
function checkGone(run: WordRun): number {
  const gone = [...run.marked.values()].filter(({ who, at, meetingId }) =>
    oracleOf(run, meetingId).mustBeGone(who === 'nobody' ? null : who, at),
  );
  const left = marksIn(JSON.stringify(shared.rowsOf(run.world.tenantId)));
  for (const { mark } of gone) if (left.includes(mark)) run.violations.push(`${mark} is left after the withdrawal`);
  return gone.filter(({ wasHeard, most }) => wasHeard && (most === 'plus' || most === 'juridik')).length;
}

const RUNS = 800;

/** After every step nothing is kept, shown, logged or remembered that its speaker's level does not allow. */
describe('whatever people say and answer in whatever order, whenever the process dies', () => {
  it('their words are handled at their level and never above the ceiling', async () => {
    const levels: Record<string, number> = {};
    let forgotten = 0;

    await fc.assert(
      fc.asyncProperty(wordSteps, pauses, async (steps, turns) => {
        const options = { store: shared.store(), clock: shared.clock, tenantId: shared.nextTenant(), pauses: turns };
        const checkShown = createShownCheck();

        const run = await runWords(options, [...WORDS_BEGINNING, ...steps], (now, step) => {
          checkStored(now);
          checkPassing(now);
          checkRemembered(now);
          checkShown(now, step);
        });
        checkKept(run);
        forgotten += checkGone(run);

        expect(run.violations).toEqual([]);
        expect(await run.life.deps.audit.verify(run.world.tenantId)).toMatchObject({ ok: true });
        for (const { most } of run.marked.values()) levels[most] = (levels[most] ?? 0) + 1;
      }),
      { numRuns: RUNS },
    );

    // The orders are random, but not idle.
    expect(Object.values(levels).filter((count) => count > RUNS / 2)).toHaveLength(4);
    expect(forgotten).toBeGreaterThan(RUNS / 4);
  }, 600_000);
});
