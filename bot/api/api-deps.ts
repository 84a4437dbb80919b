import type { AuditLog } from '../../core/audit/index.ts';
import type { BoardIndex, Comments } from '../../core/board/index.ts';
import type { DocumentRenderer } from '../../core/documents/index.ts';
import type { FlagReader } from '../../core/flags/index.ts';
import type { Meetings } from '../../core/meetings/index.ts';
import type { WorkingCalendar } from '../../core/nudges/index.ts';
import type { Observations } from '../../core/observability/index.ts';
import type { Profiles } from '../../core/profiles/index.ts';
import type { SettingsEditor, SettingsReader } from '../../core/settings/index.ts';
import type { Clock } from '../../core/shared/clock.port.ts';
import type { Logger } from '../../core/shared/logger.port.ts';
import type { Metrics } from '../../core/shared/metrics.port.ts';
import type { DocumentStore } from '../../core/storage/index.ts';
import type { Authenticate, LocalSignIn } from './caller.ts';
import type { RateLimitOptions } from './rate-limits.ts';

/** Everything that the API may need, given by the composition root. */
export interface ApiDeps {
  meetings: Meetings;
  store: DocumentStore;
  settings: SettingsReader;
  settingsEditor: SettingsEditor;
  calendar: WorkingCalendar;
  flags: FlagReader;
  board: BoardIndex;
  comments: Comments;
  documents: DocumentRenderer;
  profiles: Profiles;
  observations: Observations;
  audit: AuditLog;
  clock: Clock;
  logger: Logger;
  metrics: Pick<Metrics, 'conflict'>;
  newId: () => string;
  authenticate: Authenticate;
  /** Left out: nobody signs in here but with a token of Entra. */
  localSignIn?: LocalSignIn;
  integrations: { planner: Integration; mail: Integration; chat: Integration };
  limits?: RateLimitOptions;
}

type Integration = 'connected' | 'stand-in' | 'off';
