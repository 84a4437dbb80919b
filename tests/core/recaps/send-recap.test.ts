import type { Meeting } from '../../../core/meetings/index.ts';
import { refreshRecap, sendRecap } from '../../../core/recaps/index.ts';
import { TEXTS } from '../../../core/texts/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { FORBIDDEN, UNAVAILABLE } from '../../helpers/faults.ts';
import { act, auditTypes, close, joinWithConsent, keyOf, latest, settle } from '../../helpers/meeting-steps.ts';
import { person } from '../../helpers/people.ts';

const world = useCoreWorld();

const FIRST = { lastTry: false };
const LAST = { lastTry: true };

async function closed(people?: ReturnType<typeof person>[]): Promise<Meeting> {
  const meeting = await joinWithConsent(world, 'plus', people ? { people, organizerId: null } : {});
  await settle(world, 'DECISION Byta leverantör | anna | 2026-10-15 -- så sa vi');
  await world.dispatcher.dispatch(world.pending);
  return close(world, meeting);
}

const jobOf = (meeting: Meeting) => ({ ...keyOf(meeting), correlationId: 'c-1' });

describe('the recap of a closed meeting', () => {
  it('is a card in the chat and a mail to its people, once each', async () => {
    const meeting = await closed();

    await sendRecap(world, jobOf(meeting), FIRST);
    await sendRecap(world, jobOf(meeting), FIRST);

    expect(world.chat.log()).toEqual(['card recap']);
    expect(world.mail.sent).toHaveLength(1);
    expect(world.mail.sent[0]).toMatchObject({
      subject: 'Sammanfattning: Ledningsgrupp',
      messageKey: `${meeting.id}:recap`,
      correlationId: 'c-1',
    });
    expect(world.mail.sent[0]?.html).toContain('Byta leverantör');
    expect(world.chat.sent[0]?.text).toContain('så sa vi');
    expect((await latest(world, meeting)).cards).toMatchObject({
      recap: { state: 'card', activityId: 'activity-1' },
      recapMail: { state: 'mail' },
    });
    expect((await auditTypes(world, meeting)).filter((type) => type === 'card.delivered')).toHaveLength(2);
  });

  it('waits for the meeting to close', async () => {
    const meeting = await joinWithConsent(world);

    await sendRecap(world, jobOf(meeting), FIRST);
    await sendRecap(world, { ...jobOf(meeting), meetingId: 'm-other' }, FIRST);

    expect([world.chat.sent, world.mail.sent]).toEqual([[], []]);
  });

  it('is not mailed before it had its chance in the chat', async () => {
    const meeting = await closed();
    world.chat.fail('card', UNAVAILABLE, 1);

    const failed = sendRecap(world, jobOf(meeting), FIRST);

    await expect(failed).rejects.toBe(UNAVAILABLE);
    expect(world.mail.sent).toEqual([]);
    await sendRecap(world, jobOf(meeting), FIRST);
    expect([world.chat.log(), world.mail.sent.length]).toEqual([['card recap'], 1]);
  });

  it('is text where the card is refused, and mail alone where nothing is taken', async () => {
    const meeting = await closed();
    world.chat.fail('card', FORBIDDEN);
    world.chat.fail('text', UNAVAILABLE);

    await sendRecap(world, jobOf(meeting), LAST);

    expect(world.chat.sent).toEqual([]);
    expect(world.mail.sent).toHaveLength(1);
    expect((await latest(world, meeting)).cards).toMatchObject({
      recap: { state: 'mail' },
      recapMail: { state: 'mail' },
    });
  });

  it('is mailed again when the mail failed, and the card is not posted again', async () => {
    const meeting = await closed();
    world.mail.fail('send', UNAVAILABLE, 1);

    const failed = sendRecap(world, jobOf(meeting), FIRST);

    await expect(failed).rejects.toBe(UNAVAILABLE);
    await sendRecap(world, jobOf(meeting), FIRST);
    expect([world.chat.log(), world.mail.sent.length]).toEqual([['card recap'], 1]);
  });

  it('tells by mail what the chat never showed, and not what was dismissed', async () => {
    const meeting = await joinWithConsent(world);
    const lost = await settle(world, 'DECISION Byta & byta | anna | 2026-10-15');
    const dismissed = await settle(world, 'DECISION Aldrig');
    await act(world, dismissed, { type: 'dismiss' });
    await world.meetings.change(keyOf(meeting), (before) => ({
      meeting: {
        ...before,
        decisions: before.decisions.map((each) => ({ ...each, card: { state: 'mail' as const, activityId: null } })),
      },
      result: null,
    }));
    await close(world, meeting);

    await sendRecap(world, jobOf(meeting), FIRST);

    const { html } = world.mail.sent[0] ?? { html: '' };
    expect(html).toContain(`<p>${TEXTS.sv.recap.notShownInChat}</p><p>- Byta &amp; byta</p>`);
    expect(html).not.toContain('Aldrig');
    expect(lost.decision.title).toBe('Byta & byta');
  });

  it('says nothing of that kind when all was shown', async () => {
    await sendRecap(world, jobOf(await closed()), FIRST);

    expect(world.mail.sent[0]?.html).not.toContain(TEXTS.sv.recap.notShownInChat);
  });

  it('is done also where nobody has an address', async () => {
    const meeting = await closed([person('Anna Svensson', { email: null }), person('Bo Lindqvist', { email: null })]);

    await sendRecap(world, jobOf(meeting), FIRST);

    expect(world.mail.sent).toEqual([]);
    expect((await latest(world, meeting)).cards.recapMail.state).toBe('mail');
  });

  /** A chat in which the tasks are made while the recap is on its way. */
  function chatDuringWhichTasksAreMade(meeting: Meeting): Pick<typeof world.chat, 'sendCard'> {
    const sendCard: typeof world.chat.sendCard = async (reference, card) => {
      await world.meetings.change(keyOf(meeting), (before) => ({
        meeting: {
          ...before,
          decisions: before.decisions.map((each) => ({
            ...each,
            task: { state: 'created' as const, taskId: 't', revision: 1 },
          })),
        },
        result: null,
      }));
      return world.chat.sendCard(reference, card);
    };
    return { sendCard };
  }

  it('is shown anew when a task was made while it was on its way', async () => {
    const meeting = await closed();
    const chat = { ...world.chat, ...chatDuringWhichTasksAreMade(meeting) };

    await sendRecap({ ...world, chat }, jobOf(meeting), FIRST);

    expect(world.chat.log()).toEqual(['card recap', 'replace recap']);
  });

  it.each([FORBIDDEN, UNAVAILABLE])('is mailed also when it cannot be shown anew: %s', async (error) => {
    const meeting = await closed();
    const chat = { ...world.chat, ...chatDuringWhichTasksAreMade(meeting) };
    world.chat.fail('replace', error);

    await sendRecap({ ...world, chat }, jobOf(meeting), FIRST);

    expect([world.chat.log(), world.mail.sent.length]).toEqual([['card recap'], 1]);
    expect(world.logger.lines.at(-1)?.fields).toEqual({ code: error.code, correlationId: 'c-1' });
  });
});

describe('a recap that is shown anew', () => {
  it('takes the place of the first', async () => {
    const meeting = await closed();
    await sendRecap(world, jobOf(meeting), FIRST);

    await refreshRecap(world, keyOf(meeting));

    expect(world.chat.sent.map(({ way, activityId }) => [way, activityId])).toEqual([
      ['card', 'activity-1'],
      ['replace', 'activity-1'],
    ]);
  });

  it('is not shown where there is none to replace', async () => {
    const meeting = await closed();

    await refreshRecap(world, keyOf(meeting));
    await refreshRecap(world, { ...keyOf(meeting), meetingId: 'm-other' });

    expect(world.chat.sent).toEqual([]);
  });
});
