import type { Client } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { createGraphCall, orNull } from './graph-call.ts';
import { PlannerTask, TaskDetails } from './planner-task.ts';

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

export function createPlannerApi(client: Client): PlannerApi {
  const graph = createGraphCall(client);
  const taskPath = (taskId: string): string => `/planner/tasks/${encodeURIComponent(taskId)}`;

  async function patch(path: string, etag: string, body: object, correlationId: string): Promise<void> {
    await graph.patch(z.unknown(), path, body, { correlationId, headers: { 'If-Match': etag } });
  }

  return {
    postTask: (body, correlationId) => graph.post(PlannerTask, '/planner/tasks', body, { correlationId }),
    getTask: (taskId, correlationId) => orNull(graph.get(PlannerTask, taskPath(taskId), { correlationId })),
    patchTask: (taskId, etag, body, correlationId) => patch(taskPath(taskId), etag, body, correlationId),
    getDetails: (taskId, correlationId) =>
      orNull(graph.get(TaskDetails, `${taskPath(taskId)}/details`, { correlationId })),
    patchDetails: (taskId, etag, body, correlationId) =>
      patch(`${taskPath(taskId)}/details`, etag, body, correlationId),
    listTasks: (planId, correlationId) =>
      graph.list(PlannerTask, `/planner/plans/${encodeURIComponent(planId)}/tasks`, { correlationId }),
  };
}
