import type { ComingMeetings } from '../core/coming-meetings/index.ts';
import type { PostDeps } from '../core/delivery/index.ts';
import type { ErasureDesk } from '../core/erasure/index.ts';
import type { FlagReader } from '../core/flags/index.ts';
import type { RecentUtterances } from '../core/meetings/index.ts';
import type { WorkingCalendar } from '../core/nudges/index.ts';
import type { Roster } from '../core/people/index.ts';
import type { Spans } from '../core/shared/spans.port.ts';
import type { Understand } from '../core/understanding/index.ts';

/** Everything that a turn may need, given by the composition root. */
export interface BotDeps extends PostDeps {
  coming: ComingMeetings;
  roster: Roster;
  flags: FlagReader;
  calendar: WorkingCalendar;
  understand: Understand;
  recent: RecentUtterances;
  spans: Spans;
  erasures: ErasureDesk;
  /** A new unguessable id. */
  newId: () => string;
}
