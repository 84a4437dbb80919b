/** What is wrong with one answer, and what to do about it. */
export interface GateProblemText {
  titleMissing: string;
  ownerMissing: string;
  ownerAmbiguous: (name: string) => string;
  ownerUnknown: (name: string) => string;
  ownerNotHere: string;
  deadlineMissing: string;
  deadlineNotADate: string;
  deadlinePast: string;
  deadlineAbsurd: string;
  reasonMissing: string;
}
