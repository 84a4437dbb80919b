import { arch, availableParallelism, cpus, platform, release, totalmem } from 'node:os';
import type { JobFigures } from '../measure/jobs.ts';
import type { ChainFigures } from '../measure/recap-chain.ts';
import type { RequestFigures } from '../measure/requests.ts';
import type { StartFigures } from '../measure/start-up.ts';
import type { Kind, TurnFigures } from '../measure/turns.ts';
import type { UnderstandingFigures } from '../measure/understanding.ts';

/** Everything that one run measured. */
export interface BenchResult {
  at: string;
  machine: { cpu: string; cores: number; memoryGb: number; system: string; node: string; separateCores: boolean };
  turns: Record<Kind, TurnFigures>;
  /** Kollegan's figure divided by the echo bot's. */
  ratios: Record<Exclude<Kind, 'echo'>, { turnsPerSecond: number; p50: number; p99: number }>;
  chains: ChainFigures[];
  /** MB, of the bots in their own processes. */
  memory: Record<'echo' | 'kollegan', { idle: number; peakUnderLoad: number; afterLoad: number }>;
  start: StartFigures;
  requests: RequestFigures;
  jobs: JobFigures;
  understanding: UnderstandingFigures[];
}

export function ratiosOf({ echo, ...others }: Record<Kind, TurnFigures>): BenchResult['ratios'] {
  const ratio = (figures: TurnFigures) => ({
    turnsPerSecond: figures.turnsPerSecond / echo.turnsPerSecond,
    p50: figures.p50 / echo.p50,
    p99: figures.p99 / echo.p99,
  });
  return { bas: ratio(others.bas), plus: ratio(others.plus), decision: ratio(others.decision) };
}

export function describeMachine(): Omit<BenchResult['machine'], 'separateCores'> {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.version,
  };
}
