import { ConnectorClient, TeamsConnectorClient } from 'botframework-connector';
import { limitRequests } from './limit-requests.ts';
import type { TeamsCredentials } from './teams-credentials.ts';

/** The SDK's clients of one service address, made once: making them per turn costs more than the call. */
export interface ConnectorClients {
  connector(serviceUrl: string): ConnectorClient;
  teams(serviceUrl: string): TeamsConnectorClient;
}

export interface ConnectorClientsOptions {
  credentials: TeamsCredentials;
  /** How long one request may take. Default 3000: a turn makes three in a row and answers within ten seconds. */
  timeLimitMs?: number;
}

/** Teams has one address a region; more than a handful is somebody making them up. */
const MAX_ADDRESSES = 50;
const TIME_LIMIT_MS = 3_000;

export function createConnectorClients({
  credentials,
  timeLimitMs = TIME_LIMIT_MS,
}: ConnectorClientsOptions): ConnectorClients {
  const options = (baseUri: string) => ({ baseUri, userAgent: 'Kollegan' });
  const limited = <Client extends object>(client: Client) => limitRequests(client, timeLimitMs);
  return {
    connector: cached((serviceUrl) => limited(new ConnectorClient(credentials, options(serviceUrl)))),
    teams: cached((serviceUrl) => limited(new TeamsConnectorClient(credentials, options(serviceUrl)))),
  };
}

function cached<Client>(make: (serviceUrl: string) => Client): (serviceUrl: string) => Client {
  const clients = new Map<string, Client>();
  return (serviceUrl) => {
    const known = clients.get(serviceUrl);
    if (known) return known;
    if (clients.size >= MAX_ADDRESSES) clients.clear();
    const client = make(serviceUrl);
    clients.set(serviceUrl, client);
    return client;
  };
}
