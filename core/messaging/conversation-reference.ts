import { z } from 'zod';

/** All that is needed to write to a chat later; refreshed by every inbound activity, since service addresses move. */
export const ConversationReference = z.object({
  tenantId: z.string().min(1),
  conversationId: z.string().min(1),
  serviceUrl: z.url(),
  channelId: z.string().min(1),
  /** The bot's own account in this channel. */
  botId: z.string().min(1),
  botName: z.string(),
});
export type ConversationReference = z.infer<typeof ConversationReference>;
