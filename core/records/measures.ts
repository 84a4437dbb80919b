import type { Words } from './words.ts';

/** What protects people (Art. 25 and 32), and where in the code it is done; a test sees that it is there. */
export interface Measure {
  what: Words;
  /** Files or folders of the product. */
  code: readonly string[];
}

export const MEASURES = {
  levels: {
    what: {
      sv: 'Vars och ens ord hanteras på den nivå personen själv valt, aldrig över mötets tak. Den som inte svarat hörs inte. Återkallelse gäller genast.',
      en: 'Everyone’s words are handled at the level that they chose, never above the meeting’s ceiling. Who has not answered is not heard. A withdrawal takes effect at once.',
    },
    code: ['core/meetings/hear.ts', 'core/meetings/level-of.ts', 'core/consent/consent-level.ts'],
  },
  minimal: {
    what: {
      sv: 'På nivå Bas sparas beslut och uppgifter, inte orden. Röst och bild behandlas inte, och inga känslor, stämningar eller poäng om personer räknas ut.',
      en: 'At level Bas decisions and tasks are kept and not the words. Voice and picture are not processed, and no emotions, moods or scores of people are computed.',
    },
    code: ['core/understanding', 'core/meetings/kept-utterance.ts'],
  },
  human: {
    what: {
      sv: 'En människa bekräftar, ändrar eller avfärdar varje beslut. Inget mötesbeslut fattas eller stängs av Kollegan.',
      en: 'A person confirms, changes or dismisses every decision. Kollegan makes and closes no decision of a meeting.',
    },
    code: ['core/decisions/decision-gate.ts', 'core/meetings/act-on-decision.ts'],
  },
  retention: {
    what: {
      sv: 'Gallring varje natt efter en enda tabell, med kvitto; spärrar har ägare, skäl och datum för omprövning.',
      en: 'Retention every night by one table, with a receipt; holds have an owner, a reason and a date of review.',
    },
    code: ['core/retention/retention-rules.ts', 'core/holds'],
  },
  erasure: {
    what: {
      sv: 'Radering av person, möte eller organisation. Raderingar görs om efter varje återställning, innan något annat öppnar datan.',
      en: 'Erasure of a person, a meeting or an organisation. Erasures are done again after every restore, before anything else opens the data.',
    },
    code: ['core/erasure', 'core/backup'],
  },
  audit: {
    what: {
      sv: 'Varje ändring ger en händelse i en logg som inte kan ändras utan att det märks. Den har id:n, inte innehåll.',
      en: 'Every change makes an event in a log that cannot be changed unnoticed. It has ids and no content.',
    },
    code: ['core/audit'],
  },
  access: {
    what: {
      sv: 'Innehållet i ett möte ses bara av dem som var med. Den som sköter systemet ser siffror och inställningar. Identiteten kommer ur en kontrollerad inloggning, aldrig ur en begäran.',
      en: 'The content of a meeting is seen only by those who were in it. Who runs the system sees numbers and settings. Identity comes from a verified token, never from a request.',
    },
    code: ['core/contracts/api/endpoints.ts', 'bot/api/serve-endpoint.ts', 'adapters/entra'],
  },
  tenants: {
    what: {
      sv: 'Ingen begäran når en annan organisations data: varje anrop till lagret nämner organisationen.',
      en: 'No request reaches another organisation’s data: every call of the store names the organisation.',
    },
    code: ['core/storage/document-store.port.ts'],
  },
  encryption: {
    what: {
      sv: 'Krypterat på väg (TLS) och i vila (Azure). Säkerhetskopior på egen maskin: AES-256-GCM, varje byte kontrollerad.',
      en: 'Encrypted on the way (TLS) and at rest (Azure). Backups on a machine of one’s own: AES-256-GCM, every byte proved.',
    },
    code: ['adapters/backup', 'infra/azure/modules/cosmos.bicep'],
  },
  keyless: {
    what: {
      sv: 'Tjänsterna nås med en hanterad identitet utan lösenord, med så få rättigheter som möjligt.',
      en: 'Services are reached by a managed identity without passwords, with as few rights as possible.',
    },
    code: ['adapters/entra', 'infra/azure/roles.json'],
  },
  region: {
    what: {
      sv: 'Bara regioner inom EU: annars startar Kollegan inte.',
      en: 'Only regions in the EU: else Kollegan does not start.',
    },
    code: ['adapters/config/eu-regions.ts'],
  },
  quietLogs: {
    what: {
      sv: 'Driftlogg, spår och felrapporter släpper bara igenom koder, antal och id:n.',
      en: 'Log, traces and error reports let only codes, counts and ids through.',
    },
    code: ['adapters/telemetry/safe-fields.ts'],
  },
  ownRules: {
    what: {
      sv: 'Förståelsen är regler i Kollegan själv: det som sägs lämnas inte till någon språkmodell.',
      en: 'The understanding is rules inside Kollegan: what is said is handed to no language model.',
    },
    code: ['core/understanding'],
  },
  restore: {
    what: {
      sv: 'Säkerhetskopior varje natt, och en övning i att återställa som körs vid varje ändring av koden.',
      en: 'Backups every night, and a restore drill that runs with every change of the code.',
    },
    code: ['adapters/backup', 'cli/backup'],
  },
  rights: {
    what: {
      sv: 'Var och en kan se, hämta, rätta och dölja sina uppgifter själv; begäranden följs till sista dag.',
      en: 'Everyone can see, fetch, correct and hide their data themselves; requests are followed to their last day.',
    },
    code: ['core/profiles', 'core/subject-requests'],
  },
} as const satisfies Record<string, Measure>;
export type MeasureId = keyof typeof MEASURES;
