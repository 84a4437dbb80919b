import { certificateDocument } from '../../../core/erasure/index.ts';
import type { Meeting } from '../../../core/meetings/index.ts';
import { Language } from '../../../core/shared/language.ts';
import { joinWithConsent, keyOf, latest, say, TENANT } from '../../helpers/meeting-steps.ts';
import { ANNA, BO } from '../../helpers/people.ts';
import { createErasureWorld, type ErasureWorld } from './erasure-world.ts';

const person = { type: 'person', personId: ANNA.id } as const;

let world: ErasureWorld;
let meeting: Meeting;
beforeEach(async () => {
  world = createErasureWorld();
  meeting = await joinWithConsent(world, 'plus', { title: 'Budget' });
  await say(world, ANNA, 'DECISION Bygga voljär | anna | 2026-10-16');
  while ((await world.dispatcher.sweep(TENANT)) > 0);
});
afterEach(() => world.dispose());

async function withTasks(): Promise<void> {
  await world.meetings.change(keyOf(meeting), (before) => ({
    meeting: {
      ...before,
      decisions: before.decisions.map((each) => ({
        ...each,
        parkedReason: 'Väntar på Anna',
        status: 'parked',
        task: { state: 'created', taskId: 'task-1', revision: 1 },
        nudge: { round: 1, dueAt: '2026-10-07T08:00:00.000Z', outcome: 'scheduled', channel: null },
      })),
    },
    result: undefined,
  }));
}

describe('a person who is taken out', () => {
  it('gets no more reminders, and no reason of theirs is left', async () => {
    await withTasks();

    await world.erase(person);

    const [decision] = (await latest(world, meeting)).decisions;
    expect(decision).toMatchObject({ parkedReason: 'Borttaget på begäran', nudge: { outcome: 'stopped' } });
  });

  it('keeps a whole chain of answers under the alias', async () => {
    const before = await latest(world, meeting);
    const theirs = before.consents.filter(({ personId }) => personId === ANNA.id).map(({ hash }) => hash);
    await world.meetings.change(keyOf(meeting), (each) => ({
      meeting: {
        ...each,
        openQuestions: [
          { text: 'Vems?', at: world.clock.iso() },
          { text: 'Bos?', at: world.clock.iso(), speakerId: BO.id },
        ],
        forgotten: [
          {
            personId: ANNA.id,
            consentHash: theirs[0] ?? '',
            withdrawnAt: world.clock.iso(),
            doneAt: world.clock.iso(),
            utterances: 1,
            questions: 0,
            cards: 0,
            held: 0,
          },
        ],
      },
      result: undefined,
    }));

    await world.erase(person);

    const after = await latest(world, meeting);
    const alias = after.people.find(({ name }) => name === 'Borttagen person')?.id;
    const own = after.consents.filter(({ personId }) => personId === alias);
    expect(own).toHaveLength(theirs.length);
    for (const hash of theirs) expect(JSON.stringify(after)).not.toContain(hash);
    expect(own.map(({ hash }) => hash)).toContain(after.forgotten[0]?.consentHash);
    expect(after.openQuestions.map(({ text }) => text)).toEqual(['Bos?']);
    expect(after.openQuestions[0]?.speakerId).toBe(BO.id);
  });

  it('is taken out of a Planner task too, or the certificate says that it was not', async () => {
    await withTasks();
    world.planner.fail('update', new Error('gone'));

    const { planner, certificate } = await world.erase(person, 'jurist', true);

    expect(planner).toEqual({ changed: 0, failed: 1 });
    expect(certificate?.payload).toMatchObject({ plannerTexts: { asked: true, changed: 0, failed: 1 } });
    expect(JSON.stringify(certificate?.payload)).toContain('planner-tasks');
  });

  it('is taken out over what others write at that moment', async () => {
    const { replace } = world.store;
    let conflicts = 3;
    world.store.replace = async (document, etag) => {
      if (document.kind !== 'meeting' || conflicts === 0) return replace(document, etag);
      conflicts -= 1;
      return { ok: false, reason: 'conflict' };
    };

    expect((await world.erase(person)).state).toBe('done');
    expect(conflicts).toBe(0);
  });

  it('is taken out of more than a page of documents', async () => {
    for (let index = 0; index < 120; index++) {
      await world.store.create({
        tenantId: TENANT,
        scope: `c-${index}`,
        id: 'u',
        kind: 'utterance',
        body: { meetingId: 'm', speakerId: ANNA.id, text: 'x' },
      });
    }

    const { stores } = await world.erase(person);

    expect(stores['documents/utterance']).toEqual({ before: 121, after: 0, method: expect.any(String) });
  });
});

describe('a request', () => {
  it('that cannot be read says so', async () => {
    const request = await world.ask(person);
    const key = { tenantId: TENANT, scope: 'erasures', id: request.id };
    const stored = await world.store.read(key);
    if (stored) await world.store.replace({ ...key, kind: 'erasure', body: { version: 2 } }, stored.etag);

    await expect(world.run(request)).rejects.toMatchObject({ code: 'ERASURE.UNREADABLE' });
  });

  it('that others keep writing is tried again later', async () => {
    const request = await world.ask(person);
    const { replace } = world.store;
    world.store.replace = async () => ({ ok: false, reason: 'conflict' });

    await expect(world.confirm(request)).rejects.toMatchObject({ code: 'ERASURE.CONTENDED', fate: 'retry' });
    world.store.replace = replace;
  });

  it('has its own kind: another document of its id is none', async () => {
    await world.store.create({ tenantId: TENANT, scope: 'erasures', id: 'e', kind: 'other', body: {} });

    expect(await world.erasures.read(TENANT, 'e')).toBeNull();
  });
});

describe('the certificate to read', () => {
  it('says in every language what was removed, kept and not reached, and by how many', async () => {
    const other = await world.holds.place(
      TENANT,
      { type: 'meeting', meetingId: meeting.id },
      { owner: 'J', reason: 'T', reviewOn: '2027-01-01' },
      'r',
      world.cause('jurist'),
    );
    const held = await world.erase(person, 'jurist', true);
    await world.holds.release(TENANT, other.id, world.cause('jurist'));
    const tenant = await world.erase({ type: 'tenant' });

    for (const language of Language.options) {
      const [first, second] = [held, tenant].map(({ certificate }) =>
        JSON.stringify(certificateDocument(certificate?.payload, language)),
      );
      expect(first).toContain('GDPR Art. 17(1)');
      expect(first).toContain('on-hold');
      expect(first).not.toMatch(/Anna|"anna"/);
      expect(second).toContain('documents/meeting');
      expect(second).toMatch(/två|to personer|two/);
    }
  });
});
