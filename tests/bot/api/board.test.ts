import { close, join, joinWithConsent, latest, onlyDecision, settle } from '../../helpers/meeting-steps.ts';
import { ANNA, BO, DAN } from '../../helpers/people.ts';
import { type ApiHost, startApiHost } from './api-host.ts';

let host: ApiHost;
beforeEach(async () => {
  host = await startApiHost();
});
afterEach(() => host.stop());

async function decided(text?: string) {
  await joinWithConsent(host.world);
  const { meeting, decision } = await settle(host.world, text);
  return { meeting, decision, path: `/api/meetings/${meeting.id}/decisions/${decision.id}` };
}

const column = (body: { columns: { column: string; cards: { id: string }[]; total: number }[] }, name: string) =>
  body.columns.find((each) => each.column === name);

describe('the board', () => {
  it('is empty before the first meeting', async () => {
    const { status, body } = await host.ask('/api/board');

    expect(status).toBe(200);
    expect(body.columns.map(({ total }: { total: number }) => total)).toEqual([0, 0, 0, 0]);
  });

  it('shows what was decided a moment ago, with all that a card says', async () => {
    const { meeting, decision } = await decided();

    const { body } = await host.ask('/api/board');

    expect(column(body, 'open')).toMatchObject({ total: 1, cursor: null });
    expect(column(body, 'open')?.cards[0]).toEqual({
      id: decision.id,
      meetingId: meeting.id,
      meetingTitle: 'Ledningsgrupp',
      meetingStatus: 'active',
      seriesId: meeting.conversationId,
      kind: 'decision',
      title: 'Byta leverantör',
      owner: { type: 'person', person: { id: 'anna', name: 'Anna Svensson' } },
      deadline: '2026-10-15',
      column: 'open',
      confirmed: false,
      parkedReason: null,
      doneAt: null,
      task: 'none',
      steps: 0,
      etag: '"1"',
      caughtAt: decision.caughtAt,
      editable: true,
    });
    expect(body.owners).toEqual([{ id: 'anna', name: 'Anna Svensson' }]);
    expect(body.series).toEqual([{ id: meeting.conversationId, name: 'Ledningsgrupp' }]);
  });

  it('shows nothing of a meeting that the person was not in', async () => {
    await decided();

    expect(column((await host.ask('/api/board', { as: DAN.id })).body, 'open')).toMatchObject({ total: 0 });
  });

  it('goes on where the page ended, whatever was moved meanwhile', async () => {
    const meeting = await joinWithConsent(host.world);
    for (const day of ['11', '12', '13', '14', '15']) {
      await settle(host.world, `DECISION Sak ${day} | anna | 2026-10-${day}`);
    }
    const first = await host.ask('/api/board?limit=2');
    const open = column(first.body, 'open') as unknown as { cards: { id: string; title: string }[]; cursor: string };
    const moved = await host.ask(`/api/meetings/${meeting.id}/decisions/${open.cards[1]?.id}/move`, {
      method: 'POST',
      body: { to: 'done' },
      match: '"1"',
    });
    const rest = await host.ask(`/api/board/open?limit=2&cursor=${encodeURIComponent(open.cursor)}`);
    const last = await host.ask(`/api/board/open?limit=2&cursor=${encodeURIComponent(rest.body.cursor)}`);

    expect(moved.status).toBe(200);
    expect([...open.cards, ...rest.body.cards, ...last.body.cards].map(({ title }) => title)).toEqual(
      ['11', '12', '13', '14', '15'].map((day) => `Sak ${day}`),
    );
    expect(rest.body.total).toBe(4);
    expect(last.body.cursor).toBeNull();
  });

  it.each([
    ['ownerId=bo', ['Sak bo']],
    ['ownerId=bo&text=SAK', ['Sak bo']],
    ['text=LEVERANTÖR', ['Byta leverantör']],
    ['from=2026-10-16', ['Sak bo']],
    ['to=2026-10-15', ['Byta leverantör']],
    ['from=2026-10-15&to=2026-10-20', ['Byta leverantör', 'Sak bo']],
    ['seriesId=19:meeting_1@thread.v2', ['Byta leverantör', 'Sak bo', 'Utan dag']],
    ['seriesId=19:another', []],
    ['ownerId=bo&seriesId=19:meeting_1@thread.v2', ['Sak bo']],
  ])('is filtered: %s', async (query, titles) => {
    await decided();
    await settle(host.world, 'DECISION Sak bo | bo | 2026-10-20');
    await settle(host.world, 'DECISION Utan dag');

    const { body } = await host.ask(`/api/board?${query}`);

    expect(column(body, 'open')?.cards.map((card) => (card as unknown as { title: string }).title)).toEqual(titles);
    expect(column(body, 'open')?.total).toBe(titles.length);
  });

  it.each(['from=2026-02-30', 'limit=0', 'limit=1000', 'limit=x'])(
    'refuses a filter that cannot be: %s',
    async (query) => {
      const { status, body } = await host.ask(`/api/board?${query}`);

      expect(status).toBe(400);
      expect(body).toMatchObject({ code: 'API.INVALID', fields: [{ field: expect.stringMatching(/^query\./) }] });
    },
  );

  it('refuses a column and a cursor that it does not have', async () => {
    expect((await host.ask('/api/board/finished')).status).toBe(404);
    expect((await host.ask('/api/board/open?cursor=nonsense')).status).toBe(400);
  });
});

describe('a decision', () => {
  it('is shown with evidence, history and what it lacks', async () => {
    const { path } = await decided('DECISION Byta leverantör');
    await host.handOver();

    const { status, body, headers } = await host.ask(path);

    expect(status).toBe(200);
    expect(headers.get('etag')).toBe('"1"');
    expect(body).toMatchObject({
      title: 'Byta leverantör',
      owner: { type: 'none' },
      gate: ['owner-missing', 'deadline-missing'],
      evidence: [{ speaker: { id: 'bo' }, level: 'bas', quote: null }],
      people: [{ id: 'anna' }, { id: 'bo' }, { id: 'cilla' }],
    });
    expect(body.history.map(({ type }: { type: string }) => type)).toContain('decision.caught');
  });

  it('shows the words only while their speaker lets them be kept', async () => {
    const meeting = await joinWithConsent(host.world, 'plus');
    const { decision } = await settle(host.world);
    await host.handOver();
    const path = `/api/meetings/${meeting.id}/decisions/${decision.id}`;
    const before = await host.ask(path);
    const { giveConsent } = await import('../../../core/meetings/index.ts');
    await giveConsent(host.world, {
      key: { tenantId: meeting.tenantId, conversationId: meeting.conversationId, meetingId: meeting.id },
      person: BO,
      level: 'none',
      channel: 'card',
      cause: { actor: BO.id, at: host.world.clock.now(), correlationId: 'c' },
    });

    expect(before.body.evidence[0].quote).toContain('Byta leverantör');
    expect((await host.ask(path)).body.evidence[0].quote).toBeNull();
  });

  it('is changed, and the one who saw the older one gets the fresh one', async () => {
    const { path } = await decided();
    const change = (body: unknown, match = '"1"') => host.ask(path, { method: 'PATCH', body, match });

    const first = await change({ title: 'Byta till Nordea', steps: ['Ring', ' '] });
    const second = await change({ ownerId: 'bo' });

    expect(first).toMatchObject({ status: 200, body: { title: 'Byta till Nordea', etag: '"2"', stepList: ['Ring'] } });
    expect(second.status).toBe(412);
    // Who was quicker is told at once, before the log has it.
    expect(second.body.current.history[0]).toMatchObject({ type: 'decision.changed', actor: { id: 'anna' } });
    expect(second.body).toMatchObject({
      code: 'API.CHANGED',
      current: { title: 'Byta till Nordea', etag: '"2"', owner: { person: { id: 'anna' } } },
    });
    expect(host.deps.observations.tallies('hour').at(-1)?.counts.get('conflict/decision/conflict')).toBe(1);
  });

  it.each([
    [{ ownerId: 'dan' }, 'ownerId', 'not-here'],
    [{ deadline: '2020-01-01' }, 'deadline', 'past'],
    [{ deadline: '2066-01-01' }, 'deadline', 'too-far'],
    [{ title: '\u200b' }, 'title', 'missing'],
  ])('is not changed to what cannot be: %j', async (body, field, code) => {
    const { path } = await decided();

    const answer = await host.ask(path, { method: 'PATCH', body, match: '"1"' });

    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'API.INCOMPLETE', fields: [{ field, code }], current: { etag: '"1"' } });
  });

  it.each([
    [{}, 400],
    [{ unknown: 1 }, 400],
    [{ deadline: '2026-02-30' }, 400],
    [{ title: 'x'.repeat(201) }, 400],
    ['{', 400],
    [{ title: 'x'.repeat(70_000) }, 413],
  ])('refuses a body that does not fit: %.40j', async (body, status) => {
    const { path } = await decided();

    expect((await host.ask(path, { method: 'PATCH', body, match: '"1"' })).status).toBe(status);
  });

  it('needs to be told which version is changed', async () => {
    const { path } = await decided();

    expect(await host.ask(`${path}/move`, { method: 'POST', body: { to: 'done' } })).toMatchObject({
      status: 428,
      body: { code: 'API.NO_MATCH' },
    });
    for (const match of ['*', '1', 'W/"1"', '"x"', '"2"']) {
      expect((await host.ask(`${path}/move`, { method: 'POST', body: { to: 'done' }, match })).status).toBe(412);
    }
  });

  it('is late, and may be given to somebody else all the same', async () => {
    const { meeting, path } = await decided();
    await close(host.world, meeting);
    host.world.clock.advance(30 * 86_400_000);
    const { etag } = (await host.ask(path)).body;

    const answer = await host.ask(path, { method: 'PATCH', body: { ownerId: 'bo' }, match: etag });

    expect(answer).toMatchObject({ status: 200, body: { owner: { person: { id: 'bo' } }, deadline: '2026-10-15' } });
  });

  it('is parked with a reason, and comes back', async () => {
    const { path } = await decided();
    const move = (body: unknown, match: string) => host.ask(`${path}/move`, { method: 'POST', body, match });

    const without = await move({ to: 'parked' }, '"1"');
    const parked = await move({ to: 'parked', reason: 'Väntar på budget' }, '"1"');
    const back = await move({ to: 'in-progress' }, '"2"');

    expect(without).toMatchObject({ status: 422, body: { fields: [{ field: 'reason', code: 'missing' }] } });
    expect(parked).toMatchObject({ status: 200, body: { column: 'parked', parkedReason: 'Väntar på budget' } });
    expect(back).toMatchObject({ status: 200, body: { column: 'in-progress', etag: '"3"' } });
  });

  it('that is moved after the meeting takes its Planner task along', async () => {
    const { meeting, path } = await decided();
    await close(host.world, meeting);
    const { etag } = (await host.ask(path)).body;
    await host.handOver();
    host.world.queue.sent.length = 0;
    await host.ask(`${path}/move`, { method: 'POST', body: { to: 'done' }, match: etag });
    await host.handOver();

    expect(host.world.queue.sent.map(({ queue }) => queue)).toEqual(['planner-tasks']);
    expect(onlyDecision(await latest(host.world, meeting)).doneAt).toBe(host.world.clock.iso());
  });
});

describe('a decision by hand', () => {
  it('is added once, whoever sends it twice', async () => {
    const meeting = await join(host.world);
    const add = (body: object) =>
      host.ask(`/api/meetings/${meeting.id}/decisions`, {
        method: 'POST',
        body: { title: 'Köpa stolar', requestId: 'request-1', ...body },
      });

    const first = await add({ ownerId: 'bo', deadline: '2026-10-20' });
    const again = await add({});

    expect(first).toMatchObject({ status: 201, body: { title: 'Köpa stolar', confirmed: true, kind: 'decision' } });
    expect(again.body.id).toBe(first.body.id);
    expect((await add({ requestId: 'request-2', ownerId: 'dan' })).body.fields).toEqual([
      { field: 'ownerId', code: 'not-here' },
    ]);
    expect((await add({ requestId: 'request-3', deadline: '2020-01-01' })).body.fields).toEqual([
      { field: 'deadline', code: 'past' },
    ]);
    expect((await add({ requestId: 'request-4', title: '\u200b' })).status).toBe(422);
  });

  it('is not added to a meeting that is closed', async () => {
    const meeting = await close(host.world, await join(host.world));

    const answer = await host.ask(`/api/meetings/${meeting.id}/decisions`, {
      method: 'POST',
      body: { title: 'Köpa stolar', requestId: 'request-1' },
    });

    expect(answer).toMatchObject({ status: 409, body: { code: 'API.CONFLICT' } });
  });
});

describe('comments', () => {
  it('are written, listed and removed by their author alone', async () => {
    const { path, meeting } = await decided();
    const add = (text: string, requestId: string, as = ANNA.id) =>
      host.ask(`${path}/comments`, { method: 'POST', as, body: { text, requestId } });

    const first = await add('<b>Vi väntar</b>\nstill', 'request-1');
    await add('igen', 'request-1');
    host.world.clock.advance(1_000);
    const second = await add('Okej', 'request-2', BO.id);
    const list = await host.ask(`${path}/comments?limit=1`);
    const rest = await host.ask(`${path}/comments?limit=1&cursor=${encodeURIComponent(list.body.cursor)}`);

    expect(first).toMatchObject({ status: 201, body: { text: '<b>Vi väntar</b>\nstill', mine: true } });
    expect(list.body.comments).toMatchObject([{ id: first.body.id, author: { name: 'Anna Svensson' } }]);
    expect(rest.body).toMatchObject({ comments: [{ text: 'Okej', mine: false }], cursor: null });
    expect((await host.ask(`${path}/comments/${second.body.id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await host.ask(`${path}/comments/${first.body.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await host.ask(`${path}/comments/${first.body.id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await host.ask(`${path}/comments`)).body.comments).toHaveLength(1);
    await host.handOver();
    const { body } = await host.ask(path);
    expect(body.history.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['comment.added', 'comment.removed']),
    );
    expect(
      JSON.stringify(
        await host.world.store.read({ tenantId: 'tenant-1', scope: meeting.conversationId, id: first.body.id }),
      ),
    ).not.toContain('Vi väntar');
  });

  it('need words, and a decision', async () => {
    const { path, meeting } = await decided();
    const body = { text: ' \n ', requestId: 'request-1' };

    expect((await host.ask(`${path}/comments`, { method: 'POST', body })).status).toBe(422);
    expect((await host.ask(`/api/meetings/${meeting.id}/decisions/d-none/comments`)).status).toBe(404);
    expect(
      (
        await host.ask(`/api/meetings/${meeting.id}/decisions/d-none/comments`, {
          method: 'POST',
          body: { ...body, text: 'x' },
        })
      ).status,
    ).toBe(404);
  });
});
