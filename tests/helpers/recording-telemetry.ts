import type { LogFields, Logger } from '../../core/shared/logger.port.ts';
import type { Metrics } from '../../core/shared/metrics.port.ts';

export interface LogLine {
  level: 'debug' | 'info' | 'warn' | 'error';
  message: string;
  fields: LogFields;
}

export interface RecordingLogger extends Logger {
  lines: LogLine[];
}

/** Keeps every line; what `with` adds is in the lines of its logger. */
export function createRecordingLogger(lines: LogLine[] = [], base: LogFields = {}): RecordingLogger {
  const write =
    (level: LogLine['level']) =>
    (message: string, fields: LogFields = {}) =>
      void lines.push({ level, message, fields: { ...base, ...fields } });
  return {
    lines,
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    with: (fields) => createRecordingLogger(lines, { ...base, ...fields }),
  };
}

export interface RecordingMetrics extends Metrics {
  /** Such as `card decision text sent` or `conflict meeting exists`. */
  lines: string[];
}

export function createRecordingMetrics(): RecordingMetrics {
  const lines: string[] = [];
  return {
    lines,
    turn: ({ type, outcome }) => void lines.push(`turn ${type} ${outcome}`),
    job: ({ queue, outcome }) => void lines.push(`job ${queue} ${outcome}`),
    card: ({ card, channel, outcome }) => void lines.push(`card ${card} ${channel} ${outcome}`),
    join: ({ way, outcome }) => void lines.push(`join ${way} ${outcome}`),
    conflict: ({ kind, reason }) => void lines.push(`conflict ${kind} ${reason}`),
    deadLetters: ({ queue }, count, oldest) => void lines.push(`dead-letters ${queue} ${count} ${oldest}`),
    auditHead: ({ outcome }) => void lines.push(`audit-head ${outcome}`),
    storeRequest: ({ operation, outcome }) => void lines.push(`store ${operation} ${outcome}`),
  };
}
