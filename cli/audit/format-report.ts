import type { AuditProblem, AuditReport } from '../../core/audit/index.ts';

type LogReason = Extract<AuditProblem, { of: 'log' }>['reason'];
type HeadReason = Extract<AuditProblem, { of: 'head' }>['reason'];

const IN_LOG: Readonly<Record<LogReason, (sequence: number) => string>> = {
  unreadable: (sequence) => `a document of event ${sequence || '?'} cannot be read`,
  document: (sequence) =>
    sequence === 0
      ? 'the document of the head is not as it was written'
      : `the document of event ${sequence} is not as it was written, or there twice`,
  hash: (sequence) => `event ${sequence} is not the one that was logged`,
  gap: (sequence) => `event ${sequence} is not there`,
  tile: (sequence) => `event ${sequence}, or the tile that covers it, is not the one that was logged`,
  head: (sequence) => `from event ${sequence} on the events are not those of the head`,
};

const OF_HEAD: Readonly<Record<HeadReason, (size: number) => string>> = {
  signature: (size) => `the signed head of ${size} events is not signed with a key of this installation`,
  truncated: (size) => `the log is cut off: a head was signed when it had ${size} events`,
  rewritten: (size) => `the log was rewritten: its first ${size} events are not those that were signed`,
  'not-anchored': (size) => `the signed head of ${size} events is not outside any more, or never was`,
  'not-stored': (size) => `the signed head of ${size} events stands outside, but not beside the log any more`,
};

/** @returns the verdict on one log, for a person */
export function formatReport(report: AuditReport): string {
  const { tenantId, problem, size, root, heads, anchored } = report;
  if (problem) return `${tenantId}: WRONG: ${describe(problem)} [${problem.of}: ${problem.reason}]`;
  const latest = heads.latest;
  return [
    `${tenantId}: in order`,
    `  ${size} events, root ${root ?? 'none'}`,
    latest
      ? `  ${heads.count} signed heads, the last of ${latest.size} events at ${latest.at} with key ${latest.kid}`
      : '  no signed head yet: what was cut off could not be told',
    anchored === null ? '  nothing was looked at outside' : `  ${anchored.count} heads outside`,
  ].join('\n');
}

function describe(problem: AuditProblem): string {
  return problem.of === 'log' ? IN_LOG[problem.reason](problem.sequence) : OF_HEAD[problem.reason](problem.size);
}
