/**
 * Why the Teams stand-in could not do what was asked.
 * - `SANDBOX.PORT_TAKEN`: another process listens on the port; stop it or choose another port
 * - `SANDBOX.PLAYGROUND_FAILED`: the Playground process ended or never answered
 * - `SANDBOX.PEOPLE_INVALID`: the configured people cannot be shown by the Playground
 * - `SANDBOX.UNKNOWN`: a person, chat or message that this stand-in has never had
 * - `SANDBOX.NOTHING_SENT`: the bot did not send what was waited for in time
 */
export type TeamsSandboxErrorCode =
  | 'SANDBOX.PORT_TAKEN'
  | 'SANDBOX.PLAYGROUND_FAILED'
  | 'SANDBOX.PEOPLE_INVALID'
  | 'SANDBOX.UNKNOWN'
  | 'SANDBOX.NOTHING_SENT';

/** The stand-ins know nothing of the product, so they carry their own small error. */
export class TeamsSandboxError extends Error {
  readonly code: TeamsSandboxErrorCode;

  constructor(code: TeamsSandboxErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'TeamsSandboxError';
    this.code = code;
  }
}
