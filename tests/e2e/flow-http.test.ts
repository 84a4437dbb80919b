import { daysFromToday, inSwedish, nextDate } from './support/dates.ts';
import { cardOf, decisionIdOf, isCard } from './support/meeting-steps.ts';
import { useEmbedded } from './support/use-embedded.ts';

const running = useEmbedded();
const DECISION = 'Vi beslutar att byta leverantör, Anna tar den, deadline 15 okt';

describe('a meeting from beginning to end', () => {
  it('goes from the mention over consent, decisions and the gate to tasks, recap and mail', async () => {
    const { chat, meeting, graph, audit } = running();

    const { brief, consent } = await meeting.join({ text: 'join', mention: true });
    expect(brief.text).toContain('Det här är första mötet som jag är med på i den här chatten.');
    expect(brief.text).toContain('Med i mötet: Anna Svensson, Erik Öberg, Gustav Alm');

    await chat.click('Karin', consent, 'consent.give', { title: 'Plus' });
    expect(await chat.say('Petra', DECISION)).toEqual([]);

    const mark = await chat.mark();
    const said = chat.say('Karin', DECISION);
    const first = await chat.next(isCard('Beslut: inte bekräftat än'), { after: mark, timeoutMs: 2_000 });
    await said;
    expect(first.text).toContain('Ägare: Anna Svensson');
    const steps = { steps: 'Begär in offerter\nJämför' };
    const changed = cardOf(await chat.click('Karin', first, 'decision.change', { inputs: steps }));
    await chat.click('Karin', changed, 'decision.confirm');

    const second = decisionIdOf(await meeting.decide('Karin', 'Vi beslutar att flytta kontoret till Solna.'));
    const gate = await meeting.requestClose();
    const refused = cardOf(await chat.click('Karin', gate, 'close.submit'));
    expect(refused.text).toContain('Välj en ägare.');
    const deadline = daysFromToday(14);
    const inputs = { [`owner:${second}`]: chat.person('Petra').aadObjectId, [`deadline:${second}`]: deadline };
    const closed = cardOf(await chat.click('Karin', refused, 'close.submit', { inputs }));
    expect(closed.text).toContain('Karin Lindqvist stängde mötet.');

    const recap = await chat.next((shown) => shown.text.split('finns i Planner').length === 3, { after: mark });
    expect(recap.text.split('\n')).toEqual(
      expect.arrayContaining([
        'Sammanfattning',
        'Beslut: Byta leverantör',
        `Ägare: Petra Lund, klart senast ${inSwedish(deadline)}, finns i Planner`,
        'Källor: mötets chatt.',
        'Läst med inbyggda regler, utan språkmodell.',
        'Vad deltagarna har sagt ja till: nej eller inget svar 5, Plus 1.',
      ]),
    );

    const tasks = await graph.tasks();
    expect(tasks).toHaveLength(2);
    expect(tasks.find(({ title }) => title === 'Byta leverantör')).toMatchObject({
      dueDateTime: expect.stringMatching(new RegExp(`^${nextDate(10, 15)}T`)),
      assigneeIds: [chat.person('Anna').aadObjectId],
      description: expect.stringMatching(/^Beslutat i Ledningsgruppen tisdag den .*\nUnderlag: https:\/\/teams\./),
      checklist: [
        { title: 'Begär in offerter', isChecked: false },
        { title: 'Jämför', isChecked: false },
      ],
    });

    const mail = await graph.mail(({ subject }) => subject === 'Sammanfattning: Ledningsgruppen tisdag');
    expect(mail.to).toHaveLength(6);
    expect(mail.content).toContain('Byta leverantör');
    expect(mail.content).toContain('5 har inte svarat och hördes inte');
    expect(await graph.mails()).toHaveLength(1);

    const { tenantId } = running().embedded.teams.people;
    await expect(running().embedded.product.audit.verify(tenantId)).resolves.toMatchObject({ ok: true });
    expect((await audit()).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['meeting.joined', 'decision.caught', 'decision.completed', 'meeting.closed']),
    );
  });

  it('starts and ends with the meeting in Teams, where Kollegan is installed', async () => {
    const { chat } = running();

    const atStart = await chat.event('start');
    const { text: status } = await chat.ask('Karin', 'status');
    await chat.event('end');

    expect(atStart.filter(isCard('Du bestämmer'))).toHaveLength(1);
    expect(status).toContain('Jag är med och lyssnar.');
    expect((await chat.ask('Karin', 'status')).text).toContain('Mötet är stängt.');
  });
});
