import type { Language } from '../../core/shared/language.ts';

/** Dates and numbers in the person's language; times in the time zone of the tenant. */
export interface Format {
  /** `YYYY-MM-DD` as a person reads it. */
  day: (day: string) => string;
  instant: (instant: string) => string;
  /** With its year, for what is kept longer than one. */
  moment: (instant: string) => string;
  /** How long it is until then, such as "in 25 minutes". */
  until: (instant: string, now: Date) => string;
  number: (value: number, decimals?: number) => string;
  /** 0..1 */
  share: (value: number) => string;
}

const LOCALES: Readonly<Record<Language, string>> = { sv: 'sv-SE', nb: 'nb-NO', da: 'da-DK', en: 'en-GB' };

export function createFormat(language: Language, timeZone: string, today: string): Format {
  const locale = LOCALES[language];
  const shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const longDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const time = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone } as const;
  const instant = new Intl.DateTimeFormat(locale, time);
  const moment = new Intl.DateTimeFormat(locale, { ...time, year: 'numeric' });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const relative = new Intl.RelativeTimeFormat(locale);
  return {
    day: (day) => (day.slice(0, 4) === today.slice(0, 4) ? shortDay : longDay).format(new Date(`${day}T00:00:00Z`)),
    instant: (at) => instant.format(new Date(at)),
    moment: (at) => moment.format(new Date(at)),
    until: (at, now) => relative.format(...distance(new Date(at).getTime() - now.getTime())),
    number: (value, decimals = 1) => new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(value),
    share: (value) => share.format(value),
  };
}

/** Minutes within the hour, hours within two days, then days; begun ones count. */
function distance(milliseconds: number): [number, 'minute' | 'hour' | 'day'] {
  const minutes = Math.ceil(milliseconds / 60_000);
  if (minutes < 60) return [minutes, 'minute'];
  const hours = Math.round(minutes / 60);
  return hours < 48 ? [hours, 'hour'] : [Math.round(hours / 24), 'day'];
}
