import { setImmediate as turn } from 'node:timers/promises';
import { inParallel } from '../../../../adapters/store/cosmos/in-parallel.ts';

describe('inParallel', () => {
  it('does everything, so many at a time, and answers in the order of the list', async () => {
    let running = 0;
    let most = 0;

    const results = await inParallel([5, 4, 3, 2, 1, 0], 2, async (turns) => {
      running += 1;
      most = Math.max(most, running);
      for (let left = turns; left > 0; left--) await turn();
      running -= 1;
      return turns * 10;
    });

    expect(results).toEqual([50, 40, 30, 20, 10, 0]);
    expect(most).toBe(2);
  });

  it('begins nothing more after a failure', async () => {
    const begun: number[] = [];

    const all = inParallel([1, 2, 3, 4, 5], 2, async (item) => {
      begun.push(item);
      await turn();
      if (item === 1) throw new Error('one');
    });

    await expect(all).rejects.toThrow('one');
    await turn();
    expect(begun).toEqual([1, 2]);
  });

  it('has nothing to do for an empty list', async () => {
    expect(await inParallel([], 3, async (item) => item)).toEqual([]);
  });
});
