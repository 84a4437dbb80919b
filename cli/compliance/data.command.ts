import { writeFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { zipSync } from 'fflate';
import { createDocumentRenderer } from '../../adapters/documents/index.ts';
import { Language } from '../../core/shared/language.ts';
import { exportPerson } from '../../core/subject-requests/index.ts';
import { wrongUse } from '../wrong-use.ts';
import { operator, parsed, withTenant } from './open-tenant.ts';

const NEXT = 'Run "npm run -s kollegan -- data" to see what there is.';

const HELP = `kollegan data export --person P --out FILE.zip [--language sv|nb|da|en]

  export    everything that is held of one person, to read and for programs, as they would get it in the tab:
            for guests, who cannot sign in (--tenant, --settings FILE). It holds their own words, so give it to
            nobody else; it answers their open request for it and stands in the audit log
`;

/** `kollegan data …`: what a person may have of their own data (Art. 15 and 20) where they cannot fetch it themselves. */
export async function dataCommand([what, ...args]: readonly string[]): Promise<void> {
  if (what === undefined || what === '--help') {
    process.stdout.write(HELP);
    return;
  }
  if (what !== 'export') throw wrongUse(`"data ${what}" does not exist`, NEXT);
  const { values } = parsed(args, {
    person: { type: 'string' },
    out: { type: 'string' },
    language: { type: 'string' },
  });
  const { person: personId, out } = values;
  if (personId === undefined || out === undefined) throw wrongUse('"data export" needs --person and --out', NEXT);
  const language = Language.optional().safeParse(values.language);
  if (!language.success) throw wrongUse('--language is none of sv, nb, da, en', NEXT);
  await withTenant(values, async ({ compliance, tenantId }) => {
    const { store, settings, audit, requests } = compliance;
    const files = await exportPerson(
      {
        store,
        settings,
        audit,
        requests,
        documents: createDocumentRenderer(),
        pause: async () => void (await nextTurn()),
      },
      { tenantId, personId, language: language.data },
      operator(compliance),
    );
    writeFileSync(out, zipSync(files), { mode: 0o600 });
    console.log(`${out}: ${Object.keys(files).join(', ')}`);
  });
}
