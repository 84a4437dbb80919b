/**
 * Runs the work of one key after the other; works of different keys do not wait for each other. `waited` tells a work that
 * another one came first, so that what its caller knew may be outdated.
 */
export type OneAtATime = <Result>(key: string, work: (waited: boolean) => Promise<Result>) => Promise<Result>;

export function createOneAtATime(): OneAtATime {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key);
    // What failed before is no reason not to try: its caller was told.
    const next = () => work(before !== undefined);
    const run = before ? before.then(next, next) : next();
    last.set(key, run);
    try {
      return await run;
    } finally {
      if (last.get(key) === run) last.delete(key);
    }
  };
}
