import type { Server } from 'node:http';
import { TeamsSandboxError } from './sandbox.errors.ts';

/** @returns the port it listens on. @throws `SANDBOX.PORT_TAKEN`, or the system's error */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new TeamsSandboxError(
              'SANDBOX.PORT_TAKEN',
              `Port ${port} is taken; stop the process that listens on it or choose another port.`,
              error,
            )
          : error,
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
