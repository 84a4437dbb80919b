export { type MarkdownOptions, meetingMarkdown } from './meeting-markdown.ts';
