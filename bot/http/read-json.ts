import type { Next, Request, RequestHandler, Response } from 'restify';
import type { Logger } from '../../core/shared/logger.port.ts';
import { type Refusal, refuse } from './refuse.ts';

export interface ReadJsonOptions {
  /** Larger bodies are refused. */
  maxBytes: number;
  logger: Logger;
}

/** So much more than allowed is read and thrown away, so that the sender gets to read the answer. */
const DRAIN_FACTOR = 16;

/**
 * Reads a JSON body into `request.body`. restify's own parser unpacks without a limit, ends the process at a broken
 * gzip, and takes forms and files as well, all before anyone has shown a token.
 */
export function readJson({ maxBytes, logger }: ReadJsonOptions): RequestHandler {
  return (request: Request, response: Response, next: Next) => {
    read(request, maxBytes).then(
      (result) => {
        if ('refusal' in result) {
          refuse(response, logger, result.refusal);
          next(false);
          return;
        }
        request.body = result.body;
        next();
      },
      // The sender went away in the middle: nobody waits for an answer.
      () => next(false),
    );
  };
}

async function read(request: Request, maxBytes: number): Promise<{ body: unknown } | { refusal: Refusal }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes * DRAIN_FACTOR) request.destroy();
    if (size <= maxBytes) chunks.push(chunk);
  }
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' || !isJson(request)) return { refusal: UNSUPPORTED };
  if (size > maxBytes) return { refusal: tooLarge(maxBytes) };
  try {
    return { body: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { refusal: NOT_JSON };
  }
}

function isJson({ headers }: Request): boolean {
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  return type.trim().toLowerCase() === 'application/json';
}

const UNSUPPORTED: Refusal = {
  status: 415,
  code: 'HTTP.UNSUPPORTED_BODY',
  detail: 'The body must be application/json, not compressed.',
};
const NOT_JSON: Refusal = { status: 400, code: 'HTTP.NOT_JSON', detail: 'The body is no valid JSON.' };

function tooLarge(maxBytes: number): Refusal {
  return { status: 413, code: 'HTTP.TOO_LARGE', detail: `The body is larger than ${maxBytes} bytes.` };
}
