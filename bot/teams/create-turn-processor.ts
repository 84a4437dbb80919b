import type { Application, TurnState } from '@microsoft/teams-ai';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import type { Request, Response } from 'restify';
import { AppError, codeOf } from '../../core/shared/app-error.ts';
import type { Logger } from '../../core/shared/logger.port.ts';
import { refuse } from '../http/refuse.ts';

/** The SDK's adapter: verifies who sent an activity, then runs its turn. */
interface TurnAdapter {
  processActivity(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined>;
}

export interface TurnProcessorOptions {
  adapter: TurnAdapter;
  app: Application<TurnState>;
  logger: Logger;
}

/**
 * @returns what answers one inbound request, whose body is an activity. The SDK's own `process` does the same but
 * prints every refusal and tells the caller its reason.
 */
export function createTurnProcessor({ adapter, app, logger }: TurnProcessorOptions) {
  return async (request: Request, response: Response): Promise<void> => {
    try {
      const answer = await adapter.processActivity(
        request.header('authorization') ?? '',
        request.body,
        async (context) => {
          await app.run(context);
        },
      );
      response.send(answer?.status ?? 200, answer?.body);
    } catch (error) {
      refuse(response, logger, { status: statusOf(error), code: codeOf(error), detail: detailOf(error) });
    }
  };
}

const STATUS: Readonly<Record<string, number>> = { 'TEAMS.UNAUTHORIZED': 401, 'TEAMS.KEYS_UNAVAILABLE': 503 };

function statusOf(error: unknown): number {
  return STATUS[codeOf(error)] ?? 500;
}

/** Messages of errors that are not ours may quote what people wrote. */
function detailOf(error: unknown): string {
  return error instanceof AppError ? error.message : 'The turn could not be run.';
}
