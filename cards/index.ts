export { CARD_VERBS, CardAction } from './card-action.ts';
export { createCardRenderers } from './card-renderers.ts';
