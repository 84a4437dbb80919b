/** One receiving link, as the engine sees it. */
export interface Consumer {
  /** Address of the queue it receives from. */
  readonly address: string;
  /** A message that is taken is gone when it is sent; a locked one waits for the receiver to settle it. */
  readonly mode: 'lock' | 'take';
  isOpen(): boolean;
  /** How many messages it can take now. */
  room(): number;
  /** @param lockToken undefined in mode `take` */
  deliver(encoded: Buffer, lockToken: string | undefined): void;
  /** Called when it was offered all there was. */
  offeredAll(): void;
}
