export { type NudgePlan, nudgeDueAt } from './nudge-due-at.ts';
export type { WorkingCalendar } from './working-calendar.port.ts';
