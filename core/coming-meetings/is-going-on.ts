import type { Meeting } from '../meetings/index.ts';

/** @returns whether the latest meeting of a chat is being held */
export function isGoingOn(latest: Meeting | null): boolean {
  return latest?.status === 'active' || latest?.status === 'paused';
}
