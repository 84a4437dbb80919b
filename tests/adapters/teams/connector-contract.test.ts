import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  createConnectorClients,
  createTeamsChat,
  createTeamsRoster,
  tokenCredentials,
} from '../../../adapters/teams/index.ts';
import type { ChatCard } from '../../../core/messaging/index.ts';
import { type ConnectorRequest, startScriptedConnector } from './scripted-connector.ts';

const CONTRACT = path.resolve(__dirname, '../../../../shared/contracts/bot-connector.swagger.json');
const CARD: ChatCard = { name: 'consent', card: { type: 'AdaptiveCard', version: '1.5', body: [] }, text: 'Rubrik' };
const present = existsSync(CONTRACT);

interface ContractFault {
  /** Which request. */
  index: number;
  message: string;
}

/** @returns every kind of request that the adapters make of the connector's published part */
async function requestsOf(): Promise<ConnectorRequest[]> {
  const connector = await startScriptedConnector();
  const { reference } = connector;
  const clients = createConnectorClients({ credentials: tokenCredentials(async () => 'token') });
  const chat = createTeamsChat({ clients });
  const roster = createTeamsRoster({ clients });
  const members = [{ id: '29:anna' }];
  connector.otherwise(({ method, query }) => {
    if (method !== 'GET') return { status: 201, body: { id: 'new' } };
    const more = query['continuationToken'] === undefined ? { continuationToken: 'two' } : {};
    return { status: 200, body: { id: '29:anna', members, ...more } };
  });
  await chat.sendText(reference, 'hej');
  await chat.sendCard(reference, CARD);
  await chat.replaceCard(reference, 'activity-1', CARD);
  await chat.sendPersonalCard(reference, '29:anna', CARD);
  await roster.members(reference);
  await roster.member(reference, '29:anna');
  await connector.close();
  return connector.requests.map((request) => ({ ...request, path: request.rawPath.replace(/^\/emea/, '') }));
}

function faultsOf(requests: readonly ConnectorRequest[]): ContractFault[] {
  const program = path.join(__dirname, 'connector-contract.program.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, CONTRACT], {
    input: JSON.stringify(requests),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as ContractFault[];
}

if (!present) {
  it.skip(`requests were not held against the Bot Connector's contract: ${path.basename(CONTRACT)} is not here`, () =>
    undefined);
}

(present ? describe : describe.skip)('the contract of the Bot Connector', () => {
  let requests: ConnectorRequest[];
  let faults: ContractFault[];
  beforeAll(async () => {
    requests = await requestsOf();
    const spoilt = requests.map((request) => ({
      ...request,
      body: { ...Object(request.body), text: 5, colour: 'red' },
    }));
    faults = faultsOf([...requests, ...spoilt]);
  });

  it('has seen every call of the adapters but the one for meetings, which is Teams’ own', () => {
    const names = requests.map(({ method, path: asked }) => `${method} ${decodeURIComponent(asked)}`);

    expect([...new Set(names)].sort()).toEqual([
      'GET /v3/conversations/19:meeting_abc@thread.v2/members/29:anna',
      'GET /v3/conversations/19:meeting_abc@thread.v2/pagedmembers',
      'POST /v3/conversations',
      'POST /v3/conversations/19:meeting_abc@thread.v2/activities',
      'POST /v3/conversations/new/activities',
      'PUT /v3/conversations/19:meeting_abc@thread.v2/activities/activity-1',
    ]);
  });

  it('allows every request', () => {
    expect(faults.filter(({ index }) => index < requests.length)).toEqual([]);
  });

  it('notices a spoilt request', () => {
    const noticed = new Set(faults.map(({ index }) => index - requests.length).filter((index) => index >= 0));
    const written = requests.flatMap(({ method }, index) => (method === 'GET' ? [] : [index]));

    expect([...noticed]).toEqual(expect.arrayContaining(written));
  });
});
