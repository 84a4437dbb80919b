import { setImmediate as nextTurn } from 'node:timers/promises';

/** The process is gone: nothing that it was doing goes on. */
export class Crash extends Error {}

/** One life of the process. Every effect on the world outside is a step, and between any two of them it may end. */
export interface Mortality {
  isDead(): boolean;
  /** It dies at the step with this number from now (0: the next), before that happens or right after. */
  dieAt(step: number, when: 'before' | 'after'): void;
  live(): void;
  /** @throws Crash in a dead process */
  step<T>(work: () => Promise<T>): Promise<T>;
}

/** @param pauses turns of the event loop to wait before each step, over and over: another order of what goes on at once */
export function createMortality(pauses: readonly number[]): Mortality {
  let death: { step: number; when: 'before' | 'after' } | null = null;
  let isDead = false;
  let steps = 0;

  function breathe(): void {
    if (isDead) throw new Crash('dead');
  }

  return {
    isDead: () => isDead,
    dieAt(step, when) {
      death = { step: steps + step, when };
    },
    live() {
      death = null;
    },
    async step(work) {
      breathe();
      for (let turns = pauses[steps % Math.max(1, pauses.length)] ?? 0; turns > 0; turns--) await nextTurn();
      breathe();
      const dies = death !== null && steps >= death.step ? death.when : null;
      steps += 1;
      if (dies === 'before') isDead = true;
      breathe();
      const result = await work();
      if (dies === 'after') isDead = true;
      breathe();
      return result;
    },
  };
}
