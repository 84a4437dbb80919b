import type { Meetings } from '../meetings/index.ts';
import type { Chat } from '../messaging/index.ts';
import type { Roster } from '../people/index.ts';
import type { SettingsReader } from '../settings/index.ts';
import type { Clock } from '../shared/clock.port.ts';
import type { Logger } from '../shared/logger.port.ts';
import type { Metrics } from '../shared/metrics.port.ts';
import type { CardRenderers } from '../views/index.ts';
import type { ComingMeetings } from './coming-meetings.ts';

export interface ComingDeps {
  coming: ComingMeetings;
  meetings: Pick<Meetings, 'current' | 'series'>;
  roster: Pick<Roster, 'members' | 'meeting'>;
  settings: SettingsReader;
  chat: Chat;
  cards: Pick<CardRenderers, 'preBrief'>;
  clock: Clock;
  logger: Logger;
  metrics: Pick<Metrics, 'card'>;
}
