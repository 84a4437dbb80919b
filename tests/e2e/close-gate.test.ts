import { daysFromToday, nextDate } from './support/dates.ts';
import { cardIn, cardOf, decisionIdOf, isCard } from './support/meeting-steps.ts';
import type { Shown } from './support/shown.ts';
import { useEmbedded } from './support/use-embedded.ts';

const running = useEmbedded();
const OPEN = 'Vi beslutar att flytta kontoret till Solna.';

/** A meeting about to close, with one decision that has neither owner nor date. */
async function atTheGate() {
  const { meeting } = running();
  await meeting.joinWith('Karin');
  const id = decisionIdOf(await meeting.decide('Karin', OPEN));
  const gate = await meeting.requestClose();
  const submit = (givenName: string, on: Shown, answer: Record<string, string>) =>
    running().chat.click(givenName, on, 'close.submit', {
      inputs: Object.fromEntries(Object.entries(answer).map(([field, value]) => [`${field}:${id}`, value])),
    });
  return { id, gate, submit, petra: running().chat.person('Petra').aadObjectId };
}

async function status(): Promise<string> {
  return (await running().chat.ask('Karin', '/kollegan status')).text;
}

describe('the gate before a meeting closes', () => {
  it('shows what each decision lacks', async () => {
    const { gate } = await atTheGate();

    expect(gate.text).toContain('Ett beslut behöver kompletteras.');
    expect(gate.text).toContain('Välj en ägare.');
    expect(gate.text).toContain('Välj ett datum.');
  });

  const nextYear = new Date().getFullYear() + 1;
  it.each([
    ['30 February', { deadline: `${nextYear}-02-30` }, 'Datumet finns inte.'],
    ['yesterday', { deadline: daysFromToday(-1) }, 'Datumet har redan varit.'],
    ['no date', { deadline: '' }, 'Välj ett datum.'],
    ['a person who is not in the meeting', { owner: 'nobody-we-know' }, 'Personen är inte med i mötet.'],
    ['no owner', { owner: '' }, 'Välj en ägare.'],
    ['parked without a reason', { parked: 'true', reason: '   ' }, 'Skriv varför beslutet parkeras.'],
  ])('refuses %s at its field and stays open', async (_name, wrong, problem) => {
    const { gate, submit, petra } = await atTheGate();

    const refused = cardOf(await submit('Karin', gate, { owner: petra, deadline: daysFromToday(7), ...wrong }));

    expect(refused.text).toContain('Innan mötet stängs');
    expect(refused.text).toContain(problem);
    expect(await status()).toContain('Mötet är på väg att stängas.');
  });

  it('closes for everyone when nothing is missing', async () => {
    const { chat, graph } = running();
    const { gate, submit, petra } = await atTheGate();
    const mark = await chat.mark();

    const own = cardOf(await submit('Petra', gate, { owner: petra, deadline: daysFromToday(7) }));

    const forAll = await chat.next(isCard('Mötet är stängt'), { after: mark });
    expect(own.text).toContain('Petra Lund stängde mötet.');
    expect(forAll).toMatchObject({ kind: 'update', activityId: gate.activityId });
    await graph.task(({ title, assigneeIds }) => title === 'Flytta kontoret till Solna' && assigneeIds.includes(petra));
  });

  it('closes with a decision that is parked for a reason, without a task', async () => {
    const { chat, graph } = running();
    const { gate, submit } = await atTheGate();
    const tasksBefore = (await graph.tasks()).length;
    const mark = await chat.mark();

    const closed = cardOf(await submit('Karin', gate, { parked: 'true', reason: 'Väntar på hyresvärden' }));

    const recap = await chat.next(isCard('Sammanfattning'), { after: mark });
    expect(closed.text).toContain('Parkerat: Väntar på hyresvärden');
    expect(recap.text).toContain('Flytta kontoret till Solna. Skäl: Väntar på hyresvärden');
    expect(await graph.tasks()).toHaveLength(tasksBefore);
  });

  it('takes one of two complete answers and closes once', async () => {
    const { chat, graph } = running();
    const { gate, submit, petra } = await atTheGate();
    const gustav = chat.person('Gustav').aadObjectId;
    const tasksBefore = (await graph.tasks()).length;
    const mark = await chat.mark();

    const [byKarin, byAnna] = (
      await Promise.all([
        submit('Karin', gate, { owner: petra, deadline: daysFromToday(7) }),
        submit('Anna', gate, { owner: gustav, deadline: daysFromToday(9) }),
      ])
    ).map((answer) => cardOf(answer).text);

    expect(byKarin).toContain('Mötet är stängt');
    expect(byAnna).toBe(byKarin);
    await chat.next((shown) => isCard('Sammanfattning')(shown) && shown.text.includes('finns i Planner'), {
      after: mark,
    });
    expect(await graph.tasks()).toHaveLength(tasksBefore + 1);
  });

  it('shows the loser of two partial answers the fresh list', async () => {
    const { chat, meeting } = running();
    await meeting.joinWith('Karin');
    const first = decisionIdOf(await meeting.decide('Karin', OPEN));
    const second = decisionIdOf(await meeting.decide('Karin', 'Vi beslutar att säga upp avtalet med Telia.'));
    const gate = await meeting.requestClose();
    const owner = chat.person('Petra').aadObjectId;
    const answer = (id: string) => ({ inputs: { [`owner:${id}`]: owner, [`deadline:${id}`]: daysFromToday(7) } });

    const answers = await Promise.all([
      chat.click('Karin', gate, 'close.submit', answer(first)),
      chat.click('Anna', gate, 'close.submit', answer(second)),
    ]);

    const texts = answers.map((each) => cardOf(each).text);
    expect(texts.filter((text) => text.includes('Någon hann före.'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('Ett beslut behöver kompletteras.'))).toHaveLength(2);
  });

  it('lets the meeting go on instead', async () => {
    const { chat } = running();
    const { gate } = await atTheGate();

    const answer = await chat.click('Karin', gate, 'close.reopen');

    expect(answer).toEqual({ type: 'message', text: 'Mötet fortsätter, jag lyssnar igen.' });
    expect(await status()).toContain('Jag är med och lyssnar.');
  });

  it('is there when Teams says that the meeting has ended', async () => {
    const { chat, meeting } = running();
    await meeting.joinWith('Karin');
    await meeting.decide('Karin', OPEN);

    const shown = await chat.event('end');

    expect(cardIn(shown, 'Innan mötet stängs').text).toContain('1. Flytta kontoret till Solna');
  });

  it('has nothing to ask when there were no decisions', async () => {
    const { chat, meeting } = running();
    await meeting.join();

    const answer = await chat.ask('Karin', '/kollegan stäng');

    expect(answer.text).toBe('Mötet är stängt. Jag hörde inga beslut, så det blir inga uppgifter.');
  });

  it('lets a decision that is complete through as it is', async () => {
    const { chat, meeting, graph } = running();
    await meeting.joinWith('Karin');
    await meeting.decide('Karin', 'Vi beslutar att upphandla städning, Anna tar den, deadline 15 okt');
    const gate = await meeting.requestClose();

    const closed = cardOf(await chat.click('Karin', gate, 'close.submit'));

    expect(gate.text).toContain('Alla beslut är klara. Mötet kan stängas.');
    expect(closed.text).toContain('Karin Lindqvist stängde mötet.');
    const task = await graph.task(({ title }) => title === 'Upphandla städning');
    expect(task.dueDateTime).toMatch(new RegExp(`^${nextDate(10, 15)}`));
  });
});
