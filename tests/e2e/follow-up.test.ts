import { cardOf, isCard } from './support/meeting-steps.ts';
import type { Sent } from './support/shown.ts';
import { useEmbedded } from './support/use-embedded.ts';

/** Long enough to complete a task before its reminder is due. */
const running = useEmbedded({
  env: { NUDGE_AFTER: 'PT3S', WORKING_HOURS: '00:00-24:00', WORKING_DAYS: '1-7', HOLIDAYS: 'none' },
});

function isNudge(title: string): (sent: Sent) => boolean {
  return (sent) => isCard('Påminnelse')(sent) && sent.text.includes(title);
}

/** Closes a meeting that decided these things, all due on 15 October. @returns the mark before its close */
async function closeWith(...decisions: string[]): Promise<number> {
  const { chat, meeting } = running();
  await meeting.joinWith('Karin');
  for (const decision of decisions) await meeting.decide('Karin', `Vi beslutar att ${decision}, deadline 15 okt`);
  const gate = await meeting.requestClose();
  const mark = await chat.mark();
  cardOf(await chat.click('Karin', gate, 'close.submit'));
  return mark;
}

async function nudgesOf(title: string) {
  const decisions = (await running().embedded.product.meetings.series(...(await scope()), 10)).flatMap(
    ({ decisions: each }) => each,
  );
  const id = decisions.find((decision) => decision.title === title)?.id;
  return (await running().audit())
    .filter(({ type, data }) => type.startsWith('nudge.') && data['decisionId'] === id)
    .map(({ type, data }) => ({ type, channel: data['channel'] ?? null, reason: data['reason'] ?? null }));
}

async function scope(): Promise<[tenantId: string, conversationId: string]> {
  const { tenantId, meeting } = running().embedded.teams.people;
  return [tenantId, meeting.conversationId];
}

describe('following up', () => {
  it('reminds each owner by the first way that is open, and nobody who is done', async () => {
    const { chat, graph } = running();
    const forbidden = (bodyIncludes: string) => ({ match: { method: 'POST', bodyIncludes }, status: 403, times: 9 });
    await chat.fault(forbidden(`"members":[{"id":"${chat.person('Gustav').id}"`));
    await chat.fault(forbidden(`"members":[{"id":"${chat.person('Yusuf').id}"`));
    await chat.fault(forbidden('Yusuf Demir, hur g'));

    const mark = await closeWith(
      'byta leverantör, Anna tar den',
      'upphandla städning, Petra tar den',
      'anlita revisor, Gustav tar den',
      'köpa nya skärmar, Yusuf tar den',
    );
    const done = await graph.task(({ title }) => title === 'Upphandla städning');
    await graph.complete(done.id);

    const toAnna = await chat.next(isNudge('Byta leverantör'), { after: mark });
    const toGustav = await chat.next(isNudge('Anlita revisor'), { after: mark });
    const toYusuf = await graph.mail(({ subject }) => subject === 'Påminnelse: Köpa nya skärmar');
    expect(toAnna.personId).toBe(chat.person('Anna').id);
    expect(toAnna.text).toContain('Anna Svensson, du står som ägare till det här.');
    expect(toGustav.personId).toBeUndefined();
    expect(toGustav.text).toContain('Gustav Alm, hur går det med det här?');
    expect(toYusuf.to).toEqual([{ address: 'yusuf.demir@sandbox.example', name: 'Yusuf Demir' }]);

    const recorded = { 'Byta leverantör': 'personal', 'Anlita revisor': 'chat', 'Köpa nya skärmar': 'mail' };
    for (const [title, channel] of Object.entries(recorded)) {
      await expect(eventually(() => nudgesOf(title))).resolves.toEqual([{ type: 'nudge.sent', channel, reason: null }]);
    }
    await expect(eventually(() => nudgesOf('Upphandla städning'))).resolves.toEqual([
      { type: 'nudge.stopped', channel: null, reason: 'done' },
    ]);
    expect((await chat.sentAfter(mark)).filter(isNudge('Upphandla städning'))).toEqual([]);
  });

  it('takes the owner at their word, in either chat, and nobody else', async () => {
    const { chat, graph } = running();
    const noPersonalChat = `"members":[{"id":"${chat.person('Anna').id}"`;
    await chat.fault({ match: { method: 'POST', bodyIncludes: noPersonalChat }, status: 403, times: 9 });
    const mark = await closeWith('se över försäkringarna, Anna tar den', 'måla om entrén, Karin tar den');
    const inMeeting = await chat.next(isNudge('Se över försäkringarna'), { after: mark });
    const personal = await chat.next(isNudge('Måla om entrén'), { after: mark });

    const refused = await chat.click('Petra', inMeeting, 'nudge.done');
    const done = cardOf(await chat.click('Anna', inMeeting, 'nudge.done'));
    const later = cardOf(await chat.click('Karin', personal, 'nudge.snooze'));

    expect(refused).toEqual({ type: 'message', text: 'Bara Anna Svensson kan svara på det här.' });
    expect(done.text).toContain('Klart. Tack, Anna Svensson!');
    await graph.task(({ title, percentComplete }) => title === 'Se över försäkringarna' && percentComplete === 100);
    expect(personal.personId).toBe(chat.person('Karin').id);
    expect(later.text).toContain('Jag påminner Karin Lindqvist igen senare.');
  });

  it('shows the next meeting what is still open and who owes it to whom', async () => {
    const { chat, meeting, graph } = running();
    const mark = await closeWith('rusta upp köket, Erik tar den', 'sälja gamla bilen, Gustav tar den');
    const { id } = await graph.task(({ title }) => title === 'Sälja gamla bilen');
    await graph.complete(id);
    await chat.next(isNudge('Rusta upp köket'), { after: mark });
    await eventually(() => nudgesOf('Sälja gamla bilen'));

    const { brief } = await meeting.join();

    const items = brief.text.split('\n');
    expect(items.filter((line) => line.includes('Rusta upp köket'))).toHaveLength(1);
    expect(brief.text).toMatch(/Ägare: Erik Öberg, klart senast .+ okt \d{4}, bestämt .+, lovat till Karin Lindqvist/);
    expect(brief.text).not.toContain('Sälja gamla bilen');
    expect(brief.text).not.toContain('första mötet');
  });
});

/** The audit log is written right after; @returns the first answer that is not empty. */
async function eventually<Item>(read: () => Promise<Item[]>): Promise<Item[]> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
    const found = await read();
    if (found.length > 0) return found;
  }
  return [];
}
