import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { packageHost } from '../../cli/package-host/package-host.ts';
import { PRODUCTION } from '../../tests/adapters/config/production-env.ts';
import { runSoak } from '../soak/run-soak.ts';
import { median } from './statistics.ts';

export interface JobFigures {
  jobs: number;
  killed: number;
  jobsPerSecond: number;
  /** Deliveries of what had been done already. */
  repeats: number;
  lost: number;
  doneTwice: number;
  consumerMb: number;
  brokerMb: number;
  functions: { zipMb: number; coldStartMs: number; starts: number };
}

const HERE = import.meta.dirname;
const ROOT = path.resolve(HERE, '../..');
const run = promisify(execFile);

/** Jobs through the real client while their consumer is killed, and the start of the packaged functions. */
export async function measureJobs({ jobs, starts }: { jobs: number; starts: number }): Promise<JobFigures> {
  const program = path.resolve(HERE, '../soak/consumer.program.ts');
  const soak = await runSoak({ jobs, kills: 10, poisonEvery: 997, program });
  return {
    jobs,
    killed: soak.killed,
    jobsPerSecond: soak.jobsPerSecond,
    repeats: soak.repeats,
    lost: jobs - soak.distinct - soak.deadLetters.length,
    doneTwice: soak.effects - soak.distinct,
    consumerMb: soak.consumerMb,
    brokerMb: soak.brokerMb,
    functions: await measureColdStart(starts),
  };
}

async function measureColdStart(starts: number): Promise<JobFigures['functions']> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'kollegan-package-'));
  try {
    const { folder, zipBytes } = await packageHost({ host: 'functions', root: ROOT, outDir });
    const program = path.resolve(HERE, '../soak/cold-start.program.ts');
    const times: number[] = [];
    for (let start = 0; start < starts; start++) {
      // Settings that are good and lead nowhere: a start asks nobody anything.
      const env = { PATH: process.env['PATH'] ?? '', ...PRODUCTION };
      const { stdout } = await run(process.execPath, [program, path.join(folder, 'main.cjs')], { env });
      times.push(Number(stdout));
    }
    return { zipMb: zipBytes / 1024 ** 2, coldStartMs: median(times), starts };
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
