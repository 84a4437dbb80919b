import { createServer, type Server } from 'node:http';
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  MessageFactory,
  TeamsInfo,
  type TurnContext,
} from 'botbuilder';
import { startTeamsStandIn, type TeamsStandIn } from '../../../../infra/sandbox/teams/index.ts';

import { call } from './http.ts';

const APP_ID = '0d6e5c2a-7b8f-4a53-9c1e-8f2b7d4a0004';
const ANNA = '29:1anna-svensson';

/** Outbound calls carry a token that no identity provider had to make. */
function localCredentials(): ConfigurationServiceClientCredentialFactory {
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: APP_ID,
    MicrosoftAppPassword: 'x',
  });
  const credentials = {
    async signRequest(request: { headers: { set(name: string, value: string): void } }) {
      request.headers.set('authorization', 'Bearer outbound');
      return request;
    },
  };
  // biome-ignore lint/suspicious/noExplicitAny: the typings name classes of a package that is not ours to import
  factory.createCredentials = async () => credentials as any;
  return factory;
}

function createAdapter(openIdMetadataUrl: string): CloudAdapter {
  const settings = {
    ToChannelFromBotLoginUrl: 'https://login.example',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    OAuthUrl: 'https://oauth.example',
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
    ValidateAuthority: 'true',
    CallerId: '',
  };
  return new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings, localCredentials()));
}

/** The real SDK at the other end, with authentication on: what it accepts and finds is what Teams would give it. */
describe('the Bot Framework SDK against the stand-in', () => {
  let standIn: TeamsStandIn;
  let server: Server;
  let endpoint: string;
  let onTurn: (context: TurnContext) => Promise<void>;

  beforeAll(async () => {
    standIn = await startTeamsStandIn({ botAppId: APP_ID });
    const adapter = createAdapter(standIn.openIdMetadataUrl);
    adapter.onTurnError = async (_context, error) => {
      throw error;
    };
    server = createServer(async (req, res) => {
      let text = '';
      for await (const chunk of req) text += String(chunk);
      const response = {
        socket: res.socket,
        status(code: number) {
          res.statusCode = code;
          return response;
        },
        header(name: string, value: unknown) {
          res.setHeader(name, String(value));
          return response;
        },
        send(body: unknown) {
          res.write(typeof body === 'string' ? body : JSON.stringify(body));
          return response;
        },
        end: () => res.end(),
      };
      const request = { method: req.method, headers: req.headers, body: JSON.parse(text) };
      // biome-ignore lint/suspicious/noExplicitAny: the SDK asks for a restify request but reads only these fields
      await adapter.process(request as any, response as any, (context) => onTurn(context));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/api/messages`;
    standIn.setBotEndpoint(endpoint);
  });

  afterAll(async () => {
    await standIn?.stop();
    server?.closeAllConnections();
    await new Promise((done) => server?.close(done));
  });

  it('accepts the token and learns who, where and in which meeting', async () => {
    const seen: Record<string, unknown> = {};
    onTurn = async (context) => {
      const { activity } = context;
      seen['meeting'] = await TeamsInfo.getMeetingInfo(context);
      seen['participant'] = await TeamsInfo.getMeetingParticipant(context);
      seen['member'] = await TeamsInfo.getMember(context, activity.from.aadObjectId ?? '');
      seen['members'] = await TeamsInfo.getPagedMembers(context);
    };

    const turn = await standIn.say(ANNA, 'Hej');

    expect(turn.status).toBe(200);
    expect(seen).toMatchObject({
      meeting: {
        details: { title: 'Ledningsgruppen tisdag', type: 'Scheduled' },
        organizer: { aadObjectId: standIn.people.currentUser.aadObjectId },
      },
      participant: { user: { id: ANNA }, meeting: { role: 'Attendee', inMeeting: true } },
      member: { id: ANNA, name: 'Anna Svensson', email: 'anna.svensson@sandbox.example' },
      members: { members: expect.arrayContaining([expect.objectContaining({ id: ANNA })]) },
    });
  });

  it('is not taken in by what nobody signed', async () => {
    const { activity } = standIn.prepare({ type: 'message', text: 'Hej', from: { id: ANNA } });
    onTurn = async () => {};
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => {});

    const unsigned = await call('POST', endpoint, activity);
    const forged = await call(
      'POST',
      endpoint,
      { ...activity, serviceUrl: 'http://127.0.0.1:9' },
      standIn.prepare({}).headers,
    );
    quiet.mockRestore();

    expect([unsigned.status, forged.status]).toEqual([401, 401]);
  });

  it('writes, replaces and removes messages', async () => {
    const after = standIn.lastSent();
    onTurn = async (context) => {
      const sent = await context.sendActivity('Första');
      const id = sent?.id ?? '';
      await context.updateActivity({ ...MessageFactory.text('Andra'), id });
      await context.deleteActivity(id);
    };

    await standIn.say(ANNA, 'Hej');

    expect(standIn.sent(after).map(({ kind, activity }) => [kind, activity.text])).toEqual([
      ['create', 'Första'],
      ['update', 'Andra'],
      ['delete', undefined],
    ]);
  });

  it('answers a card action', async () => {
    onTurn = async (context) => {
      if (context.activity.type === 'message') {
        await context.sendActivity('Kort');
        return;
      }
      const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Noterat' };
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
    };
    await standIn.say(ANNA, 'Hej');
    const { activityId } = await standIn.nextSent(({ activity }) => activity.text === 'Kort');

    const turn = await standIn.click(ANNA, activityId, { decisionId: 'd1' }, 'confirm');

    expect(turn).toMatchObject({ status: 200, body: { statusCode: 200, value: 'Noterat' } });
  });

  it('starts a personal chat by itself', async () => {
    onTurn = async (context) => {
      const adapter = context.adapter as CloudAdapter;
      await adapter.createConversationAsync(
        APP_ID,
        'msteams',
        standIn.serviceUrl,
        '',
        {
          isGroup: false,
          bot: context.activity.recipient,
          members: [context.activity.from],
          tenantId: standIn.people.tenantId,
          channelData: { tenant: { id: standIn.people.tenantId } },
          // biome-ignore lint/suspicious/noExplicitAny: the typings ask for what the service does not
        } as any,
        async (personal) => {
          await personal.sendActivity('Bara till dig');
        },
      );
    };

    const turn = await standIn.say(ANNA, 'Hej');

    expect(turn.status).toBe(200);
    expect(standIn.personalMessages()).toEqual([
      expect.objectContaining({
        person: { id: ANNA, name: 'Anna Svensson' },
        activity: expect.objectContaining({ text: 'Bara till dig' }),
      }),
    ]);
  });
});
