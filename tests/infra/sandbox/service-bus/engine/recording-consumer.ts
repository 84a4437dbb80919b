import { decodeMessage } from '../../../../../infra/sandbox/service-bus/amqp/rhea.ts';
import type { Consumer } from '../../../../../infra/sandbox/service-bus/engine/consumer.ts';

export interface Received {
  body: string;
  token: string;
  deliveries: number;
}

export interface RecordingConsumer extends Consumer {
  readonly received: Received[];
  bodies(): string[];
  /** Room for so many more. */
  ask(count: number): void;
  close(): void;
}

/** A receiving link without a network: it keeps what it is given. */
export function createRecordingConsumer(address: string, credit: number): RecordingConsumer {
  const received: Received[] = [];
  let room = credit;
  let open = true;
  return {
    address,
    mode: 'lock',
    received,
    isOpen: () => open,
    room: () => room,
    deliver(encoded, lockToken = '') {
      room -= 1;
      const { body, delivery_count } = decodeMessage(encoded);
      received.push({ body: String(body), token: lockToken, deliveries: Number(delivery_count) });
    },
    offeredAll: () => undefined,
    bodies: () => received.map(({ body }) => body),
    ask(count) {
      room += count;
    },
    close() {
      open = false;
    },
  };
}
