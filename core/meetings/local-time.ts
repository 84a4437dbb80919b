import { DateTime } from 'luxon';

/** @returns `HH:mm` of an ISO instant in an IANA time zone */
export function localTime(at: string, timeZone: string): string {
  return DateTime.fromISO(at, { zone: timeZone }).toFormat('HH:mm');
}
