import { GraphError } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';

const ErrorAnswer = z.object({
  error: z.looseObject({
    code: z.string().nullish(),
    message: z.string().nullish(),
    innerError: z.looseObject({ 'request-id': z.string().optional() }).nullish(),
  }),
});

/** @returns the SDK's error for an answer that the SDK did not read itself. */
export async function graphErrorOf(response: Response): Promise<GraphError> {
  const answer = ErrorAnswer.safeParse(await response.json().catch(() => undefined)).data?.error;
  const error = new GraphError(response.status, answer?.message ?? '');
  error.code = answer?.code ?? null;
  error.requestId = answer?.innerError?.['request-id'] ?? null;
  error.body = JSON.stringify(answer);
  error.headers = response.headers;
  return error;
}
