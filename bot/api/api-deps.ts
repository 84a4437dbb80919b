import type { AuditLog, AuditProofs, AuditReads } from '../../core/audit/index.ts';
import type { BoardIndex, Comments } from '../../core/board/index.ts';
import type { ComingIndex, ComingMeetings } from '../../core/coming-meetings/index.ts';
import type { DocumentRenderer } from '../../core/documents/index.ts';
import type { Erasures } from '../../core/erasure/index.ts';
import type { FlagReader } from '../../core/flags/index.ts';
import type { Holds } from '../../core/holds/index.ts';
import type { Meetings, RecentUtterances } from '../../core/meetings/index.ts';
import type { WorkingCalendar } from '../../core/nudges/index.ts';
import type { DeadLetterCounts, Observations } from '../../core/observability/index.ts';
import type { Profiles } from '../../core/profiles/index.ts';
import type { Retention } from '../../core/retention/index.ts';
import type { SettingsEditor, SettingsReader } from '../../core/settings/index.ts';
import type { Clock } from '../../core/shared/clock.port.ts';
import type { Logger } from '../../core/shared/logger.port.ts';
import type { Metrics } from '../../core/shared/metrics.port.ts';
import type { Signer } from '../../core/signing/index.ts';
import type { DocumentStore } from '../../core/storage/index.ts';
import type { SubjectRequests } from '../../core/subject-requests/index.ts';
import type { Authenticate, LocalSignIn } from './caller.ts';
import type { RateLimitOptions } from './rate-limits.ts';

/** Everything that the API may need, given by the composition root. */
export interface ApiDeps {
  meetings: Meetings;
  coming: Pick<ComingMeetings, 'read'>;
  comingIndex: ComingIndex;
  store: DocumentStore;
  settings: SettingsReader;
  settingsEditor: SettingsEditor;
  calendar: WorkingCalendar;
  flags: FlagReader;
  board: BoardIndex;
  comments: Comments;
  documents: DocumentRenderer;
  /** Of receipts. */
  signer: Signer;
  /** A withdrawal takes effect there too. */
  recent: Pick<RecentUtterances, 'forgetPerson'>;
  profiles: Profiles;
  compliance: ComplianceDeps;
  subjectRequests: SubjectRequests;
  observations: Observations;
  deadLetterCounts: DeadLetterCounts;
  /** Whether this process runs the jobs too; else their results are counted elsewhere. */
  runsJobs: boolean;
  audit: AuditLog;
  proofs: Pick<AuditProofs, 'verify' | 'prove'>;
  auditReads: AuditReads;
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

/** What is kept how long, and what is removed on request. */
export interface ComplianceDeps {
  erasures: Erasures;
  retention: Pick<Retention, 'receipts' | 'dryRun'>;
  holds: Holds;
  /** Brings all documents of the tenant into line with its holds. */
  applyHolds: (tenantId: string) => Promise<void>;
  nextSweep: () => Date | null;
  /** Days that failed jobs are kept. */
  deadLetterDays: number;
}

type Integration = 'connected' | 'stand-in' | 'off';
