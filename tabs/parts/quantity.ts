import type { Kpi } from '../../core/contracts/api/dashboard.api.ts';
import type { Format } from '../app/format.ts';
import type { Texts } from '../locales/texts.ts';

/** @returns a value with its unit, as a person reads it */
export function quantity(
  value: number,
  unit: Kpi['unit'],
  { texts, format }: { texts: Texts; format: Format },
): string {
  if (unit === 'share') return format.share(value);
  const number = format.number(value);
  if (unit === 'minutes') return texts.dashboard.minutes(number);
  return unit === 'sek' ? texts.dashboard.sek(number) : texts.dashboard.seconds(number);
}

export function meets(value: number, target: number, better: Kpi['better']): boolean {
  return better === 'higher' ? value >= target : value <= target;
}
