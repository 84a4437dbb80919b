import { decideRemoval, type RemovalDecision, type RemovalGrounds } from '../../../core/retention/index.ts';

const NOW = new Date('2026-11-20T03:00:00.000Z');
const PAST = new Date('2026-11-20T03:00:00.000Z');
const FUTURE = new Date('2026-11-20T03:00:00.001Z');
const NOTHING: RemovalGrounds = {
  now: NOW,
  holds: [],
  lawUntil: null,
  erasureAsked: false,
  tenantUntil: null,
  defaultUntil: null,
};

const EVERYTHING_OVER = { erasureAsked: true, tenantUntil: PAST, defaultUntil: PAST };

describe('whether a thing is removed', () => {
  it.each<[string, Partial<RemovalGrounds>, RemovalDecision]>([
    ['nothing speaks for it', {}, { remove: false, because: 'default', until: null }],
    [
      'a hold stands before all else',
      { ...EVERYTHING_OVER, holds: ['h-1', 'h-2'], lawUntil: FUTURE },
      { remove: false, because: 'hold', holdIds: ['h-1', 'h-2'] },
    ],
    [
      'a law stands before a request, the tenant and the default',
      { ...EVERYTHING_OVER, lawUntil: FUTURE },
      { remove: false, because: 'law', until: FUTURE },
    ],
    ['a law that is over says nothing', { lawUntil: PAST, erasureAsked: true }, { remove: true, because: 'erasure' }],
    [
      'a request stands before the tenant and the default',
      { erasureAsked: true, tenantUntil: FUTURE, defaultUntil: FUTURE },
      { remove: true, because: 'erasure' },
    ],
    [
      'the tenant keeps longer than the default',
      { tenantUntil: FUTURE, defaultUntil: PAST },
      { remove: false, because: 'tenant', until: FUTURE },
    ],
    [
      'the tenant keeps shorter than the default',
      { tenantUntil: PAST, defaultUntil: FUTURE },
      { remove: true, because: 'tenant' },
    ],
    ['the default is over', { defaultUntil: PAST }, { remove: true, because: 'default' }],
    ['the default is not over', { defaultUntil: FUTURE }, { remove: false, because: 'default', until: FUTURE }],
  ])('%s', (_name, grounds, expected) => {
    expect(decideRemoval({ ...NOTHING, ...grounds })).toEqual(expected);
  });
});
