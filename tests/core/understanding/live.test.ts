import fc from 'fast-check';
import type { Decision } from '../../../core/decisions/index.ts';
import { Language } from '../../../core/shared/language.ts';
import { type Finding, understand, understandAll } from '../../../core/understanding/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { consent, join, latest, say } from '../../helpers/meeting-steps.ts';
import { person } from '../../helpers/people.ts';
import { type CorpusItem, readCorpus } from './read-corpus.ts';

const world = useCoreWorld({ understand });
const MEETING_DATE = '2026-10-05';

function essence({ kind, title, owner, deadline }: Finding | Decision) {
  return { kind, title, owner, deadline };
}

/** What people said in several contexts, one after the other. */
function sayingsOf(items: readonly CorpusItem[]) {
  return items.flatMap(({ context }) => context.utterances.map(({ speakerId, text }) => ({ speakerId, text })));
}

describe('a running meeting and its transcript', () => {
  it.each(Language.options)('give the same in %s', async (language) => {
    const items = readCorpus(`${language}-1.txt`);
    const people = (items[0]?.context.attendees ?? []).map(({ id, name }) => person(name, { id }));

    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...items), { minLength: 3, maxLength: 6 }), async (chosen) => {
        const said = sayingsOf(chosen);
        const conversationId = `19:${world.newId()}@thread.v2`;
        const reference = { tenantId: 'tenant-1', conversationId, serviceUrl: 'https://smba.example/teams' };
        const meeting = await join(world, {
          reference: { ...reference, channelId: 'msteams', botId: '28:kollegan', botName: 'Kollegan' },
          people,
          organizerId: people[0]?.id ?? '',
          language,
        });
        for (const one of people) await consent(world, meeting, one, 'bas');
        for (const [at, { speakerId, text }] of said.entries()) {
          const speaker = people.find(({ id }) => id === speakerId) ?? null;
          await say(world, speaker, text, { conversationId, utteranceId: `${conversationId}-u${at}` });
        }

        const live = (await latest(world, meeting)).decisions.filter(({ status }) => status !== 'dismissed');
        const whole = understandAll({
          utterances: said.map((one, at) => ({ ...one, id: `u${at}`, at: '' })),
          attendees: people.map(({ id, name }) => ({ id, name })),
          meetingDate: MEETING_DATE,
          language,
        });

        expect(live.map(essence)).toEqual(whole.map(essence));
      }),
      { numRuns: 40, seed: 3 },
    );
  });
});
