import { z } from 'zod';

/** What the measuring process asks a program. */
export const Question = z.object({ id: z.number(), ask: z.enum(['usage', 'pending', 'sweep', 'stop']) });
export type Question = z.infer<typeof Question>;

/** Memory in bytes, processor time in milliseconds since the start. */
export const Usage = z.object({ rss: z.number(), peakRss: z.number(), heapUsed: z.number(), cpuMs: z.number() });
export type Usage = z.infer<typeof Usage>;

/** What a retention sweep of the tenant did, and how long it took. */
export const Sweep = z.object({ looked: z.number(), removed: z.number(), durationMs: z.number() });
export type Sweep = z.infer<typeof Sweep>;

export const Told = z.union([
  z.object({ url: z.string() }),
  z.object({ id: z.number(), usage: Usage.optional(), pending: z.number().optional(), sweep: Sweep.optional() }),
]);
export type Told = z.infer<typeof Told>;

export interface AnsweringProgram {
  /** Where it listens. */
  url: string;
  /** How many documents still have something to hand over now. */
  pending(): Promise<number>;
  /** Runs the nightly retention now. */
  sweep?(): Promise<Sweep>;
  stop(): Promise<void>;
}

/** Tells the measuring process where the program listens, and answers what it asks until it says stop. */
export function answerParent({ url, pending, sweep, stop }: AnsweringProgram): void {
  const tell = (told: Told) => process.send?.(told);
  process.on('message', async (message) => {
    const { id, ask } = Question.parse(message);
    if (ask === 'usage') tell({ id, usage: usage() });
    if (ask === 'pending') tell({ id, pending: await pending() });
    if (ask === 'sweep' && sweep) tell({ id, sweep: await sweep() });
    if (ask === 'stop') {
      await stop();
      tell({ id });
      // Leaves the loop empty, so that a profile is written; what the SDKs keep open must not hold the process.
      process.disconnect();
      setTimeout(() => process.exit(0), 100).unref();
    }
  });
  process.on('disconnect', () => setTimeout(() => process.exit(0), 2_000).unref());
  tell({ url });
}

function usage(): Usage {
  const { heapUsed, rss } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return { rss, heapUsed, peakRss: process.resourceUsage().maxRSS * 1024, cpuMs: (user + system) / 1000 };
}
