import type { Client } from '@microsoft/microsoft-graph-client';
import type { Logger } from '../../core/shared/logger.port.ts';
import type { Planner, PlannerTaskContent } from '../../core/tasks/index.ts';
import { type Candidate, searchPlan } from './find-task.ts';
import { ambiguousCreate, isAmbiguous, itemNotFound } from './graph.errors.ts';
import { markTask } from './mark-task.ts';
import { createPlannerApi } from './planner-api.ts';
import { newTaskBody } from './planner-body.ts';
import type { PlannerTask } from './planner-task.ts';
import { clearTask, updateDescription, updateTaskFields } from './update-task.ts';

export interface PlannerOptions {
  client: Client;
  /** Where a task is made whose content names no place. */
  planId: string;
  /** IANA name of the tenant's time zone. */
  timeZone: string;
  /**
   * Ids by which Planner names us as the creator of a task: the app's client id and, where Planner shows the service
   * principal as the user, its object id. A task of anybody else is never claimed.
   */
  ownIds: readonly string[];
  logger: Logger;
}

/** A task can be claimed away under a create only by another create that was interrupted; that does not go on. */
const CREATE_TRIES = 3;

/** Every lost claim is another's success, so this many in a row is a plan in uproar. */
const CLAIM_TRIES = 5;

/**
 * Planner over Microsoft Graph. Planner has no idempotency key, so the description ends with a line that carries the
 * marker; a task without that line that we made is one that an interrupted create left behind.
 */
export function createPlanner({ client, planId, timeZone, ownIds, logger }: PlannerOptions): Planner {
  const api = createPlannerApi(client);

  async function post(content: PlannerTaskContent, correlationId: string): Promise<PlannerTask> {
    try {
      return await api.postTask(newTaskBody(content, { planId, ...content.place, timeZone }), correlationId);
    } catch (error) {
      throw isAmbiguous(error) ? ambiguousCreate(error) : error;
    }
  }

  /** @returns the orphan that is ours now, `lost` when others took all that there were, null when there was none */
  async function claimOne(
    orphans: readonly Candidate[],
    content: PlannerTaskContent,
    marker: string,
    correlationId: string,
  ): Promise<{ task: PlannerTask } | 'lost' | null> {
    for (const { task, details } of orphans) {
      const outcome = await markTask(api, { taskId: task.id, content, marker, correlationId, details });
      if (outcome === 'taken') continue;
      logger.info('Planner task of an interrupted create claimed', { taskId: task.id });
      return { task };
    }
    return orphans.length === 0 ? null : 'lost';
  }

  async function find(
    content: PlannerTaskContent,
    marker: string,
    correlationId: string,
  ): Promise<{ taskId: string } | null> {
    const search = { planId: content.place?.planId ?? planId, ownIds, title: content.title, marker, correlationId };
    for (let tries = 1; tries <= CLAIM_TRIES; tries += 1) {
      const { marked, orphans } = await searchPlan(api, search);
      const claim = marked === null ? await claimOne(orphans, content, marker, correlationId) : { task: marked };
      if (claim === null) return null;
      // Who was faster may have left a task of its own behind, perhaps after we listed the plan: look again.
      if (claim === 'lost') continue;
      const { task } = claim;
      await updateTaskFields(api, { taskId: task.id, content, correlationId, timeZone, task });
      return { taskId: task.id };
    }
    throw ambiguousCreate(itemNotFound());
  }

  async function create(
    content: PlannerTaskContent,
    marker: string,
    correlationId: string,
  ): Promise<{ taskId: string }> {
    for (let tries = 1; tries <= CREATE_TRIES; tries += 1) {
      const { id: taskId } = await post(content, correlationId);
      // From here on a task exists: whatever fails, the next try has to look for it.
      try {
        if ((await markTask(api, { taskId, content, marker, correlationId })) === 'ours') return { taskId };
        logger.warn('New Planner task claimed by another create', { taskId });
        // The other one's own task may lie there unmarked; taking it keeps the number of tasks right.
        const found = await find(content, marker, correlationId);
        if (found !== null) return found;
      } catch (error) {
        throw ambiguousCreate(error);
      }
    }
    throw ambiguousCreate(itemNotFound());
  }

  return {
    create,
    find,
    async update(taskId, content, marker, correlationId) {
      await updateTaskFields(api, { taskId, content, correlationId, timeZone });
      await updateDescription(api, { taskId, content, correlationId, timeZone, marker });
    },
    clear: (taskId, title, marker, correlationId) => clearTask(api, { taskId, title, marker, correlationId }),
    async read(taskId, correlationId) {
      const task = await api.getTask(taskId, correlationId);
      if (task === null) return null;
      return {
        taskId: task.id,
        percentComplete: task.percentComplete ?? 0,
        assigneeIds: Object.keys(task.assignments ?? {}),
        dueDateTime: task.dueDateTime ?? null,
        title: task.title,
      };
    },
  };
}
