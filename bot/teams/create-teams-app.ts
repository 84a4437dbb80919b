import type { TurnState } from '@microsoft/teams-ai';
// Not by the package's own door: behind it are tokenizers of 33 MB that nothing here uses.
import { Application } from '@microsoft/teams-ai/lib/Application.js';
import { ActivityTypes, type TurnContext } from 'botbuilder';
import { DEFAULT_TENANT_SETTINGS } from '../../core/settings/index.ts';
import { codeOf, fateOf } from '../../core/shared/app-error.ts';
import { TEXTS } from '../../core/texts/index.ts';
import type { BotDeps } from '../bot-deps.ts';
import { InboundActivity } from './activity.ts';
import { onCardAction } from './card-actions/index.ts';
import { onInstallation } from './installation.ts';
import { errorAnswer, type InvokeAnswer } from './invoke-answer.ts';
import { onMeetingEvent } from './meeting-events.ts';
import { onMembersChanged } from './members-changed.ts';
import { onMessage } from './messages.ts';
import { createSeenActivities } from './seen-activities.ts';
import { readTurn, type Turn } from './turn.ts';

const CARD_ACTION = 'adaptiveCard/action';
const UNKNOWN_INVOKE = { code: 'INVOKE.UNKNOWN', message: 'Kollegan does not offer this.' };

/**
 * The routes of Teams. Card actions have an own route: the library's remembers the kind of the first answer for ever
 * and shows a personal card to everyone. No state of the library is kept and no typing is shown.
 */
export function createTeamsApp(deps: BotDeps): Application<TurnState> {
  const app = new Application<TurnState>({ startTypingTimer: false, removeRecipientMention: false });
  const seen = createSeenActivities();

  async function handle(context: TurnContext, work: (turn: Turn, activity: InboundActivity) => Promise<void>) {
    const started = performance.now();
    const activity = InboundActivity.parse(context.activity);
    const turn = readTurn(activity, { now: deps.clock.now(), correlationId: deps.newId() });
    if (!turn || !seen.first(turn)) return;
    const { correlationId } = turn;
    const fields = { activity: activity.type };
    const outcome = await deps.spans.turn('turn', { correlationId, fields }, () =>
      attempt(deps, turn, () => work(turn, activity)),
    );
    if (outcome === 'failed') seen.forget(turn);
    deps.metrics.turn({ type: activity.type, outcome }, (performance.now() - started) / 1000);
  }

  app.activity(ActivityTypes.Message, (context) =>
    handle(context, (turn, activity) => onMessage(deps, turn, activity)),
  );
  app.activity(ActivityTypes.Event, (context) =>
    handle(context, (turn, activity) => onMeetingEvent(deps, turn, activity)),
  );
  app.activity(ActivityTypes.ConversationUpdate, (context) =>
    handle(context, (turn, activity) => onMembersChanged(deps, turn, activity)),
  );
  app.activity(ActivityTypes.InstallationUpdate, (context) =>
    handle(context, (turn, activity) => onInstallation(deps, turn, activity)),
  );
  app.addRoute(
    async ({ activity }) => activity.type === ActivityTypes.Invoke && activity.name === CARD_ACTION,
    async (context) => {
      await answerInvoke(context, await invoke(deps, context));
    },
    true,
  );
  app.addRoute(
    async ({ activity }) => activity.type === ActivityTypes.Invoke,
    async (context) => {
      // Left unanswered, the SDK says 501 and the client shows an error of the bot.
      await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 400, body: UNKNOWN_INVOKE } });
    },
    true,
  );
  return app;
}

/** A failure is told to the person with a reference, never with its reason. */
async function attempt(deps: BotDeps, turn: Turn, work: () => Promise<void>): Promise<'ok' | 'refused' | 'failed'> {
  try {
    await work();
    return 'ok';
  } catch (error) {
    const { correlationId } = turn;
    deps.logger.error('turn failed', { code: codeOf(error), correlationId, detail: detailOf(error) });
    if (!codeOf(error).startsWith('CHAT.')) await tellFailure(deps, turn);
    return fateOf(error) === 'tell-person' ? 'refused' : 'failed';
  }
}

async function tellFailure(deps: BotDeps, turn: Turn): Promise<void> {
  try {
    await deps.chat.sendText(turn.reference, await failureText(deps, turn));
  } catch (error) {
    deps.logger.warn('the failure could not be told', { code: codeOf(error), correlationId: turn.correlationId });
  }
}

/** The settings may be what failed. */
async function failureText({ settings }: BotDeps, { tenantId, correlationId }: Turn): Promise<string> {
  const { language } = await settings.settingsOf(tenantId).catch(() => DEFAULT_TENANT_SETTINGS);
  return TEXTS[language].replies.failed(correlationId.slice(0, 8));
}

async function invoke(deps: BotDeps, context: TurnContext): Promise<InvokeAnswer> {
  const started = performance.now();
  const activity = InboundActivity.parse(context.activity);
  const turn = readTurn(activity, { now: deps.clock.now(), correlationId: deps.newId() });
  if (!turn) return errorAnswer(400, 'CARD.NO_TENANT', 'The activity names no tenant.');
  const { correlationId } = turn;
  try {
    const answer = await deps.spans.turn('card action', { correlationId }, () =>
      onCardAction(deps, turn, activity.value),
    );
    const outcome = answer.statusCode === 200 ? 'ok' : 'refused';
    deps.metrics.turn({ type: activity.type, outcome }, (performance.now() - started) / 1000);
    return answer;
  } catch (error) {
    deps.logger.error('card action failed', { code: codeOf(error), correlationId, detail: detailOf(error) });
    deps.metrics.turn({ type: activity.type, outcome: 'failed' }, (performance.now() - started) / 1000);
    return errorAnswer(500, codeOf(error), await failureText(deps, turn));
  }
}

async function answerInvoke(context: TurnContext, body: InvokeAnswer): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
}

/** Where it broke, without what it said: messages of unexpected errors may quote what people wrote. */
function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frame = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return `${error.name}${frame ? ` ${frame.trim()}` : ''}`;
}
