export {
  actOnDecision,
  type DecisionAction,
  type DecisionActionResult,
} from './act-on-decision.ts';
export { type AddDecisionInput, addDecision } from './add-decision.ts';
export { admitPerson } from './admit-person.ts';
export { type Agenda, hasAgenda } from './agenda.ts';
export { agendaOf, changeAgenda } from './change-agenda.ts';
export { pauseMeeting, resumeMeeting, setMeetingLanguage } from './change-listening.ts';
export type { CloseAnswer, CloseAnswers, RowProblems } from './close-answers.ts';
export {
  problemsOf,
  type RequestCloseResult,
  reopenMeeting,
  requestClose,
  type SubmitCloseResult,
  submitClose,
} from './close-meeting.ts';
export { consentCardView, MAX_REFRESH_USERS } from './consent-card-view.ts';
export { decisionCardView, ownerView } from './decision-card-view.ts';
export { decisionCloseCardView } from './decision-close-card-view.ts';
export {
  type ConsentResult,
  giveConsent,
  setCeiling,
} from './give-consent.ts';
export { type HearInput, type HearResult, hear } from './hear.ts';
export { type JoinDeps, type JoinInput, type JoinResult, joinMeeting } from './join-meeting.ts';
export { KeptUtterance, keptUtteranceId, readKeptUtterance } from './kept-utterance.ts';
export { levelOf, levelOfSaid, UNATTRIBUTED } from './level-of.ts';
export { localTime } from './local-time.ts';
export { ForgottenWords, Meeting } from './meeting.ts';
export { isSample, type MeetingKey, meetingIdOf, sampleConversation } from './meeting-key.ts';
export { createMeetings, type Meetings } from './meetings.ts';
export { type MoveDecisionInput, moveDecision } from './move-decision.ts';
export { auditEntry, type Cause, jobEntry, jobEntryId } from './outbox-entries.ts';
export { liveDecisions, nameOf, personOf, withDecision, withPerson } from './people-of.ts';
export { personLeft } from './person-left.ts';
export { createRecentUtterances, type RecentUtterances } from './recent-utterances.ts';
export { type DeliverySlot, deliveryOf, recordDelivery } from './record-delivery.ts';
export { refreshReference } from './refresh-reference.ts';
export { createSpokenMeetings, type SpokenMeetings } from './spoken-meetings.ts';
