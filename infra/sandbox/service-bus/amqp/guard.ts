import type { BrokerLogger } from '../broker-logger.ts';

/** Wraps a listener. rhea also calls listeners from ticks of its own, where an exception would end the process. */
export type Guard = <Args extends unknown[]>(listener: (...args: Args) => void) => (...args: Args) => void;

export function createGuard(logger: BrokerLogger): Guard {
  return (listener) =>
    (...args) => {
      try {
        listener(...args);
      } catch (error) {
        logger.error('the broker could not handle a frame', {
          name: error instanceof Error ? error.name : typeof error,
        });
      }
    };
}
