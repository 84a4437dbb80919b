import type { EmbeddedConfig } from '../../adapters/config/index.ts';
import { openBackups } from '../../composition/open-backups.ts';
import type { Timer } from '../../composition/start-timers.ts';
import type { Clock } from '../../core/shared/clock.port.ts';
import type { Logger } from '../../core/shared/logger.port.ts';

/** @returns the timer that backs up the data folder; none for an emulator of Cosmos DB, whose data is not in it */
export function backupTimers(
  config: Pick<EmbeddedConfig, 'dataDir' | 'backup' | 'auditAnchorDir' | 'cosmos'>,
  { clock, logger }: { clock: Clock; logger: Logger },
): Timer[] {
  if (config.cosmos) return [];
  const run = async () => {
    const { parts } = await openBackups(config, clock).create();
    logger.info('backup taken', {
      files: parts.length,
      bytes: parts.reduce((sum, { sealedBytes }) => sum + sealedBytes, 0),
      offSite: config.backup.offsiteDir !== undefined,
    });
  };
  return [{ name: 'backup', schedule: config.backup.cron, atStart: false, run }];
}
