import {
  type ClosingTimes,
  type DecisionRow,
  type KpiFigure,
  type Kpis,
  kpisOf,
  type PersonView,
  savedTimeOf,
  type TenantIndex,
} from '../../../core/board/index.ts';
import type { Dashboard } from '../../../core/contracts/api/dashboard.api.ts';
import type { SavedTimeMeasurement } from '../../../core/settings/index.ts';
import { plainDateIn } from '../../../core/shared/plain-date.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { Caller } from '../caller.ts';
import type { ApiHandlers } from '../handler.ts';
import { cardView } from '../views/decision-view.ts';
import { kpiViews } from '../views/kpi-view.ts';
import { meetingSummary } from '../views/meeting-view.ts';

const RUNNING = 20;
const RECENT = 10;
const PROMISES = 20;
/** Key figures of weeks need not be counted anew for every tab that opens. */
const KPI_AGE_MS = 15_000;

export function dashboardHandlers(deps: ApiDeps): Pick<ApiHandlers, 'dashboard.read'> {
  const { board, settings, calendar, clock } = deps;
  const saved = new Map<string, { text: string; figure: KpiFigure }>();
  const closings: ClosingTimes = new WeakMap();
  const counted = new Map<string, { at: number; version: number; kpis: Kpis }>();

  function kpis(tenantId: string, index: TenantIndex, timeZone: string): Kpis {
    const now = clock.now();
    const known = counted.get(tenantId);
    if (known && (known.version === index.version || now.getTime() - known.at < KPI_AGE_MS)) return known.kpis;
    const fresh = kpisOf(index.meetings(), { now, timeZone, calendar, known: closings });
    counted.set(tenantId, { at: now.getTime(), version: index.version, kpis: fresh });
    return fresh;
  }

  /** A bootstrap for every tab that opens would be a waste. */
  function measured(tenantId: string, measurement: SavedTimeMeasurement): KpiFigure {
    const text = JSON.stringify(measurement);
    const known = saved.get(tenantId);
    if (known?.text === text) return known.figure;
    const figure = savedTimeOf(measurement);
    saved.set(tenantId, { text, figure });
    return figure;
  }

  return {
    async 'dashboard.read'({ caller, at }) {
      const { timeZone, savedTime } = await settings.settingsOf(caller.tenantId);
      const today = plainDateIn(at, timeZone);
      const index = await board.fresh(caller.tenantId);
      const view = index.viewOf(caller.personId);
      const summaries = (rows: PersonView['meetings'], count: number, skipRunning: boolean) =>
        firstOf(rows, count, ({ status }) => !(skipRunning && status !== 'closed')).map((row) =>
          meetingSummary(row, today),
        );
      return {
        body: {
          running: summaries(view.running, RUNNING, false),
          recent: summaries(view.meetings, RECENT, true),
          iOwe: promises(view, `owner:${caller.personId}`, caller, today),
          iAmOwed: promises(view, 'owed', caller, today),
          kpis: kpiViews(kpis(caller.tenantId, index, timeZone), measured(caller.tenantId, savedTime)),
          empty: view.meetings.length === 0,
        },
      };
    },
  };
}

/** Open and begun ones together, soonest first. */
function promises(
  view: PersonView,
  bucket: `owner:${string}` | 'owed',
  caller: Caller,
  today: string,
): Dashboard['iOwe'] {
  const lists = [view.decisions('open', bucket), view.decisions('in-progress', bucket)].filter((list) => list !== null);
  const rows: DecisionRow[] = lists.flatMap((list) => firstOf(list, PROMISES, () => true));
  const soonest = rows.toSorted(({ place: a }, { place: b }) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  return {
    total: lists.reduce((sum, { length }) => sum + length, 0),
    // Keys are deadlines, and no id is empty: what stands before today's first is overdue.
    overdue: lists.reduce((sum, list) => sum + list.after({ key: today, id: '' }), 0),
    cards: soonest.slice(0, PROMISES).map((row) => cardView(row, caller)),
  };
}

function firstOf<Row>(
  rows: { length: number; at(index: number): Row | undefined },
  count: number,
  fits: (row: Row) => boolean,
): Row[] {
  const first: Row[] = [];
  for (let index = 0; index < rows.length && first.length < count; index++) {
    const row = rows.at(index);
    if (row !== undefined && fits(row)) first.push(row);
  }
  return first;
}
