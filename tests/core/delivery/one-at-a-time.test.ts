import { createOneAtATime } from '../../../core/delivery/one-at-a-time.ts';

describe('works of one key', () => {
  it('run one after the other, in the order in which they came', async () => {
    const oneAtATime = createOneAtATime();
    const first = Promise.withResolvers<void>();
    const log: string[] = [];

    const works = [
      oneAtATime('a', async () => {
        log.push('first begins');
        await first.promise;
        log.push('first ends');
      }),
      oneAtATime('a', async (waited) => log.push(waited ? 'second, after waiting' : 'second')),
      oneAtATime('b', async (waited) => log.push(waited ? 'waited for another key' : 'of another key')),
    ];
    await works[2];
    first.resolve();
    await Promise.all(works);

    expect(log).toEqual(['first begins', 'of another key', 'first ends', 'second, after waiting']);
  });

  it('go on after one that failed, whose caller is told', async () => {
    const oneAtATime = createOneAtATime();

    const failed = oneAtATime('a', () => Promise.reject(new Error('refused')));
    const next = oneAtATime('a', async () => 'done');

    await expect(failed).rejects.toThrow('refused');
    await expect(next).resolves.toBe('done');
  });
});
