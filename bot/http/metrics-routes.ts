import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import type { Logger } from '../../core/shared/logger.port.ts';
import { refuse } from './refuse.ts';
import type { Routes } from './routes.ts';

/** Who may read the numbers: whoever reaches the address, whoever has the token, or nobody. */
export type MetricsAccess = 'anyone' | 'nobody' | { token: string };

export interface MetricsOptions {
  metrics: { render(): Promise<string>; contentType: string };
  access: MetricsAccess;
  logger: Logger;
}

/** The numbers as Prometheus reads them. Where nobody may read them there is no such address. */
export function createMetricsRoutes({ metrics, access, logger }: MetricsOptions): Routes {
  return {
    register(server: Server) {
      if (access === 'nobody') return;
      server.get('/metrics', async (request: Request, response: Response) => {
        if (access !== 'anyone' && !isToken(request.header('authorization', ''), access.token)) {
          response.header('WWW-Authenticate', 'Bearer');
          const detail = 'This address needs the token of METRICS_TOKEN: Authorization: Bearer …';
          refuse(response, logger, { status: 401, code: 'HTTP.NO_METRICS_TOKEN', detail });
          return;
        }
        response.sendRaw(200, await metrics.render(), { 'content-type': metrics.contentType });
      });
    },
  };
}

/** Takes as long for a token that is nearly right as for any other, of whatever length. */
function isToken(authorization: string, token: string): boolean {
  const [, given = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
