import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import {
  Environment,
  type ProductConfig,
  readEmbeddedConfig,
  readProductionConfig,
} from '../../adapters/config/index.ts';
import { createDocumentRenderer } from '../../adapters/documents/index.ts';
import { documentMarkdown } from '../../core/documents/index.ts';
import {
  art30Record,
  dataFlow,
  dpiaTemplate,
  RECORD_LANGUAGES,
  type RecordOptions,
  recordsJson,
} from '../../core/records/index.ts';
import { withEnvFile } from '../env-file.ts';
import { wrongUse } from '../wrong-use.ts';

const NEXT = 'Run "npm run -s kollegan -- records" to see what there is.';

const HELP = `kollegan records art30|dpia|data-flow [--language sv|en] [--format md|json|pdf] [--out FILE]

  art30       the record of processing activities (GDPR Art. 30), from the product's own list
  dpia        a template of the impact assessment (Art. 35): what the product does is filled in, the rest is asked
  data-flow   where data goes, as a page with a Mermaid chart

  --language         sv (default) or en
  --format           md (default), json (the list itself) or pdf, which needs --out
  --env production   periods and controller as the settings of Azure say; --settings FILE: settings from a file
`;

const Format = z.enum(['md', 'json', 'pdf']);

/** `kollegan records …`: what the law wants written down. */
export async function recordsCommand([what, ...args]: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      language: { type: 'string', default: 'sv' },
      format: { type: 'string', default: 'md' },
      out: { type: 'string' },
      env: { type: 'string', default: 'embedded' },
      settings: { type: 'string' },
    },
  });
  if (what === undefined || what === '--help') {
    process.stdout.write(HELP);
    return;
  }
  const language = z.enum(RECORD_LANGUAGES).safeParse(values.language);
  if (!language.success) throw wrongUse('--language is neither sv nor en', NEXT);
  const format = Format.safeParse(values.format);
  if (!format.success) throw wrongUse('--format is none of md, json and pdf', NEXT);
  const { tenant, upkeep } = configOf(values.env, withEnvFile(values.settings, process.env));
  const file = await fileOf(what, format.data, {
    language: language.data,
    periods: { settings: tenant, deadLetterRetentionDays: upkeep.deadLetterRetentionDays },
    controller: tenant.controller,
  });
  if (values.out !== undefined) writeFileSync(values.out, file);
  else if (typeof file === 'string') process.stdout.write(file);
  else throw wrongUse('A PDF is no text for the screen: give --out FILE', NEXT);
}

async function fileOf(
  what: string,
  format: z.infer<typeof Format>,
  options: RecordOptions,
): Promise<string | Uint8Array> {
  if (what === 'data-flow')
    return `# ${FLOW_TITLE[options.language]}\n\n\`\`\`mermaid\n${dataFlow(options.language)}\n\`\`\`\n`;
  if (what !== 'art30' && what !== 'dpia') throw wrongUse(`"records ${what}" does not exist`, NEXT);
  if (format === 'json') return `${JSON.stringify(recordsJson(options), null, 2)}\n`;
  const document = what === 'art30' ? art30Record(options) : dpiaTemplate(options);
  return format === 'md' ? documentMarkdown(document) : createDocumentRenderer().pdf(document);
}

const FLOW_TITLE = { sv: 'Vart uppgifterna tar vägen', en: 'Where data goes' } as const;

function configOf(name: string, env: Readonly<Record<string, string | undefined>>): ProductConfig {
  const environment = Environment.safeParse(name);
  if (!environment.success) throw wrongUse('--env is neither production nor embedded', NEXT);
  return environment.data === 'production'
    ? readProductionConfig(env, 'functions')
    : readEmbeddedConfig(env, process.cwd());
}
