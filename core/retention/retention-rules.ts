import type { ConsentLevel } from '../consent/index.ts';

/** How long: as the tenant decided, as the law says, or as the product has it. */
export type RetentionPeriod =
  | { source: 'tenant'; setting: 'retention.plusDays' | 'retention.juridikYears'; unit: 'days' | 'years' }
  | {
      source: 'tenant';
      setting: 'keeping.meetingYears' | 'keeping.commentYears' | 'keeping.consentYears';
      unit: 'years';
    }
  | { source: 'tenant'; setting: 'keeping.profileMonths'; unit: 'months' }
  | { source: 'installation'; setting: 'DEAD_LETTER_RETENTION_DAYS'; unit: 'days' }
  | { source: 'default'; length: number; unit: 'days' | 'years' }
  /** As long as the tenant uses Kollegan. */
  | { source: 'default'; length: null };

export type RetentionRuleId =
  | 'words-plus'
  | 'words-juridik'
  | 'meetings'
  | 'sample-meetings'
  | 'coming-meetings'
  | 'comments'
  | 'profiles'
  | 'consent-answers'
  | 'chat-settings'
  | 'tenant-settings'
  | 'audit'
  | 'receipts'
  | 'holds'
  | 'removal-marks'
  | 'audit-reads'
  | 'subject-requests'
  | 'erasure-list'
  | 'failed-jobs';

/** One line of the table that the sweep, the notices and the record of processing are made from. */
export interface RetentionRule {
  id: RetentionRuleId;
  /** Kinds of documents; empty where it is no document. */
  kinds: readonly string[];
  /** Where the rule is for one level only. */
  level: ConsentLevel | null;
  period: RetentionPeriod;
  /** From when the period counts. */
  from: 'said' | 'meeting-start' | 'written' | 'last-meeting' | 'made' | 'released' | 'answered' | 'failed' | 'never';
  /** Why it may be kept so long, by article of the GDPR. */
  ground: string;
  /** Must be kept that long, also when its person asks for erasure; then without their name. */
  isLaw: boolean;
}

/** What is kept, how long and why: the only place that says so. */
export const RETENTION_RULES: readonly RetentionRule[] = [
  {
    id: 'words-plus',
    kinds: ['utterance'],
    level: 'plus',
    period: { source: 'tenant', setting: 'retention.plusDays', unit: 'days' },
    from: 'said',
    ground: 'Art. 6(1)(a) or the basis that the tenant chose: what the consent question says',
    isLaw: false,
  },
  {
    id: 'words-juridik',
    kinds: ['utterance'],
    level: 'juridik',
    period: { source: 'tenant', setting: 'retention.juridikYears', unit: 'years' },
    from: 'said',
    ground: 'Art. 6(1)(a) or the basis that the tenant chose: evidence of decisions',
    isLaw: false,
  },
  {
    id: 'meetings',
    kinds: ['meeting'],
    level: null,
    period: { source: 'tenant', setting: 'keeping.meetingYears', unit: 'years' },
    from: 'meeting-start',
    ground: 'Art. 6(1)(f): what was decided and who sees to it',
    isLaw: false,
  },
  {
    id: 'sample-meetings',
    kinds: ['meeting'],
    level: null,
    period: { source: 'default', length: 90, unit: 'days' },
    from: 'meeting-start',
    ground: 'Art. 6(1)(f): made by its person to try things out',
    isLaw: false,
  },
  {
    id: 'coming-meetings',
    kinds: ['coming-meeting'],
    level: null,
    period: { source: 'default', length: 3, unit: 'days' },
    from: 'meeting-start',
    ground: 'Art. 6(1)(f): to be there when the meeting begins; gone as soon as it has',
    isLaw: false,
  },
  {
    id: 'comments',
    kinds: ['decision-comment'],
    level: null,
    period: { source: 'tenant', setting: 'keeping.commentYears', unit: 'years' },
    from: 'written',
    ground: 'Art. 6(1)(f): written about a decision',
    isLaw: false,
  },
  {
    id: 'profiles',
    kinds: ['profile'],
    level: null,
    period: { source: 'tenant', setting: 'keeping.profileMonths', unit: 'months' },
    from: 'last-meeting',
    ground: 'Art. 6(1)(f): what a person says about themselves',
    isLaw: false,
  },
  {
    id: 'consent-answers',
    kinds: ['consent-answers'],
    level: null,
    period: { source: 'tenant', setting: 'keeping.consentYears', unit: 'years' },
    from: 'meeting-start',
    ground: 'Art. 7(1), 17(3)(e): proof of the answer, under an alias',
    isLaw: true,
  },
  {
    id: 'chat-settings',
    kinds: ['chat-settings'],
    level: null,
    period: { source: 'default', length: null },
    from: 'never',
    ground: 'no personal data: the language of a chat',
    isLaw: false,
  },
  {
    id: 'tenant-settings',
    kinds: ['settings'],
    level: null,
    period: { source: 'default', length: null },
    from: 'never',
    ground: 'Art. 6(1)(f): what the tenant decided',
    isLaw: false,
  },
  {
    id: 'audit',
    kinds: ['audit-record', 'audit-tile', 'audit-log-head', 'audit-signed-head', 'audit-key'],
    level: null,
    period: { source: 'default', length: null },
    from: 'never',
    ground: 'Art. 5(2), 17(3)(b), 17(3)(e): accountability; ids only, unreadable once a person was erased',
    isLaw: true,
  },
  {
    id: 'receipts',
    kinds: ['retention-receipt', 'expiry-tally', 'erasure'],
    level: null,
    period: { source: 'default', length: 10, unit: 'years' },
    from: 'made',
    ground: 'Art. 5(2), 17(3)(e): proof of what was removed; counts and aliases',
    isLaw: true,
  },
  {
    id: 'holds',
    kinds: ['hold'],
    level: null,
    period: { source: 'default', length: 10, unit: 'years' },
    from: 'released',
    ground: 'Art. 5(2), 17(3)(e): proof of why something was kept',
    isLaw: true,
  },
  {
    id: 'removal-marks',
    kinds: ['profile-removed', 'decision-comment-removed', 'coming-meeting-removed'],
    level: null,
    period: { source: 'default', length: 7, unit: 'days' },
    from: 'made',
    ground: 'no content: carries the event to the audit log',
    isLaw: false,
  },
  {
    id: 'subject-requests',
    kinds: ['subject-request'],
    level: null,
    period: { source: 'default', length: 3, unit: 'years' },
    from: 'answered',
    ground: 'Art. 5(2), 12: proof of the answer, for as long as it may be disputed',
    isLaw: false,
  },
  {
    id: 'erasure-list',
    kinds: ['erasure-list', 'erasure-list-key'],
    level: null,
    period: { source: 'default', length: null },
    from: 'never',
    ground: 'Art. 17, 32: what was erased is not to come back with a backup; names nobody',
    isLaw: true,
  },
  {
    id: 'audit-reads',
    kinds: ['audit-read'],
    level: null,
    period: { source: 'default', length: 7, unit: 'days' },
    from: 'made',
    ground: 'Art. 5(2), 32: carries the event of a reading to the audit log',
    isLaw: false,
  },
  {
    id: 'failed-jobs',
    kinds: [],
    level: null,
    period: { source: 'installation', setting: 'DEAD_LETTER_RETENTION_DAYS', unit: 'days' },
    from: 'failed',
    ground: 'Art. 6(1)(f): ids only, for a person to look at',
    isLaw: false,
  },
];
