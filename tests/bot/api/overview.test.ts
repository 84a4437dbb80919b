import { recordDelivery } from '../../../core/meetings/index.ts';
import { DEFAULT_TENANT_SETTINGS } from '../../../core/settings/index.ts';
import { causeBy, close, join, joinWithConsent, keyOf, settle } from '../../helpers/meeting-steps.ts';
import { ANNA, BO } from '../../helpers/people.ts';
import { type ApiHost, startApiHost } from './api-host.ts';

let host: ApiHost;
beforeEach(async () => {
  host = await startApiHost();
});
afterEach(() => host.stop());

const named = (list: { key: string }[], key: string) => list.find((each) => each.key === key);

describe('the dashboard', () => {
  it('of an empty system says so, and offers no number that nobody measured', async () => {
    const { body } = await host.ask('/api/dashboard');

    expect(body).toMatchObject({ empty: true, running: [], recent: [], iOwe: { total: 0, overdue: 0, cards: [] } });
    expect(body.kpis).toHaveLength(6);
    expect(body.kpis.every(({ value }: { value: unknown }) => value === null)).toBe(true);
    expect(named(body.kpis, 'saved-time')).toMatchObject({ notMeasured: 'no-baseline', target: 25, unit: 'minutes' });
  });

  it('shows saved time as soon as it was measured without and with Kollegan, and the log says by whom it was told', async () => {
    const times = (minutes: number) => ({ preparing: Array(10).fill(minutes), followingUp: Array(10).fill(minutes) });
    const savedTime = { before: times(30), after: times(12), method: 'estimated', measuredBy: 'Eva i kansliet' };
    const saved = await host.ask('/api/settings', {
      method: 'PUT',
      as: 'chef',
      body: { ...DEFAULT_TENANT_SETTINGS, savedTime },
      match: '"0"',
    });
    await host.handOver();
    const { body } = await host.ask('/api/dashboard');
    const [event] = (await host.ask('/api/audit?type=settings.changed', { as: 'jurist' })).body.events;

    expect(saved.status).toBe(200);
    expect(named(body.kpis, 'saved-time')).toMatchObject({
      value: 36,
      n: 20,
      interval: [36, 36],
      basis: 'estimated',
      notMeasured: null,
    });
    expect(event).toMatchObject({
      data: { 'savedTime.after.preparing': '12 12 12 12 12 12 12 12 12 12', 'savedTime.measuredBy': 'set' },
    });
  });

  it('shows what I owe and what I am owed, soonest first, and what is late', async () => {
    const meeting = await joinWithConsent(host.world);
    for (const [owner, day] of [
      ['anna', '2026-10-20'],
      ['anna', '2026-10-06'],
      ['bo', '2026-10-07'],
      ['cilla', '2026-10-08'],
    ]) {
      await settle(host.world, `DECISION Sak ${owner} ${day} | ${owner} | ${day}`, BO);
    }
    const { body: board } = await host.ask('/api/board');
    const begun = board.columns[0].cards[0];
    await host.ask(`/api/meetings/${meeting.id}/decisions/${begun.id}/move`, {
      method: 'POST',
      body: { to: 'in-progress' },
      match: begun.etag,
    });
    host.world.clock.advance(2 * 86_400_000);

    const anna = (await host.ask('/api/dashboard')).body;
    const bo = (await host.ask('/api/dashboard', { as: BO.id })).body;
    const cilla = (await host.ask('/api/dashboard', { as: 'cilla' })).body;

    const titles = ({ cards }: { cards: { title: string }[] }) => cards.map(({ title }) => title);
    expect(titles(anna.iOwe)).toEqual(['Sak anna 2026-10-06', 'Sak anna 2026-10-20']);
    expect(anna.iOwe).toMatchObject({ total: 2, overdue: 1 });
    // Anna organised the meeting, and it was said in Bo's words.
    expect(titles(anna.iAmOwed)).toEqual(['Sak bo 2026-10-07', 'Sak cilla 2026-10-08']);
    expect(titles(bo.iAmOwed)).toEqual(['Sak anna 2026-10-06', 'Sak cilla 2026-10-08', 'Sak anna 2026-10-20']);
    expect(cilla.iAmOwed.total).toBe(0);
    expect(anna).toMatchObject({ empty: false, running: [{ id: meeting.id, decisions: 4 }], recent: [] });
  });

  it('counts the key figures of the tenant, not more often than needed', async () => {
    const meeting = await joinWithConsent(host.world);
    await close(host.world, meeting);
    const first = (await host.ask('/api/dashboard')).body;
    await close(host.world, await join(host.world));
    const soon = (await host.ask('/api/dashboard')).body;
    host.world.clock.advance(20_000);
    const later = (await host.ask('/api/dashboard', { as: 'dan' })).body;

    expect(first.recent).toMatchObject([{ id: meeting.id, status: 'closed' }]);
    expect([first, soon, later].map(({ kpis }) => named(kpis, 'cost-per-meeting'))).toMatchObject([
      { value: 0, n: 1, basis: 'built-in' },
      { n: 1 },
      { value: 0, n: 2 },
    ]);
  });
});

describe('the sample meeting', () => {
  it('is the person’s own, in every column, counted nowhere, and goes without a trace', async () => {
    const made = await host.ask('/api/sample', { method: 'POST' });
    const again = await host.ask('/api/sample', { method: 'POST' });
    const board = (await host.ask('/api/board')).body;
    const { body: detail } = await host.ask(`/api/meetings/${made.body.id}`);
    const decisionId = detail.decisionList[0].id;
    const path = `/api/meetings/${made.body.id}/decisions/${decisionId}`;
    await host.ask(`${path}/comments`, { method: 'POST', body: { text: 'Hej', requestId: 'request-1' } });
    const moved = await host.ask(`${path}/move`, { method: 'POST', body: { to: 'done' }, match: '"1"' });
    await host.handOver();

    expect(made).toMatchObject({ status: 201, body: { sample: true, title: 'Exempelmöte: Flytten till nya lokaler' } });
    expect(again.body.id).toBe(made.body.id);
    expect(board.columns.map(({ total }: { total: number }) => total)).toEqual([2, 1, 1, 1]);
    expect(moved.status).toBe(200);
    expect(host.world.queue.sent).toEqual([]);
    expect((await host.ask('/api/board', { as: BO.id })).body.columns[0].total).toBe(0);
    expect((await host.ask('/api/people')).body.total).toBe(0);
    expect(named((await host.ask('/api/dashboard')).body.kpis, 'cost-per-meeting')).toMatchObject({ n: 0 });

    expect((await host.ask('/api/sample', { method: 'DELETE' })).status).toBe(204);
    expect((await host.ask('/api/sample', { method: 'DELETE' })).status).toBe(404);
    expect((await host.ask('/api/board')).body.columns[0].total).toBe(0);
    expect((await host.ask(`/api/meetings/${made.body.id}`)).status).toBe(404);
    for (const kind of ['meeting', 'decision-comment']) {
      expect((await host.world.store.query({ tenantId: 'tenant-1', kind, limit: 10 })).documents).toEqual([]);
    }
    const { events } = (await host.ask('/api/audit?limit=100', { as: 'jurist' })).body;
    expect(events[0].type).toBe('sample.removed');
  });

  it('is made anew after it was removed', async () => {
    const first = await host.ask('/api/sample', { method: 'POST' });
    await host.ask('/api/sample', { method: 'DELETE' });
    const second = await host.ask('/api/sample', { method: 'POST' });

    expect(second).toMatchObject({ status: 201, body: { id: first.body.id } });
    expect((await host.ask('/api/meetings')).body.total).toBe(1);
  });
});

describe('how well it works', () => {
  it('is not known before anything has happened', async () => {
    const { body } = await host.ask('/api/observability', { as: 'jurist' });

    expect(body).toMatchObject({ window: 'hour', since: '2026-10-05T08:00:00.000Z', turns: [], conflicts: [] });
    expect(new Set(body.series.map(({ state, n }: { state: string; n: number }) => `${state} ${n}`))).toEqual(
      new Set(['unknown 0']),
    );
    expect(body.jobs).toContainEqual(expect.objectContaining({ queue: 'recaps', done: 0, dead: null }));
  });

  it.each(['hour', 'day', 'month'])('is told with its n, against its objective: last %s', async (window) => {
    const { observations } = host.deps;
    for (let count = 0; count < 99; count++) observations.turn({ type: 'message', outcome: 'ok' }, 0.02);
    observations.turn({ type: 'message', outcome: 'failed' }, 60);
    observations.turn({ type: 'invoke', outcome: 'refused' }, 0.4);
    observations.join({ way: 'command', outcome: 'joined' });
    observations.join({ way: 'command', outcome: 'failed' });
    observations.job({ queue: 'recaps', outcome: 'done' }, 1);
    observations.job({ queue: 'recaps', outcome: 'retry' }, 1);
    observations.job({ queue: 'recaps', outcome: 'skipped' }, 1);
    observations.job({ queue: 'nudges', outcome: 'dead-letter' }, 1);
    observations.deadLetters({ queue: 'nudges' }, 3, 120);
    observations.conflict({ kind: 'decision', reason: 'conflict' });
    const meeting = await close(host.world, await join(host.world));
    host.world.clock.advance(30_000);
    await recordDelivery(host.world.meetings, {
      key: keyOf(meeting),
      slot: { card: 'recap' },
      delivery: { state: 'card', activityId: 'a-1' },
      settled: [],
      cause: causeBy(host.world, ANNA),
    });

    const { body } = await host.ask(`/api/observability?window=${window}`, { as: 'chef' });

    expect(named(body.series, 'join-success')).toMatchObject({ value: 0.5, n: 2, objective: 0.98, state: 'alert' });
    expect(named(body.series, 'turn-p99')).toMatchObject({ value: 0.5, n: 101, state: 'ok' });
    expect(named(body.series, 'error-rate')).toMatchObject({ value: 2 / 105, n: 105, state: 'alert' });
    expect(named(body.series, 'job-success')).toMatchObject({ value: 2 / 3, n: 3, state: 'alert' });
    expect(named(body.series, 'recap-from-evidence-p95')).toMatchObject({ value: 30, n: 1, state: 'ok' });
    expect(named(body.series, 'recap-from-end-p95')).toMatchObject({ value: 30, n: 1, state: 'ok' });
    expect(named(body.series, 'cost-per-meeting')).toMatchObject({ value: 0, n: 1, state: 'ok' });
    expect(body.turns).toEqual([
      { type: 'message', ok: 99, refused: 0, failed: 1 },
      { type: 'invoke', ok: 0, refused: 1, failed: 0 },
    ]);
    expect(body.jobs).toContainEqual({
      queue: 'nudges',
      done: 0,
      retried: 0,
      skipped: 0,
      deadLettered: 1,
      dead: 3,
      oldestSeconds: 120,
    });
    expect(body.conflicts).toEqual([{ kind: 'decision', reason: 'conflict', count: 1 }]);
    const joins = named(body.series, 'join-success') as unknown as { points: { n: number }[] };
    expect(joins.points.reduce((sum, { n }) => sum + n, 0)).toBe(2);
  });

  it('names no slower than its worst when one turn took too long', async () => {
    host.deps.observations.turn({ type: 'message', outcome: 'ok' }, 60);

    const { body } = await host.ask('/api/observability', { as: 'chef' });
    expect(named(body.series, 'turn-p99')).toMatchObject({ value: 20, state: 'alert' });
  });
});
