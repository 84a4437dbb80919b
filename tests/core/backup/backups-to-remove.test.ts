import fc from 'fast-check';
import { backupIdOf, backupsToRemove, pickBackup } from '../../../core/backup/index.ts';

const KEEP = { dailyDays: 30, monthlyDays: 90 };
const DAY_MS = 86_400_000;
const NOW = new Date('2026-11-20T02:45:00Z');

/** One backup a day, the newest today. */
function daily(days: number, now = NOW) {
  return Array.from({ length: days }, (_, ago) => {
    const takenAt = new Date(now.getTime() - ago * DAY_MS).toISOString();
    return { id: takenAt, takenAt };
  });
}

function kept(days: number): string[] {
  const backups = daily(days);
  const gone = new Set(backupsToRemove(backups, NOW, KEEP));
  return backups.filter(({ id }) => !gone.has(id)).map(({ takenAt }) => takenAt.slice(0, 10));
}

describe('backupsToRemove', () => {
  test('keeps thirty days of dailies and the first of each month for ninety', () => {
    const dates = kept(400);

    expect(dates.slice(0, 31)).toEqual(daily(31).map(({ takenAt }) => takenAt.slice(0, 10)));
    expect(dates.slice(31)).toEqual(['2026-10-01', '2026-09-01']);
  });

  test('keeps the latest however old it is', () => {
    expect(backupsToRemove(daily(1, new Date('2020-01-01T00:00:00Z')), NOW, KEEP)).toEqual([]);
  });

  test('whatever was taken when, nothing young goes and nothing beyond the months stays but the latest', () => {
    const instants = fc.array(fc.integer({ min: 0, max: 200 * 24 }), { maxLength: 60 });
    fc.assert(
      fc.property(instants, (hoursAgo) => {
        const backups = hoursAgo.map((hours, index) => ({
          id: String(index),
          takenAt: new Date(NOW.getTime() - hours * 3_600_000).toISOString(),
        }));

        const gone = new Set(backupsToRemove(backups, NOW, KEEP));

        const youngest = Math.min(...hoursAgo);
        for (const [index, hours] of hoursAgo.entries()) {
          if (hours <= 30 * 24) expect(gone.has(String(index))).toBe(false);
          if (hours > 90 * 24 && hours > youngest) expect(gone.has(String(index))).toBe(true);
        }
        expect(gone.size).toBeLessThan(Math.max(1, backups.length));
      }),
    );
  });
});

describe('pickBackup', () => {
  const backups = daily(3);

  test('takes the last one at or before an instant, the one of an id, or the latest', () => {
    expect(pickBackup(backups, { at: new Date('2026-11-19T12:00:00Z') }).takenAt).toBe('2026-11-19T02:45:00.000Z');
    expect(pickBackup(backups, { at: new Date('2026-11-19T02:45:00Z') }).takenAt).toBe('2026-11-19T02:45:00.000Z');
    expect(pickBackup(backups, { id: backups[2]?.id ?? '' })).toBe(backups[2]);
    expect(pickBackup(backups, {})).toBe(backups[0]);
  });

  test('says that there is none', () => {
    const refusal = expect.objectContaining({ code: 'BACKUP.NOT_FOUND' });
    expect(() => pickBackup(backups, { at: new Date('2026-01-01T00:00:00Z') })).toThrow(refusal);
    expect(() => pickBackup(backups, { id: 'another' })).toThrow(refusal);
    expect(() => pickBackup([], {})).toThrow(refusal);
  });
});

test('ids sort by time', () => {
  expect(backupIdOf(NOW, 'a1b2c3')).toBe('2026-11-20T02-45-00Z-a1b2c3');
});
