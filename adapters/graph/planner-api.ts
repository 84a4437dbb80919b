import type { Client, GraphRequest } from '@microsoft/microsoft-graph-client';
import type { z } from 'zod';
import { codeOf } from '../../core/shared/app-error.ts';
import { graphError, planTooLarge, unreadableAnswer } from './graph.errors.ts';
import { graphRequest } from './graph-request.ts';
import { GRAPH_ADDRESS } from './graph-transport.ts';
import { PlannerTask, TaskDetails, TaskPage } from './planner-task.ts';

/** Graph's Planner resources, one function a request. All throw coded errors (see graphError). */
export interface PlannerApi {
  postTask(body: object, correlationId: string): Promise<PlannerTask>;
  /** Null: no such task. */
  getTask(taskId: string, correlationId: string): Promise<PlannerTask | null>;
  patchTask(taskId: string, etag: string, body: object, correlationId: string): Promise<void>;
  /** Null: no such task. */
  getDetails(taskId: string, correlationId: string): Promise<TaskDetails | null>;
  patchDetails(taskId: string, etag: string, body: object, correlationId: string): Promise<void>;
  /** Every task of the plan, across pages. */
  listTasks(planId: string, correlationId: string): Promise<PlannerTask[]>;
}

/** Planner allows about 9,000 tasks in a plan; more pages than this is a service that goes in circles. */
const MAX_PAGES = 200;

function parsed<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.infer<Schema> {
  const result = schema.safeParse(answer);
  if (!result.success) throw unreadableAnswer();
  return result.data;
}

async function orNull<Value>(promise: Promise<Value>): Promise<Value | null> {
  return promise.catch((error: unknown) => {
    if (codeOf(error) === 'GRAPH.NOT_FOUND') return null;
    throw error;
  });
}

export function createPlannerApi(client: Client): PlannerApi {
  const request = (path: string, correlationId: string): GraphRequest => graphRequest(client, path, correlationId);
  const taskPath = (taskId: string): string => `/planner/tasks/${encodeURIComponent(taskId)}`;

  async function send(call: Promise<unknown>): Promise<unknown> {
    return call.catch((error: unknown) => {
      throw graphError(error);
    });
  }

  async function get<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    correlationId: string,
  ): Promise<z.infer<Schema>> {
    return parsed(schema, await send(request(path, correlationId).get()));
  }

  async function patch(path: string, etag: string, body: object, correlationId: string): Promise<void> {
    await send(request(path, correlationId).header('If-Match', etag).patch(body));
  }

  return {
    async postTask(body, correlationId) {
      return parsed(PlannerTask, await send(request('/planner/tasks', correlationId).post(body)));
    },
    getTask: (taskId, correlationId) => orNull(get(PlannerTask, taskPath(taskId), correlationId)),
    patchTask: (taskId, etag, body, correlationId) => patch(taskPath(taskId), etag, body, correlationId),
    getDetails: (taskId, correlationId) => orNull(get(TaskDetails, `${taskPath(taskId)}/details`, correlationId)),
    patchDetails: (taskId, etag, body, correlationId) =>
      patch(`${taskPath(taskId)}/details`, etag, body, correlationId),
    async listTasks(planId, correlationId) {
      const tasks: PlannerTask[] = [];
      let path = `/planner/plans/${encodeURIComponent(planId)}/tasks`;
      for (let page = 0; page < MAX_PAGES; page += 1) {
        const { value, '@odata.nextLink': next } = await get(TaskPage, path, correlationId);
        tasks.push(...value);
        if (next === undefined) return tasks;
        if (!next.startsWith(`${GRAPH_ADDRESS}/`)) throw unreadableAnswer();
        path = next;
      }
      throw planTooLarge();
    },
  };
}
