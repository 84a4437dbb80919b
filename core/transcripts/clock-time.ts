/** Parts of a time as transcripts write it; the hours are optional, a comma may stand for the point. */
const CLOCK = /^(-?)(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9}))?$/;

/**
 * Reads `0:03`, `1:02:11`, `00:01:02.500`, `0:0:2.89` and `-00:00:01.250` (what was said before the recording began).
 * @returns milliseconds, or null for anything else
 */
export function parseClock(text: string): number | null {
  const parts = CLOCK.exec(text);
  if (parts === null) return null;
  const [, sign, hours = '0', minutes = '0', seconds = '0', fraction = ''] = parts;
  if (Number(seconds) > 59 || (parts[2] !== undefined && Number(minutes) > 59)) return null;
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  const ms = whole * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  return sign === '-' && ms !== 0 ? -ms : ms;
}

/** @returns `1:02:11`, or `2:11` below an hour; as Teams writes it, without fractions. */
export function formatClock(ms: number): string {
  const all = Math.floor(Math.abs(ms) / 1000);
  const seconds = String(all % 60).padStart(2, '0');
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor(all / 60) % 60;
  const sign = ms <= -1000 ? '-' : '';
  if (hours === 0) return `${sign}${minutes}:${seconds}`;
  return `${sign}${hours}:${String(minutes).padStart(2, '0')}:${seconds}`;
}
