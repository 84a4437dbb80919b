export { type MeetingQuote, meetingDocument } from './meeting-document.ts';
