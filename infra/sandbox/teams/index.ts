export type { JsonObject } from './json.ts';

export { defaultPeople, type SandboxPeople, type SandboxPerson } from './people.ts';

export type { SentEntry } from './sent-log.ts';
export {
  listenTeamsSandbox,
  startTeamsSandbox,
  type TeamsSandbox,
} from './start-teams-sandbox.ts';
export {
  type BotTurn,
  startTeamsStandIn,
  type TeamsStandIn,
} from './start-teams-stand-in.ts';
