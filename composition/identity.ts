import type { IdentityConfig } from '../adapters/config/index.ts';
import { chooseCredential, createTokenSource, type TokenSource } from '../adapters/entra/index.ts';

/** Who a host on Azure is, and the tokens that it gets for that. */
export function createIdentity({ appId, tenantId, ...settings }: IdentityConfig): TokenSource {
  return createTokenSource({ identity: { tenantId, clientId: appId, credential: chooseCredential(settings) } });
}

const GRAPH = 'https://graph.microsoft.com/.default';
const BOT_CONNECTOR = 'https://api.botframework.com/.default';

/** The tokens that our own requests carry. */
export function tokensOf({ app }: Pick<TokenSource, 'app'>) {
  return {
    getGraphToken: async () => (await app.getToken(GRAPH)).token,
    getBotToken: async () => (await app.getToken(BOT_CONNECTOR)).token,
  };
}
