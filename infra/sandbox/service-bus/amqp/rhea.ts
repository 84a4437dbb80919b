import type { Delivery, EventContext, Receiver, Sender, Session } from 'rhea';
import rhea from 'rhea';
import type { AmqpCondition } from './conditions.ts';

/**
 * The one file that knows what rhea has and its typings leave out. Everything else of the broker sees these types.
 */

/** A message as rhea decodes it: one flat object for the header, the properties and the sections. */
export interface AmqpMessage {
  message_id?: unknown;
  correlation_id?: unknown;
  reply_to?: unknown;
  ttl?: unknown;
  delivery_count?: unknown;
  message_annotations?: Record<string, unknown>;
  application_properties?: Record<string, unknown>;
  body?: unknown;
}

export interface OutgoingLink extends Sender {
  session: Session & {
    outgoing: { next_delivery_id: number; next_pending_delivery: number; available(): number };
  };
  local: { attach: { snd_settle_mode: number; rcv_settle_mode: number } };
  credit: number;
  delivery_count: number;
  _draining: boolean;
  _drained: boolean;
  _get_drain(): boolean;
}

export interface IncomingLink extends Receiver {
  local: { attach: { max_message_size: number } };
}

/** A message event: rhea decodes what has the standard format and hands over the bytes of what has not. */
export interface IncomingTransfer {
  readonly message: AmqpMessage | Buffer;
  readonly delivery: Delivery;
  readonly receiver: IncomingLink;
}

interface Outcome {
  described(): unknown;
}

interface MessageCodec {
  encode(message: AmqpMessage): Buffer;
  decode(bytes: Buffer): AmqpMessage;
  accepted(): Outcome;
  released(): Outcome;
  rejected(fields: { error?: AmqpCondition }): Outcome;
  modified(fields: Record<string, never>): Outcome;
}

const LONG_ARRAY = 0x81;
const TIMESTAMP_ARRAY = 0x83;

function codec(): MessageCodec {
  return rhea.message as unknown as MessageCodec;
}

export function encodeMessage(message: AmqpMessage): Buffer {
  return codec().encode(message);
}

/** @throws what rhea throws when the bytes are no AMQP message */
export function decodeMessage(bytes: Buffer): AmqpMessage {
  return codec().decode(bytes);
}

export const outcomes = {
  accepted: () => codec().accepted().described(),
  released: () => codec().released().described(),
  rejected: (error?: AmqpCondition) =>
    codec()
      .rejected(error === undefined ? {} : { error })
      .described(),
  modified: () => codec().modified({}).described(),
};

/** AMQP types that the SDK insists on where rhea would guess another from the JavaScript value. */
export const wrap = {
  long: (value: number) => rhea.types.wrap_long(value),
  int: (value: number) => rhea.types.wrap_int(value),
  timestamp: (epochMs: number) => rhea.types.wrap_timestamp(epochMs),
  uuid: (bytes: Buffer) => rhea.types.wrap_uuid(bytes),
  longs: (values: readonly number[]) => rhea.types.wrap_array(values, LONG_ARRAY, undefined),
  timestamps: (epochMs: readonly number[]) => rhea.types.wrap_array(epochMs, TIMESTAMP_ARRAY, undefined),
};

export function createContainer() {
  const container = rhea.create_container({ id: 'local-service-bus', non_fatal_errors: [] });
  container.sasl_server_mechanisms.enable_anonymous();
  container.sasl_server_mechanisms.enable_plain(() => true);
  // Small frames wait for each other's answers: else every step costs the 40 ms of a delayed ACK.
  container.options['tcp_no_delay'] = true;
  container.options['receiver_options'] = { autoaccept: false, credit_window: 500 };
  container.options['sender_options'] = { autosettle: false, treat_modified_as_released: false };
  return container;
}

export function incomingTransfer(context: EventContext): IncomingTransfer {
  return context as unknown as IncomingTransfer;
}

/**
 * How many deliveries the link can take now. Nothing may be sent beyond it: rhea holds back the whole session behind
 * the first delivery that has no credit.
 */
export function roomOn(link: OutgoingLink): number {
  const { outgoing } = link.session;
  const waiting = outgoing.next_delivery_id - outgoing.next_pending_delivery;
  return Math.max(0, Math.min(link.credit - waiting, outgoing.available()));
}

/** rhea answers a drain only while credit is left; the SDK waits for the answer also when its credit is used up. */
export function answerEveryDrain(link: OutgoingLink): void {
  link._get_drain = () => {
    if (!link._draining || !link._drained) return false;
    link.delivery_count += link.credit;
    link.credit = 0;
    return true;
  };
}

/** Tells the receiver that nothing more comes; without the push the answer waits for the next thing to send. */
export function tellDrained(link: OutgoingLink): void {
  link.set_drained(true);
  link.connection['_register']();
}

/**
 * Answers a disposition. The SDK never sends a second, settled one, so the delivery counts as settled there; else
 * rhea keeps it, and its buffer is full after 2048.
 */
export function answerDisposition(delivery: Delivery, outcome?: unknown): void {
  delivery.update(true, outcome);
  Object.assign(delivery, { remote_settled: true });
}

/** The link on which the answers to a request go back: named after the reply address, or with it as its target. */
export function replyLink(session: Session, replyTo: unknown): Sender | undefined {
  return session.find_sender((link: Sender) => link.target?.address === replyTo || link.name === replyTo);
}
