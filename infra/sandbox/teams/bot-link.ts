import { Agent } from 'node:http';
import { callUpstream, errorReply, type Reply } from './http-io.ts';
import type { JsonObject } from './json.ts';
import type { TokenSigner } from './token-signer.ts';

/** The road from Teams to the bot. */
export interface BotLink {
  /** Signs the activity and hands it to the bot; a bot that is not there is 502, as Teams would log it. */
  deliver(activity: JsonObject): Promise<Reply>;
  /** For a bot whose address is known only after the stand-in is up. */
  setEndpoint(url: string): void;
  close(): void;
}

export interface BotLinkOptions {
  signer: TokenSigner;
  /** `http://…/api/messages` */
  endpoint?: string | undefined;
}

export function createBotLink({ signer, endpoint }: BotLinkOptions): BotLink {
  const agent = new Agent({ keepAlive: true });
  let target = endpoint;

  return {
    async deliver(activity) {
      if (target === undefined) return errorReply(502, 'BotUnreachable', 'No bot endpoint is set yet.');
      try {
        return await callUpstream({
          agent,
          url: target,
          method: 'POST',
          headers: { authorization: `Bearer ${signer.token()}`, 'content-type': 'application/json' },
          body: Buffer.from(JSON.stringify(activity)),
        });
      } catch {
        return errorReply(502, 'BotUnreachable', 'The bot did not answer; is it started?');
      }
    },
    setEndpoint(url) {
      target = url;
    },
    close: () => agent.destroy(),
  };
}
