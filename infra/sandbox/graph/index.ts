export type { Fault } from './faults.ts';
export type { RecordedRequest } from './http.ts';
export type { SandboxMail, SandboxTask } from './inspect.ts';
export { createLocalGraph, type LocalGraph, type LocalGraphOptions } from './local-graph.ts';
export { joinWebUrlOf, type LocalTenant } from './tenant.ts';
export { usersOf } from './users-of.ts';
