import { z } from 'zod';

/** What the measuring process asks a bot. */
export const Question = z.object({ id: z.number(), ask: z.enum(['usage', 'pending', 'stop']) });
export type Question = z.infer<typeof Question>;

/** Memory in bytes, processor time in milliseconds since the start. */
export const Usage = z.object({ rss: z.number(), peakRss: z.number(), heapUsed: z.number(), cpuMs: z.number() });
export type Usage = z.infer<typeof Usage>;

export const Told = z.union([
  z.object({ messagesUrl: z.string() }),
  z.object({ id: z.number(), usage: Usage.optional(), pending: z.number().optional() }),
]);
export type Told = z.infer<typeof Told>;

export interface BotProcess {
  messagesUrl: string;
  /** How many documents still have something to hand over now. */
  pending(): Promise<number>;
  stop(): Promise<void>;
}

/** Tells the measuring process where the bot listens, and answers what it asks until it says stop. */
export function answerParent({ messagesUrl, pending, stop }: BotProcess): void {
  const tell = (told: Told) => process.send?.(told);
  process.on('message', async (message) => {
    const { id, ask } = Question.parse(message);
    if (ask === 'usage') tell({ id, usage: usage() });
    if (ask === 'pending') tell({ id, pending: await pending() });
    if (ask === 'stop') {
      await stop();
      tell({ id });
      // Leaves the loop empty, so that a profile is written; what the SDKs keep open must not hold the process.
      process.disconnect();
      setTimeout(() => process.exit(0), 100).unref();
    }
  });
  process.on('disconnect', () => setTimeout(() => process.exit(0), 2_000).unref());
  tell({ messagesUrl });
}

function usage(): Usage {
  const { heapUsed, rss } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return { rss, heapUsed, peakRss: process.resourceUsage().maxRSS * 1024, cpuMs: (user + system) / 1000 };
}
