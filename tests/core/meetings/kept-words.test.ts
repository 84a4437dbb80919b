import type { ConsentLevel } from '../../../core/consent/index.ts';
import {
  KeptUtterance,
  keptUtteranceId,
  type Meeting,
  readKeptUtterance,
  setCeiling,
} from '../../../core/meetings/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import {
  CONVERSATION,
  causeBy,
  consent,
  joinWithConsent,
  keyOf,
  latest,
  onlyDecision,
  say,
  TENANT,
} from '../../helpers/meeting-steps.ts';
import { ANNA, BO, CILLA } from '../../helpers/people.ts';
import { DAY } from '../../helpers/test-clock.ts';

const world = useCoreWorld();
const SPEECH = 'Jag tror att hemligheten är rabarber';

beforeEach(() => world.settings.set({ consentCeiling: 'juridik' }));

async function storedUtterances(): Promise<(KeptUtterance & { expiresAt: string | undefined })[]> {
  await world.dispatcher.dispatch(world.pending);
  const query = { tenantId: TENANT, scope: CONVERSATION, kind: 'utterance', limit: 100 };
  const { documents } = await world.store.query(query);
  return documents.map(({ body, expiresAt }) => ({ ...KeptUtterance.parse(body), expiresAt }));
}

async function storedText(meeting: Meeting): Promise<string> {
  await world.dispatcher.dispatch(world.pending);
  const document = await world.store.read({ tenantId: TENANT, scope: CONVERSATION, id: meeting.id });
  return JSON.stringify(document);
}

describe('words that are kept', () => {
  it('are none at level Bas, also of a decision', async () => {
    const meeting = await joinWithConsent(world, 'bas');

    await say(world, ANNA, SPEECH);
    await say(world, BO, `DECISION Byta -- ${SPEECH}`);

    expect(await storedUtterances()).toEqual([]);
    expect(await storedText(meeting)).not.toContain('rabarber');
    expect(onlyDecision(await latest(world, meeting)).title).toBe('Byta');
  });

  it.each([
    ['plus', SPEECH, 30, 0],
    ['plus', `DECISION Byta -- ${SPEECH}`, 30, 0],
    ['juridik', SPEECH, 30, 0],
    ['juridik', `DECISION Byta -- ${SPEECH}`, 7 * 365.25, 1],
  ] as const)('at level %s of %j are kept for %d days as evidence of %i', async (level, text, days, evidenceOf) => {
    const meeting = await joinWithConsent(world, level);

    await say(world, ANNA, text, { utteranceId: 'u-1' });

    const [kept, ...others] = await storedUtterances();
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ meetingId: meeting.id, utteranceId: 'u-1', speakerId: 'anna', level, text });
    expect(Date.parse(kept?.expiresAt ?? '') - world.clock.now().getTime()).toBe(days * DAY);
    expect(kept?.decisionIds).toHaveLength(evidenceOf);
  });

  it("follow the tenant's own periods", async () => {
    world.settings.set({ retention: { plusDays: 2, juridikYears: 1 } });
    await joinWithConsent(world, 'juridik');

    await say(world, ANNA, SPEECH);
    await say(world, ANNA, 'DECISION Byta');

    const days = (await storedUtterances()).map(
      ({ expiresAt }) => (Date.parse(expiresAt ?? '') - world.clock.now().getTime()) / DAY,
    );
    expect(days.sort((a, b) => a - b)).toEqual([2, 365.25]);
  });

  it('are never above the ceiling of the meeting', async () => {
    const meeting = await joinWithConsent(world, 'juridik');
    await setCeiling(world, { key: keyOf(meeting), ceiling: 'bas', cause: causeBy(world, ANNA) });

    await say(world, ANNA, `DECISION Byta -- ${SPEECH}`);

    expect(await storedUtterances()).toEqual([]);
    expect(onlyDecision(await latest(world, meeting)).evidence[0]?.level).toBe('bas');
  });

  it('are those of the ones who chose it, in one meeting', async () => {
    const meeting = await joinWithConsent(world, 'bas');
    await consent(world, meeting, BO, 'plus');
    await consent(world, meeting, CILLA, 'none');

    for (const speaker of [ANNA, BO, CILLA]) await say(world, speaker, `${speaker.id} säger något`);

    expect((await storedUtterances()).map(({ text }) => text)).toEqual(['bo säger något']);
  });

  it('stop with the withdrawal and go on with the next yes', async () => {
    const meeting = await joinWithConsent(world, 'plus');
    const levels: ConsentLevel[] = ['none', 'bas', 'plus'];

    for (const level of levels) {
      world.clock.advance(1_000);
      await consent(world, meeting, ANNA, level);
      await say(world, ANNA, `på nivå ${level}`);
    }

    expect((await storedUtterances()).map(({ text }) => text)).toEqual(['på nivå plus']);
  });

  it('of nobody in particular follow the lowest level', async () => {
    const meeting = await joinWithConsent(world, 'plus');

    const heard = await say(world, null, 'DECISION Byta -- alla sa plus', { utteranceId: 'u-1' });
    await consent(world, meeting, CILLA, 'bas');
    await say(world, null, 'en sa bas');
    await consent(world, meeting, CILLA, 'none');
    const unheard = await say(world, null, 'en sa nej');

    expect((await storedUtterances()).map(({ text, speakerId }) => [text, speakerId])).toEqual([
      ['DECISION Byta -- alla sa plus', null],
    ]);
    expect(heard).toMatchObject({ type: 'heard', decisions: [{ evidence: [{ speakerId: 'unattributed' }] }] });
    expect(unheard).toEqual({ type: 'not-heard', reason: 'no-consent' });
  });

  it('stay evidence when the same message comes again before they are stored', async () => {
    await joinWithConsent(world, 'juridik');
    const decision = 'DECISION Byta -- ordagrant';

    await say(world, ANNA, decision, { utteranceId: 'u-1' });
    await say(world, ANNA, decision, { utteranceId: 'u-1' });

    const [kept] = await storedUtterances();
    expect(kept?.decisionIds).toHaveLength(1);
    expect(Date.parse(kept?.expiresAt ?? '') - world.clock.now().getTime()).toBe(7 * 365.25 * DAY);
  });

  it('are cut where they are no speech any more', async () => {
    await joinWithConsent(world, 'plus');

    await say(world, ANNA, 'x'.repeat(30_000));

    expect((await storedUtterances())[0]?.text).toHaveLength(20_000);
  });

  it('are gone when their time is up', async () => {
    const meeting = await joinWithConsent(world, 'plus');
    await say(world, ANNA, SPEECH, { utteranceId: 'u-1' });
    await storedUtterances();
    const where = { ...keyOf(meeting), utteranceId: 'u-1' };

    const before = await readKeptUtterance(world.store, where);
    world.clock.advance(30 * DAY + 1);
    const after = await readKeptUtterance(world.store, where);

    expect(before?.text).toBe(SPEECH);
    expect(after).toBeNull();
  });

  it('have an id that follows from the utterance', () => {
    expect(keptUtteranceId('m-1', 'u-1')).toBe(keptUtteranceId('m-1', 'u-1'));
    expect(keptUtteranceId('m-1', 'u-1')).not.toBe(keptUtteranceId('m-2', 'u-1'));
  });
});
