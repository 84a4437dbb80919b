export type { CardRenderers } from './card-renderers.port.ts';
export type { ConsentCardView } from './consent-card.view.ts';
export type { DecisionCardView, FieldProblems, OwnerView } from './decision-card.view.ts';
export type { CloseRowView, DecisionCloseCardView } from './decision-close-card.view.ts';
export type { NoticeView } from './notice.view.ts';
export type { NudgeView } from './nudge.view.ts';
export type { PersonChoice } from './person-choice.ts';
export type { OpenItemView, PreBriefView } from './pre-brief.view.ts';
export type { ProvenanceView, RecapDecisionView, RecapView } from './recap.view.ts';
