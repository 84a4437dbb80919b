import type { GateProblemText } from './gate-problem-text.ts';

/** Every sentence that core says to people; one object a language, the same keys in each. */
export interface Texts {
  consent: {
    bas: string;
    plus: string;
    juridik: string;
    none: string;
    /** Where people are there on different grounds: whom the sentence is about. */
    forKind: { employee: (ground: string) => string; guest: (ground: string) => string };
    /** Answer to a consent given by command. */
    saved: (level: string) => string;
    lowered: (level: string) => string;
    onlyOrganizer: string;
    aboveCap: (level: string) => string;
  };
  problems: GateProblemText;
  replies: {
    help: string;
    unknownCommand: (word: string, nearest: string) => string;
    unknownCommandNoGuess: (word: string) => string;
    /** Said where there can be no meeting: in the chat between one person and Kollegan. */
    personalChat: string;
    noMeeting: string;
    alreadyHere: string;
    joined: string;
    paused: string;
    alreadyPaused: string;
    resumed: string;
    notPaused: string;
    left: string;
    leftWithOpen: string;
    closedWithoutDecisions: string;
    alreadyClosed: string;
    closing: string;
    closedWithMissing: (count: number) => string;
    reopened: string;
    languageSet: string;
    /** After somebody asked in a meeting's chat to be removed; the question stands in their own chat. */
    /** Asked to join while everything of the tenant is being removed. */
    erasing: string;
    forgetAsked: string;
    forgetOnlyOrganiser: string;
    languageUnknown: string;
    status: (state: string, answered: number, people: number, decisions: number, missing: number) => string;
    statusWords: { active: string; paused: string; closing: string; closed: string };
    noDecisions: string;
    decisionsHeading: string;
    noOwner: string;
    noDeadline: string;
    parked: string;
    messageTooLong: string;
    failed: (reference: string) => string;
  };
  refusals: {
    notMember: string;
    notOwner: (owner: string) => string;
    nobodyOwns: string;
    notFound: string;
    outdated: string;
    meetingClosed: string;
    badAnswer: string;
    unknownVerb: string;
  };
  notices: {
    declinedBy: (name: string) => string;
    acceptedBy: (name: string) => string;
    handedOverBy: (name: string) => string;
    outdated: string;
  };
  recap: {
    subject: (meeting: string) => string;
    notShownInChat: string;
    sourceChat: string;
    missingUnanswered: (count: number) => string;
    missingRefused: (count: number) => string;
    missingSpeech: string;
    missingWords: string;
  };
  planner: {
    description: (meeting: string, date: string) => string;
    evidence: string;
  };
  nudge: {
    subject: (title: string) => string;
  };
  coming: {
    /** Said once in the chat of a meeting that has not begun, when Kollegan was added to it. */
    hello: string;
  };
  closeMail: {
    subject: (meeting: string) => string;
  };
}
