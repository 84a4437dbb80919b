import { z } from 'zod';

interface Request {
  abortSignal?: AbortSignal;
}

interface Pipeline {
  addPolicy(policy: {
    name: string;
    sendRequest<Response>(request: Request, next: (request: Request) => Promise<Response>): Promise<Response>;
  }): void;
  removePolicy(options: { name: string }): unknown[];
}

const Inner = z.object({
  client: z.object({
    pipeline: z.custom<Pipeline>((value) => typeof value === 'object' && value !== null && 'addPolicy' in value),
  }),
});

/**
 * Gives every request of an SDK client a time limit and takes the client's own retries away: 4.23.3 overlooks its
 * option `noRetryPolicy`, tries four times over five seconds, sits out any `Retry-After`, and waits for an answer for
 * ever. Our own retries know what may be repeated and for how long a turn may wait. The pipeline is private in the
 * SDK's types, hence parsed.
 * @returns the same client
 */
export function limitRequests<Client extends object>(client: Client, timeLimitMs: number): Client {
  const { pipeline } = Inner.parse(client).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.addPolicy({
    name: 'kollegan-time-limit',
    // The client's own limit ends with the head of the answer; this one holds until the last byte.
    async sendRequest(request, next) {
      const limit = AbortSignal.timeout(timeLimitMs);
      request.abortSignal = limit;
      try {
        return await next(request);
      } catch (error) {
        throw limit.aborted ? limit.reason : error;
      }
    },
  });
  return client;
}
