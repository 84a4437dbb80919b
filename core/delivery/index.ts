export { cardMail } from './card-mail.ts';
export { type DeliverInput, deliver } from './deliver.ts';
export {
  type PostDeps,
  type PostInput,
  postCloseCard,
  postConsentCard,
  postDecisionCard,
  postPreBrief,
  quoteOf,
  wordsOf,
} from './post-cards.ts';
