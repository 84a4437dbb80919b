import { AuthenticationConfiguration, ServiceClientCredentialsFactory } from 'botframework-connector';
import { createConnectorClients } from './connector-clients.ts';
import { CHANNEL_ISSUER, SafeTeamsAdapter } from './safe-teams-adapter.ts';
import type { TeamsCredentials } from './teams-credentials.ts';

export interface TeamsAdapterOptions {
  /** The bot's app id: the audience of every inbound token. */
  appId: string;
  credentials: TeamsCredentials;
  /** Where the keys of inbound tokens are published (OpenID metadata). */
  openIdMetadataUrl: string;
}

/** The inbound side of Teams: verifies each request's token (signature, issuer, audience, service address, expiry). */
export function createTeamsAdapter({ appId, credentials, openIdMetadataUrl }: TeamsAdapterOptions): SafeTeamsAdapter {
  // Once one of these is given, the SDK takes all from here, so all are.
  return new SafeTeamsAdapter(
    {
      MicrosoftAppId: appId,
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
      ToChannelFromBotOAuthScope: CHANNEL_ISSUER,
      ToBotFromChannelTokenIssuer: CHANNEL_ISSUER,
      OAuthUrl: 'https://europe.token.botframework.com',
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
      ValidateAuthority: 'true',
      CallerId: '',
    },
    new AppCredentialsFactory(appId, credentials),
    new AuthenticationConfiguration(['msteams']),
    createConnectorClients({ credentials }).connector,
  );
}

class AppCredentialsFactory extends ServiceClientCredentialsFactory {
  private readonly appId: string;
  private readonly credentials: TeamsCredentials;

  constructor(appId: string, credentials: TeamsCredentials) {
    super();
    this.appId = appId;
    this.credentials = credentials;
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.appId;
  }

  /** Never: an empty app id would make the SDK accept anybody. */
  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  override async createCredentials(): Promise<TeamsCredentials> {
    return this.credentials;
  }
}
