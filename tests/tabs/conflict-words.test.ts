import { conflictWords } from '../../tabs/board/conflict-words.ts';
import { sv } from '../../tabs/locales/sv.ts';

const event = (type: string, actor: { id: string; name: string } | null) => ({
  id: type,
  type,
  at: '2026-10-05T08:00:00.000Z',
  actor,
  data: {},
});
const ANNA = { id: 'anna', name: 'Anna Svensson' };

it('says who was quicker and what they did, where it is known', () => {
  const moved = { column: 'done' as const, history: [event('nudge.sent', null), event('decision.moved', ANNA)] };

  expect(conflictWords('Byta', moved, sv)).toBe(sv.board.movedBy('Anna Svensson', 'Byta', 'Klara'));
  expect(conflictWords('Byta', { ...moved, history: [event('decision.changed', ANNA)] }, sv)).toBe(
    sv.board.changedBy('Anna Svensson', 'Byta'),
  );
  expect(conflictWords('Byta', { ...moved, history: [event('decision.revised', null)] }, sv)).toBe(
    sv.board.conflict('Byta'),
  );
  expect(conflictWords('Byta', null, sv)).toBe(sv.board.conflict('Byta'));
});
