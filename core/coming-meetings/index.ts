export { type ComingIndex, createComingIndex } from './coming-index.ts';
export { ComingMeeting } from './coming-meeting.ts';
export { type ComingMeetings, type ComingMeetingsDeps, createComingMeetings } from './coming-meetings.ts';
export { endComing } from './end-coming.ts';
export { type KnowComingDeps, type KnowComingInput, type KnowComingResult, knowComing } from './know-coming.ts';
export { lookAgain } from './look-again.ts';
export { postComingBrief } from './post-coming-brief.ts';
export { sayHello } from './say-hello.ts';
export { type WatchComingDeps, watchComing } from './watch-coming.ts';
