export type BrokerErrorReason =
  | 'PORT_TAKEN'
  | 'PORT_REFUSED'
  | 'FILE_IN_USE'
  | 'FILE_UNUSABLE'
  | 'QUEUE_INVALID'
  | 'QUEUE_UNKNOWN';

/**
 * What the local broker throws at whoever starts it.
 * - `SERVICE_BUS.PORT_TAKEN`: another program listens there
 * - `SERVICE_BUS.PORT_REFUSED`: the machine does not let us listen there
 * - `SERVICE_BUS.FILE_IN_USE`: another broker serves the same file
 * - `SERVICE_BUS.FILE_UNUSABLE`: the file is no message file of this version
 * - `SERVICE_BUS.QUEUE_INVALID`: a row of the queue table cannot be read
 * - `SERVICE_BUS.QUEUE_UNKNOWN`: asked about a queue that is not in the table
 */
export class BrokerError extends Error {
  readonly code: `SERVICE_BUS.${BrokerErrorReason}`;

  constructor(reason: BrokerErrorReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'BrokerError';
    this.code = `SERVICE_BUS.${reason}`;
  }
}
