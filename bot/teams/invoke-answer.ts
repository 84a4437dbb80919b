import type { ChatCard } from '../../core/messaging/index.ts';

/**
 * The body of an answer to `adaptiveCard/action`; the HTTP status is 200 in every case. Source: Universal Action
 * Model, response format. A message is shown as a banner above the unchanged card.
 */
export interface InvokeAnswer {
  statusCode: 200 | 400 | 500;
  type:
    | 'application/vnd.microsoft.card.adaptive'
    | 'application/vnd.microsoft.activity.message'
    | 'application/vnd.microsoft.error';
  value: unknown;
}

/** The clicker's card is replaced by this one. */
export function cardAnswer({ card }: ChatCard): InvokeAnswer {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
}

/** The card stays as it is, with these words above it. */
export function messageAnswer(text: string): InvokeAnswer {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

/** The request itself made no sense; clients show a general failure. */
export function errorAnswer(statusCode: 400 | 500, code: string, message: string): InvokeAnswer {
  return { statusCode, type: 'application/vnd.microsoft.error', value: { code, message } };
}
