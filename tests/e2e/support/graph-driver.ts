import { setTimeout as wait } from 'node:timers/promises';
import type { SandboxMail, SandboxTask } from '../../../infra/sandbox/graph/index.ts';

/** What stands in Planner and in the mail boxes, and what their owner does there. */
export interface GraphDriver {
  tasks(): Promise<SandboxTask[]>;
  mails(): Promise<SandboxMail[]>;
  complete(taskId: string): Promise<void>;
  /** The first task that fits, now or as soon as it is there. */
  task(fits: (task: SandboxTask) => boolean): Promise<SandboxTask>;
  /** The first mail that fits, now or as soon as it is sent. */
  mail(fits: (mail: SandboxMail) => boolean): Promise<SandboxMail>;
}

const WAIT_MS = 15_000;
const LOOK_AGAIN_MS = 25;

export function createGraphDriver(graphUrl: string): GraphDriver {
  async function get<Item>(path: string): Promise<Item[]> {
    return (await fetch(`${graphUrl}/_sandbox/${path}`)).json() as Promise<Item[]>;
  }

  /** The local Graph has nothing to wait on, so it is asked until it says so. */
  async function until<Item>(path: string, fits: (item: Item) => boolean): Promise<Item> {
    const deadline = Date.now() + WAIT_MS;
    for (;;) {
      const found = (await get<Item>(path)).find(fits);
      if (found) return found;
      if (Date.now() > deadline) throw new Error(`Nothing that fits among the ${path} within ${WAIT_MS} ms`);
      await wait(LOOK_AGAIN_MS);
    }
  }

  return {
    tasks: () => get('tasks'),
    mails: () => get('mails'),
    task: (fits) => until('tasks', fits),
    mail: (fits) => until('mails', fits),
    async complete(taskId) {
      const response = await fetch(`${graphUrl}/_sandbox/tasks/${encodeURIComponent(taskId)}/complete`, {
        method: 'POST',
      });
      if (!response.ok) throw new Error(`The task could not be completed: ${response.status}`);
    },
  };
}
