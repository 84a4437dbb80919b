import { randomUUID } from 'node:crypto';
import type { Response } from 'restify';
import type { Logger } from '../../core/shared/logger.port.ts';

export interface Refusal {
  status: number;
  /** `FAMILY.REASON` */
  code: string;
  /** What was wrong, for whoever made the request; quotes nothing of it. */
  detail: string;
}

/** Answers with `{ code, detail, reference }`; the reference finds the line in the log. */
export function refuse(response: Response, logger: Logger, { status, code, detail }: Refusal): void {
  const reference = randomUUID();
  const level = status >= 500 ? 'error' : 'debug';
  logger[level]('request refused', { status, code, reference });
  response.send(status, { code, detail, reference });
}
