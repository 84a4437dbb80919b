import type { Decision } from '../../core/decisions/index.ts';
import type { Finding } from '../../core/understanding/index.ts';

/** A decision that lacks nothing; a test names only what it is about. */
export function decision(overrides: Partial<Decision> = {}): Decision {
  return {
    id: 'd-1',
    kind: 'decision',
    title: 'Byta leverantör',
    alternatives: [],
    owner: { type: 'person', personId: 'anna' },
    ownerResponse: 'pending',
    deadline: '2026-10-15',
    status: 'caught',
    parkedReason: null,
    steps: [],
    caughtAt: '2026-10-05T08:00:00.000Z',
    evidence: [{ utteranceId: 'u-1', speakerId: 'bo', at: '2026-10-05T08:00:00.000Z', level: 'bas', link: null }],
    revision: 1,
    card: { state: 'pending', activityId: null },
    task: { state: 'none' },
    nudge: null,
    startedAt: null,
    doneAt: null,
    ...overrides,
  };
}

export function finding(overrides: Partial<Finding> = {}): Finding {
  return {
    kind: 'decision',
    title: 'Byta leverantör',
    owner: { type: 'none' },
    deadline: null,
    alternatives: [],
    confidence: 1,
    evidence: ['u-1'],
    replaces: null,
    ...overrides,
  };
}
