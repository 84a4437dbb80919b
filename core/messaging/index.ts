export type { Chat, ChatCard } from './chat.port.ts';
export { ConversationReference } from './conversation-reference.ts';
export type { Mail, MailSender } from './mail.port.ts';
