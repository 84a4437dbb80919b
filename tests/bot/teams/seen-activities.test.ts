import { createSeenActivities } from '../../../bot/teams/seen-activities.ts';
import type { Turn } from '../../../bot/teams/turn.ts';

const turn = (activityId: string, overrides: Partial<Turn> = {}): Turn => ({
  tenantId: 'tenant-1',
  conversationId: '19:meeting',
  personal: false,
  activityId,
  person: { id: 'anna', teamsId: '29:anna', name: 'Anna', email: null },
  reference: {
    tenantId: 'tenant-1',
    conversationId: '19:meeting',
    serviceUrl: 'https://smba.example',
    channelId: 'msteams',
    botId: '28:bot',
    botName: 'Kollegan',
  },
  teamsMeetingId: null,
  conversationName: '',
  client: null,
  at: new Date(0),
  correlationId: 'c',
  ...overrides,
});

it('an activity is the first once, in its own chat and tenant', () => {
  const seen = createSeenActivities();

  expect([
    seen.first(turn('a')),
    seen.first(turn('a')),
    seen.first(turn('a', { conversationId: '19:other' })),
    seen.first(turn('a', { tenantId: 'tenant-2' })),
    seen.first(turn('b')),
  ]).toEqual([true, false, true, true, true]);
});

it('ids that run into each other are told apart', () => {
  const seen = createSeenActivities();

  seen.first(turn('b","c', { conversationId: 'a' }));

  expect(seen.first(turn('c', { conversationId: 'a","b' }))).toBe(true);
});

it('one that failed may come again', () => {
  const seen = createSeenActivities();
  seen.first(turn('a'));

  seen.forget(turn('a'));

  expect(seen.first(turn('a'))).toBe(true);
});

it('the latest ten thousand are remembered', () => {
  const seen = createSeenActivities();
  for (let index = 0; index <= 10_000; index++) seen.first(turn(String(index)));

  expect([seen.first(turn('1')), seen.first(turn('10000')), seen.first(turn('0'))]).toEqual([false, false, true]);
});
