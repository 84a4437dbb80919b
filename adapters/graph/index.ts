export { createCalendar } from './calendar.ts';
export { createCalls } from './calls.ts';
export { createChats } from './chats.ts';
export { createDriveFiles } from './drive-files.ts';
export { createGraphClient, type GraphClientOptions } from './graph-client.ts';
export { createMailSender } from './mail-sender.ts';
export {
  createNotificationReader,
  type NotificationReaderOptions,
} from './notifications/create-notification-reader.ts';
export { decryptionKeyOf } from './notifications/decrypt-content.ts';
export { ChangeNotification, lifecycleActionOf } from './notifications/notification.ts';
export { createOnlineMeetings } from './online-meetings.ts';
export { createPlanner } from './planner.ts';
export { expiryOf, renewalDueAt } from './subscription-lifetime.ts';
export { createSubscriptions } from './subscriptions.ts';
export { createTranscripts } from './transcripts.ts';
export { createUsers } from './users.ts';
