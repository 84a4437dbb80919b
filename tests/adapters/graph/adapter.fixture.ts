import type { Client } from '@microsoft/microsoft-graph-client';
import { createGraphClient, createPlanner, type GraphClientOptions } from '../../../adapters/graph/index.ts';
import type { Logger } from '../../../core/shared/logger.port.ts';
import type { Planner, PlannerTaskContent } from '../../../core/tasks/index.ts';
import type { SandboxTask } from '../../../infra/sandbox/graph/index.ts';
import { ANNA, OWN_ID, PLAN_ID } from '../../infra/sandbox/graph/local-graph.fixture.ts';

export const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  with: () => silent,
};

export const CONTENT: PlannerTaskContent = {
  title: 'Boka lokal',
  dueDate: '2026-03-06',
  assigneeId: ANNA,
  done: false,
  started: false,
  description: 'Beslutat på veckomötet.',
  checklist: ['Ring', 'Betala'],
};

export const MARKER = '19:meeting_1@thread.v2:d-1:planner-task';

/** Without the circuit breaker unless a test asks for it: redeliveries come here without the waits between them. */
export function clientFor(baseUrl: string, options: Partial<GraphClientOptions> = {}): Client {
  const quick = { retryDelaySeconds: 0, failuresToOpen: 1_000_000 };
  return createGraphClient({ getToken: async () => 'local', baseUrl, ...quick, ...options });
}

export function plannerFor(baseUrl: string, options: Partial<GraphClientOptions> = {}): Planner {
  return createPlanner({
    client: clientFor(baseUrl, options),
    planId: PLAN_ID,
    timeZone: 'Europe/Stockholm',
    ownIds: [OWN_ID],
    logger: silent,
  });
}

/** @returns the markers of the tasks, sorted; a task without one counts as `none`. */
export function markersOf(tasks: readonly SandboxTask[]): string[] {
  return tasks.map(({ description }) => /Kollegan-ref: (.+)$/.exec(description)?.[1] ?? 'none').sort();
}
