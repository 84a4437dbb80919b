import type { Chat, MailSender } from '../../../core/messaging/index.ts';
import type { JobQueue } from '../../../core/outbox/index.ts';
import type { Planner } from '../../../core/tasks/index.ts';
import type { Mortality } from './mortality.ts';

/** What a process reaches outside: it may die before a call, or after it was done and before it knew. */
export function mortalChat(chat: Chat, { step }: Mortality): Chat {
  return {
    sendCard: (...args) => step(() => chat.sendCard(...args)),
    replaceCard: (...args) => step(() => chat.replaceCard(...args)),
    sendText: (...args) => step(() => chat.sendText(...args)),
    sendPersonalCard: (...args) => step(() => chat.sendPersonalCard(...args)),
  };
}

export function mortalMail(mail: MailSender, { step }: Mortality): MailSender {
  return { send: (message) => step(() => mail.send(message)) };
}

export function mortalPlanner(planner: Planner, { step }: Mortality): Planner {
  return {
    create: (...args) => step(() => planner.create(...args)),
    find: (...args) => step(() => planner.find(...args)),
    update: (...args) => step(() => planner.update(...args)),
    clear: (...args) => step(() => planner.clear(...args)),
    read: (...args) => step(() => planner.read(...args)),
  };
}

/** A batch is not atomic: some of its messages may be taken. */
export function mortalQueue(queue: JobQueue, { step }: Mortality): JobQueue {
  return {
    async send(messages) {
      for (const message of messages) await step(() => queue.send([message]));
    },
  };
}
