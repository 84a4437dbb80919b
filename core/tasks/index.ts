export {
  ensurePlannerTask,
  type PlannerTaskDeps,
} from './ensure-planner-task.ts';
export type { Planner, PlannerTaskContent } from './planner.port.ts';
