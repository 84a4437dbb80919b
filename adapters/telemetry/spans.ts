import { context, type Span, SpanKind, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api';
import { codeOf } from '../../core/shared/app-error.ts';
import type { Spans } from '../../core/shared/spans.port.ts';
import { parseTraceparent, type TraceContext, toTraceparent, traceContextOf } from '../../core/shared/trace-context.ts';
import { safeFields } from './safe-fields.ts';
import { SPAN_SCOPE } from './span-scope.ts';
import type { TraceIds } from './trace-ids.ts';

/** The application property that carries the trace through Service Bus. */
export const TRACEPARENT = 'traceparent';

/** Steps of the product; nothing is recorded until a host has set up tracing with the same ids. */
export function createSpans({ ids }: { ids: TraceIds }): Spans {
  return {
    turn(name, { correlationId, fields = {} }, work) {
      const options = {
        kind: SpanKind.SERVER,
        root: true,
        attributes: { ...safeFields(fields), correlationId },
      };
      const span = ids.give(traceContextOf(correlationId), () => trace.getTracer(SPAN_SCOPE).startSpan(name, options));
      return context.with(trace.setSpan(context.active(), span), () => within(span, work));
    },
  };
}

/** What a message carries so that its job joins the trace of what caused it. */
export function traceProperties(correlationId: string): Record<string, string> {
  return { [TRACEPARENT]: toTraceparent(traceContextOf(correlationId)) };
}

export interface JobStep {
  queue: string;
  messageId: string;
  correlationId: string;
  deliveryCount: number;
}

/** The step that handles a job; it belongs to the turn that caused the job. */
export function jobSpan<Result>(
  { queue, messageId, correlationId, deliveryCount }: JobStep,
  properties: Readonly<Record<string, unknown>> | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  const parent = parseTraceparent(properties?.[TRACEPARENT]) ?? traceContextOf(correlationId);
  const attributes = safeFields({ queue, messageId, correlationId, attempt: deliveryCount });
  return trace
    .getTracer(SPAN_SCOPE)
    .startActiveSpan(`job ${queue}`, { kind: SpanKind.CONSUMER, attributes }, contextOf(parent), (span) =>
      within(span, work),
    );
}

/** A request to another service, as a part of the step that is going on. `name` without ids. */
export function requestSpan<Result>(
  name: string,
  fields: Readonly<Record<string, string | number>>,
  work: (note: (fields: Readonly<Record<string, string | number>>) => void) => Promise<Result>,
): Promise<Result> {
  return trace
    .getTracer(SPAN_SCOPE)
    .startActiveSpan(name, { kind: SpanKind.CLIENT, attributes: safeFields(fields) }, (span) =>
      within(span, () => work((more) => span.setAttributes(safeFields(more)))),
    );
}

function contextOf(at: TraceContext) {
  return trace.setSpanContext(context.active(), { ...at, traceFlags: TraceFlags.SAMPLED, isRemote: true });
}

/** An error leaves its code and nothing else: its message may quote what people wrote. */
async function within<Result>(span: Span, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: codeOf(error) });
    throw error;
  } finally {
    span.end();
  }
}
