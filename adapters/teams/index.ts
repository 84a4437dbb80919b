export { createConnectorClients } from './connector-clients.ts';
export { createTeamsAdapter } from './create-teams-adapter.ts';
export { createTeamsChat } from './teams-chat.ts';
export { tokenCredentials } from './teams-credentials.ts';
export { createTeamsRoster } from './teams-roster.ts';
