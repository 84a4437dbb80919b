import { sha256 } from './stable-id.ts';

/** Where a step stands in its trace, as W3C Trace Context has it. */
export interface TraceContext {
  /** 32 lower-case hexadecimal characters, not all 0. */
  traceId: string;
  /** 16 of them. */
  spanId: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/**
 * A correlation id is the id of its trace, so that whoever has one in a log line finds the other, and nothing need be
 * kept for a job that comes days later. The span is that of the turn that caused it all.
 */
export function traceContextOf(correlationId: string): TraceContext {
  const hash = sha256(correlationId);
  const traceId = UUID.test(correlationId) ? correlationId.replaceAll('-', '') : hash.slice(0, 32);
  return { traceId, spanId: hash.slice(32, 48) };
}

/** Source: W3C Trace Context, header `traceparent`. Sampled: the receiver decides by the same id. */
export function toTraceparent({ traceId, spanId }: TraceContext): string {
  return `00-${traceId}-${spanId}-01`;
}

/** @returns null for what is no `traceparent` */
export function parseTraceparent(text: unknown): TraceContext | null {
  const match = typeof text === 'string' ? TRACEPARENT.exec(text) : null;
  const [, traceId, spanId] = match ?? [];
  return traceId !== undefined && spanId !== undefined ? { traceId, spanId } : null;
}
