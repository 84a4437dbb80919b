import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { Application, TeamsAdapter } from '@microsoft/teams-ai';
import { ActivityTypes } from 'botbuilder';
import { AuthenticationConfiguration, ServiceClientCredentialsFactory } from 'botframework-connector';
import restify from 'restify';
import { answerParent } from '../programs/answer-parent.ts';
import { readSetup } from './bot-setup.ts';

/**
 * The yardstick: the least that a bot on this SDK does. The same HTTP server, adapter, application class and token
 * check as Kollegan; for each message one reply with `context.sendActivity`, as Microsoft's samples do it.
 */
class LocalCredentials extends ServiceClientCredentialsFactory {
  private readonly appId: string;

  constructor(appId: string) {
    super();
    this.appId = appId;
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.appId;
  }

  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  override async createCredentials() {
    return {
      async signRequest(request: { headers: { set(name: string, value: string): void } }) {
        request.headers.set('authorization', 'Bearer local');
        return request;
      },
    } as Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>>;
  }
}

const ISSUER = 'https://api.botframework.com';

async function main(): Promise<void> {
  const { botAppId, openIdMetadataUrl } = readSetup();
  const adapter = new TeamsAdapter(
    {
      MicrosoftAppId: botAppId,
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
      ToChannelFromBotOAuthScope: ISSUER,
      ToBotFromChannelTokenIssuer: ISSUER,
      OAuthUrl: 'https://europe.token.botframework.com',
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
      ValidateAuthority: 'true',
      CallerId: '',
    },
    new LocalCredentials(botAppId),
    new AuthenticationConfiguration(['msteams']),
  );
  const app = new Application({ startTypingTimer: false });
  app.activity(ActivityTypes.Message, async (context) => {
    await context.sendActivity(`Du skrev: ${context.activity.text}`);
  });

  const server = restify.createServer({ name: 'echo' });
  server.post('/api/messages', ...restify.plugins.bodyParser(), async (request, response) => {
    await adapter.process(request as unknown as Parameters<TeamsAdapter['process']>[0], response, async (context) => {
      await app.run(context);
    });
  });
  const net = server.server as Server;
  server.listen(0, '127.0.0.1');
  await once(net, 'listening');
  const { port } = net.address() as AddressInfo;
  answerParent({
    url: `http://127.0.0.1:${port}/api/messages`,
    pending: async () => 0,
    stop: async () => server.close(),
  });
}

await main();
