export { kindOf, Person, PersonKind } from './person.ts';
export type { MeetingDetails, Roster } from './roster.port.ts';
