import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export interface RateLimitOptions {
  /** Requests of one person in a minute. */
  perPerson?: number;
  /** Requests of one tenant in a minute. */
  perTenant?: number;
  /** Requests without a good token from one address in a minute. */
  perAddress?: number;
}

export interface RateLimits {
  /** @returns seconds to wait, or null when the request may go on */
  person(tenantId: string, personId: string): Promise<number | null>;
  /** Counts a request without a good token. Behind a proxy many share an address, so a good token is never held up by it. */
  stranger(address: string): Promise<number | null>;
}

const MINUTE_S = 60;

/** Counted in this process: with several instances each allows as much. */
export function createRateLimits(options: RateLimitOptions = {}): RateLimits {
  const { perPerson = 600, perTenant = 60_000, perAddress = 120 } = options;
  const people = new RateLimiterMemory({ keyPrefix: 'person', points: perPerson, duration: MINUTE_S });
  const tenants = new RateLimiterMemory({ keyPrefix: 'tenant', points: perTenant, duration: MINUTE_S });
  const addresses = new RateLimiterMemory({ keyPrefix: 'address', points: perAddress, duration: MINUTE_S });

  return {
    async person(tenantId, personId) {
      return (await consume(people, `${tenantId}/${personId}`)) ?? (await consume(tenants, tenantId));
    },
    stranger: (address) => consume(addresses, address),
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return secondsOf(refused);
    throw refused;
  }
}

function secondsOf({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000));
}
