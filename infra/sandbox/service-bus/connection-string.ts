export interface ConnectionStringOptions {
  /** What `listen` resolved to. */
  port: number;
  /** Needed when the broker was given one; without it any key will do. */
  accessKey?: string;
}

/**
 * The connection string that the Service Bus SDK needs to reach the local broker. It names 127.0.0.1 and not
 * localhost: on some machines localhost is ::1 first, and another program may listen on that port there.
 * `UseDevelopmentEmulator` makes the SDK speak plain TCP instead of TLS.
 */
export function serviceBusConnectionString({ port, accessKey = 'local' }: ConnectionStringOptions): string {
  return [
    `Endpoint=sb://127.0.0.1:${port}`,
    'SharedAccessKeyName=RootManageSharedAccessKey',
    `SharedAccessKey=${accessKey}`,
    'UseDevelopmentEmulator=true;',
  ].join(';');
}
