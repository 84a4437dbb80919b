import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const Address = z.object({ connectionString: z.string().min(1) });

const fileIn = (dataDir: string): string => path.join(dataDir, 'service-bus.json');

/** Tells other commands on this machine where the broker of the running embedded mode listens. */
export function publishServiceBusAddress(dataDir: string, connectionString: string): void {
  writeFileSync(fileIn(dataDir), JSON.stringify({ connectionString }), { mode: 0o600 });
}

export function withdrawServiceBusAddress(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}

/** @returns undefined when nothing runs there */
export function findServiceBusAddress(dataDir: string): string | undefined {
  try {
    return Address.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8'))).connectionString;
  } catch {
    return undefined;
  }
}
