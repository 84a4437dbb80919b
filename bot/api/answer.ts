import type { Request, Response } from 'restify';
import type { Endpoint } from '../../core/contracts/api/endpoints.ts';
import { FILE_TYPES } from '../../core/contracts/api/file-types.ts';
import { PROBLEM_TYPE } from '../../core/contracts/api/problem.api.ts';
import type { Logger } from '../../core/shared/logger.port.ts';
import { DATA_HEADERS } from '../http/security-headers.ts';
import type { ApiFile } from './handler.ts';
import { problemOf, type Refusal } from './problems.ts';

/** What a handler gave, told apart when it is sent. */
export type SomeAnswer = { body: unknown; etag?: string } | { done: true } | ApiFile | Refusal;

export interface AnswerContext {
  request: Request;
  response: Response;
  logger: Logger;
}

export function sendAnswer({ response, logger }: AnswerContext, endpoint: Endpoint, answer: SomeAnswer): void {
  if ('refuse' in answer) {
    sendProblem({ response, logger }, answer);
    return;
  }
  if ('done' in answer) {
    response.writeHead(endpoint.success, { ...DATA_HEADERS });
    response.end();
    return;
  }
  if ('file' in answer) {
    write(response, endpoint.success, FILE_TYPES[answer.type], Buffer.from(answer.file), {
      'Content-Disposition': `attachment; filename="${`${answer.name}.${answer.type}`.replace(/[^\w.-]+/g, '_')}"`,
    });
    return;
  }
  const etag = answer.etag === undefined ? {} : { ETag: answer.etag };
  write(response, endpoint.success, 'application/json; charset=utf-8', JSON.stringify(answer.body), etag);
}

export function sendProblem({ response, logger }: Pick<AnswerContext, 'response' | 'logger'>, refusal: Refusal): void {
  const problem = problemOf(refusal);
  const level = problem.status >= 500 ? 'error' : 'debug';
  logger[level]('request refused', { status: problem.status, code: problem.code, reference: problem.reference });
  const { retryAfterSeconds } = refusal;
  write(response, problem.status, PROBLEM_TYPE, JSON.stringify(problem), {
    ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
    ...(problem.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
  });
}

function write(
  response: Response,
  status: number,
  type: string,
  content: string | Buffer,
  more: Record<string, string>,
): void {
  const length = String(Buffer.byteLength(content));
  response.writeHead(status, { ...DATA_HEADERS, 'Content-Type': type, 'Content-Length': length, ...more });
  response.end(content);
}
