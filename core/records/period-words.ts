import { RETENTION_RULES, type RetentionPeriod, type RetentionRule } from '../retention/index.ts';
import type { TenantSettings } from '../settings/index.ts';
import type { RecordLanguage, Words } from './words.ts';

/** The periods in force: what the tenant and the installation decided. */
export interface Periods {
  settings: Pick<TenantSettings, 'retention' | 'keeping'>;
  deadLetterRetentionDays: number;
}

const UNITS: Readonly<Record<'days' | 'months' | 'years', Words>> = {
  days: { sv: 'dagar', en: 'days' },
  months: { sv: 'månader', en: 'months' },
  years: { sv: 'år', en: 'years' },
};

const FROM: Readonly<Record<RetentionRule['from'], Words>> = {
  said: { sv: 'från att det sades', en: 'from when it was said' },
  'meeting-start': { sv: 'från mötets början', en: 'from the start of the meeting' },
  written: { sv: 'från att det skrevs', en: 'from when it was written' },
  'last-meeting': { sv: 'från senaste mötet', en: 'from the last meeting' },
  made: { sv: 'från att det gjordes', en: 'from when it was made' },
  released: { sv: 'från att spärren hävdes', en: 'from when the hold was released' },
  answered: { sv: 'från svaret', en: 'from the answer' },
  failed: { sv: 'från felet', en: 'from the failure' },
  never: { sv: '', en: '' },
};

const AS_LONG_AS: Words = {
  sv: 'så länge organisationen använder Kollegan',
  en: 'as long as the organisation uses Kollegan',
};
const DECIDED_BY: Words = { sv: 'inställningen', en: 'setting' };
/** Where two rules are about one kind of document. */
const OF_RULE: Readonly<Partial<Record<RetentionRule['id'], Words>>> = {
  'sample-meetings': { sv: 'exempelmöten', en: 'sample meetings' },
};
const LEVEL: Words = { sv: 'nivå', en: 'level' };

/** @returns how long documents of a kind are kept, from the rules that the sweep follows; empty when there is none */
export function periodOfKind(kind: string, periods: Periods, language: RecordLanguage): string {
  return RETENTION_RULES.filter(({ kinds }) => kinds.includes(kind))
    .map((rule) => periodOfRule(rule, periods, language))
    .join('; ');
}

/** @returns how long a failed job is kept */
export function periodOfFailedJobs(periods: Periods, language: RecordLanguage): string {
  return RETENTION_RULES.filter(({ id }) => id === 'failed-jobs')
    .map((rule) => periodOfRule(rule, periods, language))
    .join('; ');
}

function periodOfRule({ id, period, from, level }: RetentionRule, periods: Periods, language: RecordLanguage): string {
  const length = lengthOf(period, periods);
  const words =
    length === null
      ? AS_LONG_AS[language]
      : `${length} ${UNITS[unitOf(period)][language]} ${FROM[from][language]}`.trim();
  const setting = 'setting' in period ? ` (${DECIDED_BY[language]} ${period.setting})` : '';
  const of = level === null ? OF_RULE[id]?.[language] : `${LEVEL[language]} ${level}`;
  return `${of === undefined ? '' : `${of}: `}${words}${setting}`;
}

function unitOf(period: RetentionPeriod): 'days' | 'months' | 'years' {
  return 'unit' in period ? period.unit : 'days';
}

function lengthOf(period: RetentionPeriod, { settings, deadLetterRetentionDays }: Periods): number | null {
  switch (period.source) {
    case 'installation':
      return deadLetterRetentionDays;
    case 'default':
      return period.length;
    case 'tenant':
      return tenantLength(period.setting, settings);
  }
}

function tenantLength(
  setting: Extract<RetentionPeriod, { source: 'tenant' }>['setting'],
  { retention, keeping }: Periods['settings'],
): number {
  switch (setting) {
    case 'retention.plusDays':
      return retention.plusDays;
    case 'retention.juridikYears':
      return retention.juridikYears;
    case 'keeping.meetingYears':
      return keeping.meetingYears;
    case 'keeping.commentYears':
      return keeping.commentYears;
    case 'keeping.consentYears':
      return keeping.consentYears;
    case 'keeping.profileMonths':
      return keeping.profileMonths;
  }
}
