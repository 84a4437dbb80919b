import type { DecisionCard } from '../../core/contracts/api/decision.api.ts';

/** A card as the API gives it; a test names only what it is about. */
export function card(id: string, part: Partial<DecisionCard> = {}): DecisionCard {
  return {
    id,
    meetingId: 'm-1',
    meetingTitle: 'Ledningsgruppen',
    meetingStatus: 'active',
    seriesId: 's-1',
    kind: 'decision',
    title: 'Byta leverantör',
    owner: { type: 'person', person: { id: 'p-1', name: 'Anna' } },
    deadline: '2026-11-20',
    column: 'open',
    confirmed: true,
    parkedReason: null,
    doneAt: null,
    task: 'none',
    steps: 0,
    etag: '"1"',
    caughtAt: '2026-11-01T10:00:00.000Z',
    editable: true,
    ...part,
  };
}
