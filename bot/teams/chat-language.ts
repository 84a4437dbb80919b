import { z } from 'zod';
import { Language } from '../../core/shared/language.ts';
import type { BotDeps } from '../bot-deps.ts';
import type { Turn } from './turn.ts';

/** What a chat keeps between its meetings. */
const ChatSettings = z.object({ language: Language });

const ID = 'chat-settings';

/** @returns the language that somebody chose for this chat, or null */
export async function readChatLanguage({ store }: Pick<BotDeps, 'store'>, turn: Turn): Promise<Language | null> {
  const document = await store.read({ tenantId: turn.tenantId, scope: turn.conversationId, id: ID });
  return document ? ChatSettings.parse(document.body).language : null;
}

/** Keeps the language for the next meetings of the chat; of two at once, one of them wins. */
export async function writeChatLanguage(
  { store }: Pick<BotDeps, 'store'>,
  turn: Turn,
  language: Language,
): Promise<void> {
  const key = { tenantId: turn.tenantId, scope: turn.conversationId, id: ID };
  const document = { ...key, kind: 'chat-settings', body: { language } satisfies z.infer<typeof ChatSettings> };
  const before = await store.read(key);
  if (before) await store.replace(document, before.etag);
  else await store.create(document);
}
