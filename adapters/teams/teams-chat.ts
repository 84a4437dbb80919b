import { type Activity, ActivityTypes, CardFactory } from 'botbuilder';
import type { Chat, ChatCard, ConversationReference } from '../../core/messaging/index.ts';
import type { ConnectorClients } from './connector-clients.ts';
import { type RetryOptions, TURN_RETRIES, withRetries } from './with-retries.ts';

export interface TeamsChatOptions {
  clients: ConnectorClients;
  retries?: RetryOptions;
}

/** Writes in Teams through the connector, by reference: no turn has to be going on. */
export function createTeamsChat({ clients, retries = TURN_RETRIES }: TeamsChatOptions): Chat {
  async function send(
    reference: ConversationReference,
    conversationId: string,
    activity: Partial<Activity>,
  ): Promise<string> {
    const { conversations } = clients.connector(reference.serviceUrl);
    const body = { ...activity, ...addressed(reference, conversationId) } as Activity;
    const { id } = await withRetries(() => conversations.sendToConversation(conversationId, body), retries);
    return id;
  }

  return {
    sendCard: (reference, card) => send(reference, reference.conversationId, cardActivity(card)),
    sendText: (reference, text) =>
      send(reference, reference.conversationId, { type: ActivityTypes.Message, text, textFormat: 'plain' }),
    async replaceCard(reference, activityId, card) {
      const { conversations } = clients.connector(reference.serviceUrl);
      const { conversationId } = reference;
      const body = { ...cardActivity(card), ...addressed(reference, conversationId), id: activityId } as Activity;
      await withRetries(() => conversations.updateActivity(conversationId, activityId, body), retries);
    },
    async sendPersonalCard(reference, personTeamsId, card) {
      const { conversations } = clients.connector(reference.serviceUrl);
      const parameters = {
        isGroup: false,
        bot: { id: reference.botId, name: reference.botName },
        members: [{ id: personTeamsId, name: '' }],
        tenantId: reference.tenantId,
        channelData: { tenant: { id: reference.tenantId } },
      };
      // The SDK's type asks for an activity and a topic that Teams does not want.
      const create = () =>
        conversations.createConversation(
          parameters as unknown as Parameters<typeof conversations.createConversation>[0],
        );
      const { id } = await withRetries(create, retries);
      return send(reference, id, cardActivity(card));
    },
  };
}

function cardActivity({ card, text }: ChatCard): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    // The line of the notification that Teams shows before the card is opened.
    summary: text.split('\n', 1)[0] ?? '',
    attachments: [CardFactory.adaptiveCard(card)],
  };
}

function addressed({ botId, botName, channelId, tenantId, serviceUrl }: ConversationReference, conversationId: string) {
  return {
    channelId,
    serviceUrl,
    from: { id: botId, name: botName },
    conversation: { id: conversationId, tenantId },
    channelData: { tenant: { id: tenantId } },
  };
}
