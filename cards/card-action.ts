import { z } from 'zod';
import { ConsentCeiling, ConsentGive, ConsentView } from './consent/consent.actions.ts';
import {
  DecisionAccept,
  DecisionChange,
  DecisionChooseOwner,
  DecisionConfirm,
  DecisionDecline,
  DecisionDismiss,
  DecisionHandOver,
  DecisionRestore,
} from './decision/decision.actions.ts';
import { CloseReopen, CloseSubmit } from './decision-close/decision-close.actions.ts';
import { ErasureCancel, ErasureConfirm } from './forget/forget.actions.ts';
import { NudgeDecline, NudgeDone, NudgeSnooze } from './nudge/nudge.actions.ts';

/**
 * Every click on a card: parse `{ ...action.data, verb: action.verb }` of the invoke. Unknown verbs and fields are
 * refused. It says what was clicked, not whether that person may: that is for the store and the verified identity.
 */
export const CardAction = z.discriminatedUnion('verb', [
  ConsentGive,
  ConsentCeiling,
  ConsentView,
  DecisionConfirm,
  DecisionChange,
  DecisionDismiss,
  DecisionRestore,
  DecisionAccept,
  DecisionDecline,
  DecisionHandOver,
  DecisionChooseOwner,
  CloseSubmit,
  CloseReopen,
  NudgeDone,
  NudgeSnooze,
  NudgeDecline,
  ErasureConfirm,
  ErasureCancel,
]);
export type CardAction = z.infer<typeof CardAction>;

type CardVerb = CardAction['verb'];

/** All verbs, in the order of the cards. */
export const CARD_VERBS = [
  'consent.give',
  'consent.ceiling',
  'consent.view',
  'decision.confirm',
  'decision.change',
  'decision.dismiss',
  'decision.restore',
  'decision.accept',
  'decision.decline',
  'decision.hand-over',
  'decision.choose-owner',
  'close.submit',
  'close.reopen',
  'nudge.done',
  'nudge.snooze',
  'nudge.decline',
  'erasure.confirm',
  'erasure.cancel',
] as const satisfies readonly CardVerb[];
