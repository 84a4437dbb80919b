/** Remembers what was taken in already, across instances of the host. */
export interface ReplayGuard {
  /** @returns false when the key was claimed before and is not forgotten yet */
  claim(key: string, until: Date): Promise<boolean>;
  /** For a notification that could not be handed on after all: its repeat must get through. */
  release(key: string): Promise<void>;
}

/** Source: Graph repeats a notification that was not answered for up to four hours. */
export const REPEATED_FOR_MS = 4 * 3_600_000;
