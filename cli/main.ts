import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { AppError } from '../core/shared/app-error.ts';

const HELP = `kollegan <command>

  start [--no-browser]   everything on this machine: bot, job handlers, stand-ins and the Playground
                         (--settings FILE: settings; .env.example lists them all)
  config check           every fault of the settings (--env production, --settings FILE)
  backup create|list|verify|restore
                         encrypted backups of the data, and back from them
  erase person|meeting|tenant|status|certificate
                         removes what people ask to be removed, with a signed proof
  retention dry-run|run  what is kept how long: what would go now, and the nightly sweep
  holds list|place|release
                         what must not be removed
  audit verify|export|prove|rotate-key
                         the audit log, held against its signed heads, here and outside
  receipt verify|export  consent receipts: whether one is good, without a network; one from the data here
  data export            everything that is held of one person, for who cannot sign in
  jobs dead|retry|purge  the jobs that failed for good (--env production for those on Azure)
  records art30|dpia|data-flow
                         the record of processing and the template of the impact assessment
  analyze FILE           the decisions and tasks in a transcript (--help says more)
  package [--env NAME]   the Teams app package of one environment, built and checked
  icons                  the app's icons, drawn anew from manifest/icons/*.svg
  package-host HOST      build/bot.zip or build/functions.zip for Azure
  help                   this text
`;

/** In the installation's own folder: in the machine's, others could put code there. Where it cannot be written, none. */
const CODE_CACHE = path.resolve(import.meta.dirname, '../node_modules/.cache/kollegan-code');

/** Commands are loaded when they are asked for, so that each starts as fast as it can. */
async function main([command = 'help', ...args]: readonly string[]): Promise<void> {
  enableCompileCache(CODE_CACHE);
  switch (command) {
    case 'start': {
      const { startCommand } = await import('./start/start.command.ts');
      return startCommand(args);
    }
    case 'analyze': {
      const { analyzeCommand } = await import('./analyze/analyze.command.ts');
      return analyzeCommand(args);
    }
    case 'package': {
      const { packageCommand } = await import('./package/package.command.ts');
      return packageCommand(args);
    }
    case 'icons': {
      const { iconsCommand } = await import('./package/icons.command.ts');
      return iconsCommand();
    }
    case 'config': {
      const { configCommand } = await import('./config/config.command.ts');
      return configCommand(args);
    }
    case 'erase': {
      const { eraseCommand } = await import('./compliance/erase.command.ts');
      return eraseCommand(args);
    }
    case 'retention': {
      const { retentionCommand } = await import('./compliance/retention.command.ts');
      return retentionCommand(args);
    }
    case 'holds': {
      const { holdsCommand } = await import('./compliance/holds.command.ts');
      return holdsCommand(args);
    }
    case 'audit': {
      const { auditCommand } = await import('./audit/audit.command.ts');
      return auditCommand(args);
    }
    case 'receipt': {
      const { receiptCommand } = await import('./compliance/receipt.command.ts');
      return receiptCommand(args);
    }
    case 'data': {
      const { dataCommand } = await import('./compliance/data.command.ts');
      return dataCommand(args);
    }
    case 'jobs': {
      const { jobsCommand } = await import('./jobs/jobs.command.ts');
      return jobsCommand(args);
    }
    case 'backup': {
      const { backupCommand } = await import('./backup/backup.command.ts');
      return backupCommand(args);
    }
    case 'records': {
      const { recordsCommand } = await import('./records/records.command.ts');
      return recordsCommand(args);
    }
    case 'package-host': {
      const { packageHostCommand } = await import('./package-host/package-host.command.ts');
      return packageHostCommand(args);
    }
    case 'help':
    case '--help':
      console.log(HELP);
      return;
    default:
      throw new AppError({
        code: 'CLI.UNKNOWN_COMMAND',
        fate: 'tell-person',
        message: `There is no command "${command}". Run "npm run -s kollegan -- help" to see what there is.`,
      });
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const known = error instanceof Error && 'code' in error;
  console.error(known ? `${error.message} [${String(error.code)}]` : error);
  process.exit(1);
});
