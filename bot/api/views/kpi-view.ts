import type { KpiFigure, Kpis } from '../../../core/board/index.ts';
import type { Kpi } from '../../../core/contracts/api/dashboard.api.ts';

type Shape = Pick<Kpi, 'key' | 'unit' | 'target' | 'better' | 'basis'>;

/** Definitions and targets: docs/api.md. */
const SHAPES: Readonly<Record<keyof Kpis | 'savedTime', Shape>> = {
  savedTime: { key: 'saved-time', unit: 'minutes', target: 25, better: 'higher', basis: 'measured' },
  completion48h: { key: 'completion-48h', unit: 'share', target: 0.7, better: 'higher', basis: 'measured' },
  completeness: { key: 'decision-completeness', unit: 'share', target: 1, better: 'higher', basis: 'measured' },
  costPerMeeting: { key: 'cost-per-meeting', unit: 'sek', target: 35, better: 'lower', basis: 'built-in' },
  recapFromEvidence: {
    key: 'recap-from-evidence-p95',
    unit: 'seconds',
    target: 90,
    better: 'lower',
    basis: 'measured',
  },
  recapFromEnd: { key: 'recap-from-end-p95', unit: 'seconds', target: 3_690, better: 'lower', basis: 'measured' },
};

export function kpiViews(kpis: Kpis, savedTime: KpiFigure): Kpi[] {
  const view = (name: keyof typeof SHAPES, { estimated = false, ...figure }: KpiFigure): Kpi => ({
    ...SHAPES[name],
    ...figure,
    ...(estimated && { basis: 'estimated' }),
  });
  return [
    view('savedTime', savedTime),
    view('completion48h', kpis.completion48h),
    view('completeness', kpis.completeness),
    view('costPerMeeting', kpis.costPerMeeting),
    view('recapFromEvidence', kpis.recapFromEvidence),
    view('recapFromEnd', kpis.recapFromEnd),
  ];
}
