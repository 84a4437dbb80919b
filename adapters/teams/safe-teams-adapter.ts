// Not by the package's own door, which loads the whole package.
import { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  type AuthenticationConfiguration,
  AuthenticationError,
  type BotFrameworkAuthentication,
  type ConnectorClient,
  type ConnectorFactory,
  type ServiceClientCredentialsFactory,
  type UserTokenClient,
} from 'botframework-connector';
import { keysUnavailable, unauthorized } from './teams.errors.ts';

/** The only channel Kollegan lives in. The SDK has back doors for others (Emulator, App Service extension). */
const CHANNEL = 'msteams';
export const CHANNEL_ISSUER = 'https://api.botframework.com';
const SERVER_ERROR = 500;

/**
 * The SDK's adapter with its doors closed. 4.23.3 accepts an activity without a service address under a valid token,
 * takes tokens of the Emulator that name no service address, and answers a forged signature with 500 and the reason.
 * Here all that is one refusal without a reason.
 */
export class SafeTeamsAdapter extends TeamsAdapter {
  private readonly connectorFactory: ConnectorFactory;

  /** @param connectorFor the client for a service address; the SDK would make one for every turn */
  constructor(
    configuration: ConstructorParameters<typeof TeamsAdapter>[0],
    credentials: ServiceClientCredentialsFactory,
    authentication: AuthenticationConfiguration,
    connectorFor: (serviceUrl: string) => ConnectorClient,
  ) {
    super(configuration, credentials, authentication);
    this.connectorFactory = { create: async (serviceUrl) => connectorFor(serviceUrl) };
    shareUserTokenClient(this.botFrameworkAuthentication);
  }

  /**
   * Verifies who sent the activity, then runs the turn.
   * @throws `TEAMS.UNAUTHORIZED`, `TEAMS.KEYS_UNAVAILABLE`, and whatever the turn throws
   */
  override async processActivity(
    authentication: string | AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const verified =
      typeof authentication === 'string' ? await this.verified(authentication, activity) : authentication;
    return super.processActivity(verified, activity, logic);
  }

  private async verified(authorization: string, activity: Activity): Promise<AuthenticateRequestResult> {
    if (activity.channelId !== CHANNEL || !activity.serviceUrl) throw unauthorized();
    const result = await this.authenticated(authorization, activity);
    if (result.claimsIdentity.getClaimValue('iss') !== CHANNEL_ISSUER) throw unauthorized();
    return { ...result, connectorFactory: this.connectorFactory };
  }

  private async authenticated(authorization: string, activity: Activity): Promise<AuthenticateRequestResult> {
    try {
      return await this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
    } catch (error) {
      throw isOutage(error) ? keysUnavailable(error) : unauthorized(error);
    }
  }
}

/** Nobody signs in to Kollegan, but the SDK makes a client for it in every turn; one serves them all. */
function shareUserTokenClient(authentication: BotFrameworkAuthentication): void {
  const create = authentication.createUserTokenClient.bind(authentication);
  let client: Promise<UserTokenClient> | undefined;
  authentication.createUserTokenClient = (identity) => {
    client ??= create(identity);
    return client;
  };
}

/** The keys could not be fetched; everything else that goes wrong with a token is the token's fault. */
function isOutage(error: unknown): boolean {
  if (error instanceof AuthenticationError) return error.statusCode >= SERVER_ERROR;
  return error instanceof Error && error.name === 'FetchError';
}
