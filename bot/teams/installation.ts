import { endComing, sayHello } from '../../core/coming-meetings/index.ts';
import { knowUnlessErasing } from '../../core/erasure/index.ts';
import { codeOf } from '../../core/shared/app-error.ts';
import type { BotDeps } from '../bot-deps.ts';
import type { InboundActivity } from './activity.ts';
import { readChatLanguage } from './chat-language.ts';
import { causeOf, type Turn } from './turn.ts';

/** Teams says it twice when an app comes to a chat: as an installation, and as a member that was added. */
export async function onInstallation(deps: BotDeps, turn: Turn, { action }: InboundActivity): Promise<void> {
  if (turn.personal) return;
  if (action === 'add') await onAddedToChat(deps, turn);
  if (action === 'remove') await onRemovedFromChat(deps, turn);
}

/** Ahead of a meeting Kollegan keeps when it begins, and says hello once. */
export async function onAddedToChat(deps: BotDeps, turn: Turn): Promise<void> {
  const { reference, teamsMeetingId, correlationId } = turn;
  if (teamsMeetingId === null) return;
  const language = await readChatLanguage(deps, turn);
  const known = await knowUnlessErasing(deps, {
    reference,
    teamsMeetingId,
    language,
    isNew: true,
    cause: causeOf(turn),
  });
  if (known === 'known') await sayHello(deps, { key: turn, stage: { type: 'turn' }, correlationId });
}

/** After a meeting of a series: where Teams tells when the next one begins, that one is known from now on. */
export async function knowNextOfSeries(deps: BotDeps, turn: Turn): Promise<void> {
  const { reference, teamsMeetingId, correlationId } = turn;
  if (teamsMeetingId === null) return;
  try {
    const language = await readChatLanguage(deps, turn);
    await knowUnlessErasing(deps, { reference, teamsMeetingId, language, isNew: false, cause: causeOf(turn) });
  } catch (error) {
    // Without it the next one is known when it begins.
    deps.logger.warn('the next meeting of the series could not be asked for', { code: codeOf(error), correlationId });
  }
}

/** It may write there no longer. */
export function onRemovedFromChat(deps: BotDeps, turn: Turn): Promise<void> {
  return endComing(deps, turn, 'removed', causeOf(turn));
}
