import type { CardRenderers } from '../core/views/index.ts';
import { renderConsent } from './consent/consent.card.ts';
import { renderDecision } from './decision/decision.card.ts';
import { renderDecisionClose } from './decision-close/decision-close.card.ts';
import { renderForget } from './forget/forget.card.ts';
import { renderNudge } from './nudge/nudge.card.ts';
import { renderPreBrief } from './pre-brief/pre-brief.card.ts';
import { renderRecap } from './recap/recap.card.ts';
import { renderRemoved } from './removed/removed.card.ts';

/** @returns the Adaptive Cards of the main loop. `text` is plain: send it with the text format "plain". */
export function createCardRenderers(): CardRenderers {
  return {
    consent: renderConsent,
    decision: renderDecision,
    decisionClose: renderDecisionClose,
    preBrief: renderPreBrief,
    recap: renderRecap,
    nudge: renderNudge,
    forget: renderForget,
    removed: renderRemoved,
  };
}
