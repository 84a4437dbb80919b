import type { Planner, PlannerTaskContent } from '../../core/tasks/index.ts';
import { createFaults, type Faults, fault } from './faults.ts';

export interface FakeTask {
  taskId: string;
  marker: string;
  content: PlannerTaskContent;
  percentComplete: number;
}

/** `created`: fails after the task was made, as Planner does when it answers 503 too late. */
export type PlannerOperation = 'create' | 'created' | 'find' | 'update' | 'read';

export interface FakePlanner extends Planner, Faults<PlannerOperation> {
  tasks: FakeTask[];
  /** Operations in the order they were asked for. */
  calls: PlannerOperation[];
}

export const AMBIGUOUS = fault('PLANNER.AMBIGUOUS', 'retry');

/** A plan in memory: it takes every create, also the second of a marker, as Planner does. */
export function createFakePlanner(): FakePlanner {
  const tasks: FakeTask[] = [];
  const calls: PlannerOperation[] = [];
  const faults = createFaults<PlannerOperation>();

  function enter(operation: PlannerOperation): void {
    calls.push(operation);
    faults.pass(operation);
  }

  return {
    ...faults,
    tasks,
    calls,
    async create(content, marker) {
      enter('create');
      const taskId = `task-${tasks.length + 1}`;
      tasks.push({ taskId, marker, content, percentComplete: 0 });
      faults.pass('created');
      return { taskId };
    },
    async find(content, marker) {
      enter('find');
      const found = tasks.find((task) => task.marker === marker);
      if (!found) return null;
      found.content = content;
      return { taskId: found.taskId };
    },
    async update(taskId, content) {
      enter('update');
      const task = tasks.find((each) => each.taskId === taskId);
      if (!task) throw fault('PLANNER.NOT_FOUND', 'dead-letter');
      task.content = content;
      if (content.reopened && task.percentComplete === 100) task.percentComplete = content.started ? 50 : 0;
      else if (content.done) task.percentComplete = 100;
      else if (content.started && task.percentComplete === 0) task.percentComplete = 50;
    },
    async clear(taskId, title) {
      enter('update');
      const task = tasks.find((each) => each.taskId === taskId);
      if (task) task.content = { ...task.content, title, description: '', checklist: [] };
    },
    async read(taskId) {
      enter('read');
      const task = tasks.find((each) => each.taskId === taskId);
      if (!task) return null;
      return {
        taskId,
        percentComplete: task.percentComplete,
        assigneeIds: [task.content.assigneeId],
        dueDateTime: task.content.dueDate,
        title: task.content.title,
      };
    },
  };
}
