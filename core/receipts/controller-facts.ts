import type { Controller } from '../settings/index.ts';

/** Stands where a form wants a fact that the organisation has not told. */
export const NOT_SET = 'not set';

export function orNotSet(fact: string): string {
  return fact.trim() === '' ? NOT_SET : fact;
}

/** @returns the facts of the controller that nobody has told yet, such as `controller.address` */
export function missingFacts(controller: Controller): string[] {
  return Object.entries(controller).flatMap(([name, value]) => (value.trim() === '' ? [`controller.${name}`] : []));
}

/** Source: the authorities' own names, for the countries whose languages Kollegan speaks, and Finland. */
const AUTHORITIES: Readonly<Record<string, string>> = {
  SE: 'Integritetsskyddsmyndigheten (IMY)',
  NO: 'Datatilsynet (Norge)',
  DK: 'Datatilsynet (Danmark)',
  FI: 'Tietosuojavaltuutetun toimisto',
};

/** @returns whom to complain to (GDPR Art. 77) */
export function authorityOf({ country }: Controller): string {
  return AUTHORITIES[country] ?? NOT_SET;
}
