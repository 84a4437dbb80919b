export { meetingMarkdown } from './meeting-markdown.ts';
