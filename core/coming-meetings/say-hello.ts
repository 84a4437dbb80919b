import { codeOf, fateOf } from '../shared/app-error.ts';
import { TEXTS } from '../texts/index.ts';
import type { ComingDeps } from './coming-deps.ts';
import type { ComingKey } from './coming-meeting.ts';
import { comingJobId, HELLO_KEY } from './outbox-entries.ts';

export interface ComingPost {
  key: ComingKey;
  /** `turn`: a failure is left to the queue. */
  stage: { type: 'turn' } | { type: 'job'; lastTry: boolean };
  correlationId: string;
}

/** Says once in the chat of a coming meeting that Kollegan comes, and what it does before. */
export async function sayHello(
  { coming, chat, logger }: Pick<ComingDeps, 'coming' | 'chat' | 'logger'>,
  { key, stage, correlationId }: ComingPost,
): Promise<void> {
  const known = await coming.read(key);
  if (known?.hello !== 'pending') return;
  try {
    await chat.sendText(known.reference, TEXTS[known.language].coming.hello);
  } catch (error) {
    logger.warn('the hello could not be said', { code: codeOf(error), correlationId });
    if (stage.type === 'turn') return;
    if (fateOf(error) === 'retry' && !stage.lastTry) throw error;
  }
  await coming.change(key, (before) => ({
    coming: { ...before, hello: 'said' },
    settled: [comingJobId(HELLO_KEY)],
    result: null,
  }));
}
