import { randomBytes } from 'node:crypto';
import type { Delivery, EventContext } from 'rhea';
import type { Consumer } from '../engine/consumer.ts';
import type { Engine } from '../engine/engine.ts';
import { LOCK_LOST } from './conditions.ts';
import { confirmationOf, DISPOSITIONS, type Disposition, settlementOf } from './disposition.ts';
import type { Guard } from './guard.ts';
import { deliveryTag } from './lock-token.ts';
import { answerDisposition, answerEveryDrain, type OutgoingLink, outcomes, roomOn, tellDrained } from './rhea.ts';

/** The sender settles at once: the client chose receive-and-delete. */
const SETTLED = 1;
const TAG_BYTES = 16;

export interface ConsumerLinkOptions {
  readonly sender: OutgoingLink;
  readonly address: string;
  readonly engine: Engine;
  readonly guard: Guard;
}

/** Sends what a queue has to a client that receives from it, and takes back its dispositions. */
export function serveConsumer({ sender, address, engine, guard }: ConsumerLinkOptions): void {
  const tokens = new WeakMap<Delivery, string>();
  let drainAsked = false;

  sender.local.attach.snd_settle_mode = sender.snd_settle_mode;
  sender.local.attach.rcv_settle_mode = sender.rcv_settle_mode;
  answerEveryDrain(sender);

  const consumer: Consumer = {
    address,
    mode: sender.snd_settle_mode === SETTLED ? 'take' : 'lock',
    isOpen: () => sender.is_open(),
    room: () => roomOn(sender),
    deliver: guard((encoded, lockToken) => {
      const tag = lockToken === undefined ? randomBytes(TAG_BYTES) : deliveryTag(lockToken);
      const delivery = sender.send(encoded, tag, 0);
      if (lockToken !== undefined) tokens.set(delivery, lockToken);
    }),
    offeredAll: guard(() => {
      if (!drainAsked) return;
      drainAsked = false;
      tellDrained(sender);
    }),
  };

  function settle(disposition: Disposition, delivery: Delivery): void {
    const token = tokens.get(delivery);
    if (token === undefined) {
      answerDisposition(delivery);
      return;
    }
    const settlement = settlementOf(disposition, delivery.remote_state);
    engine.perform(
      address,
      (queue) => queue.settle(token, settlement),
      guard((done) => answerDisposition(delivery, done ? confirmationOf(disposition) : outcomes.rejected(LOCK_LOST))),
    );
  }

  for (const disposition of DISPOSITIONS) {
    sender.on(
      disposition,
      guard(({ delivery }: EventContext) => {
        if (delivery !== undefined) settle(disposition, delivery);
      }),
    );
  }
  sender.on(
    'sender_flow',
    guard(() => {
      drainAsked = sender._draining;
      engine.wake();
    }),
  );
  sender.on('sender_close', () => engine.wake());
  engine.add(consumer);
}
