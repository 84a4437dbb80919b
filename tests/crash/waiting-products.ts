import { type KillableProduct, loadProduct } from './killable-product.ts';

/** Products that are loaded and wait to be started. */
export interface WaitingProducts {
  next(): Promise<KillableProduct>;
  killAll(): Promise<void>;
}

/** Loading takes all the processor it gets, so a few are loaded at once, while none is at work. */
const LOADED_AT_ONCE = 4;

export function createWaitingProducts(cacheDir: string): WaitingProducts {
  let waiting: KillableProduct[] = [];
  return {
    async next() {
      if (waiting.length === 0) {
        waiting = Array.from({ length: LOADED_AT_ONCE }, () => loadProduct(cacheDir));
        await Promise.all(waiting.map(({ loaded }) => loaded));
      }
      const [product, ...rest] = waiting;
      waiting = rest;
      if (!product) throw new Error('no product was loaded');
      return product;
    },
    async killAll() {
      await Promise.all(waiting.splice(0).map((product) => product.kill()));
    },
  };
}
