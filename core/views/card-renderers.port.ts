import type { ChatCard } from '../messaging/index.ts';
import type { ConsentCardView } from './consent-card.view.ts';
import type { DecisionCardView } from './decision-card.view.ts';
import type { DecisionCloseCardView } from './decision-close-card.view.ts';
import type { ForgetCardView } from './forget-card.view.ts';
import type { NoticeView } from './notice.view.ts';
import type { NudgeView } from './nudge.view.ts';
import type { PreBriefView } from './pre-brief.view.ts';
import type { RecapView } from './recap.view.ts';

/** Turns what core knows into Adaptive Cards; pure functions, given to the use cases that send them. */
export interface CardRenderers {
  consent(view: ConsentCardView): ChatCard;
  decision(view: DecisionCardView): ChatCard;
  decisionClose(view: DecisionCloseCardView): ChatCard;
  preBrief(view: PreBriefView): ChatCard;
  recap(view: RecapView): ChatCard;
  nudge(view: NudgeView): ChatCard;
  forget(view: ForgetCardView): ChatCard;
  /** A few words in the place of a card that was there. */
  removed(view: NoticeView): ChatCard;
}
