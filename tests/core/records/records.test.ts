import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { infoOf } from '../../../adapters/config/setting.ts';
import { Settings } from '../../../adapters/config/settings.ts';
import { documentMarkdown } from '../../../core/documents/index.ts';
import {
  art30Record,
  DOCUMENT_KINDS,
  dataFlow,
  dpiaTemplate,
  MEASURES,
  OUTSIDE_SERVICES,
  RECORD_LANGUAGES,
  recordsJson,
} from '../../../core/records/index.ts';
import { RETENTION_RULES } from '../../../core/retention/index.ts';
import { DEFAULT_TENANT_SETTINGS } from '../../../core/settings/index.ts';
import { PRODUCT_ROOMS, ROOT, sourceFiles } from '../../architecture/source-files.ts';
import { kindsInCode } from './kinds-in-code.ts';

const WHERE_TO_ADD = 'Add it to core/records; docs/privacy.md says how to make the pages anew.';
const OPTIONS = {
  language: 'en',
  periods: { settings: DEFAULT_TENANT_SETTINGS, deadLetterRetentionDays: 30 },
  controller: DEFAULT_TENANT_SETTINGS.controller,
} as const;
/** What runs with the product; the stand-ins keep their own things. */
const ROOMS = [...PRODUCT_ROOMS.filter((room) => room !== 'infra'), 'composition'];
/** Pass a document on with the kind that it has. */
const PASSES_ON = [
  'core/backup/carry-audit.ts: kind',
  'core/holds/apply-holds.ts: kind',
  'core/subject-requests/collect-export.ts: kind',
];

describe('the list has what the code has', () => {
  const { kinds, untold } = kindsInCode(sourceFiles(ROOMS).filter(({ name }) => !name.startsWith('adapters/store/')));
  const listed = Object.keys(DOCUMENT_KINDS).sort();

  test(`every kind of document. ${WHERE_TO_ADD}`, () => {
    const ruled = new Set(RETENTION_RULES.flatMap((rule) => rule.kinds));

    expect([...kinds].filter(([kind]) => !listed.includes(kind))).toEqual([]);
    expect(listed.filter((kind) => !kinds.has(kind) && !ruled.has(kind))).toEqual([]);
  });

  test('and every document says its kind in a way that can be read here', () => {
    expect(untold.filter((each) => !PASSES_ON.includes(each))).toEqual([]);
  });

  test('every kind has a rule of retention, and every rule is about kinds that there are', () => {
    const ruled = new Set(RETENTION_RULES.flatMap((rule) => rule.kinds));

    expect(listed.filter((kind) => !ruled.has(kind))).toEqual([]);
    expect([...ruled].filter((kind) => !listed.includes(kind))).toEqual([]);
  });

  test(`every setting that says where something is. ${WHERE_TO_ADD}`, () => {
    const named = new Set<string>(Object.values(OUTSIDE_SERVICES).flatMap(({ settings }) => settings));
    const places = Object.entries(Settings.shape)
      .filter(([, field]) => /:\/\/|\.net\b|@[a-z]+\.|^\/mnt/.test(infoOf(field).example))
      .map(([name]) => name);

    expect(places.length).toBeGreaterThan(8);
    expect(places.filter((name) => !named.has(name))).toEqual([]);
    expect([...named].filter((name) => !(name in Settings.shape))).toEqual([]);
  });

  test(`every host that stands in the code. ${WHERE_TO_ADD}`, () => {
    const known = Object.values(OUTSIDE_SERVICES).flatMap(({ hosts }): readonly string[] => hosts);
    const found = sourceFiles(ROOMS).flatMap(({ name, text }) =>
      [...withoutComments(text).matchAll(/https?:\/\/([a-z0-9.-]+)/g)].map(([, host = '']) => ({ name, host })),
    );
    const unknown = found.filter(
      ({ name, host }) => !isNoPlace(name, host) && !known.some((each) => isBelow(host, each)),
    );

    expect(found.length).toBeGreaterThan(10);
    expect(unknown).toEqual([]);
    for (const each of known) expect(found.some(({ host }) => isBelow(host, each))).toBe(true);
  });

  test('every measure is done where it is said to be', () => {
    const missing = Object.values(MEASURES).flatMap(({ code }) =>
      code.filter((file) => !existsSync(path.join(ROOT, file))),
    );

    expect(missing).toEqual([]);
  });
});

describe('a kind that is not in the list is found', () => {
  const found = (text: string) => kindsInCode([{ name: 'a.ts', text }]);

  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code that is read
  const TEMPLATE = "const K = 'a'; const d = { kind: x ? K : `${K}-gone`, body };";

  test.each([
    ["store.create({ tenantId, kind: 'new', body: {} })", ['new']],
    ["const KIND = 'new'; const d = { ...key, kind: KIND, body };", ['new']],
    [TEMPLATE, ['a', 'a-gone']],
  ])('%s', (text, kinds) => {
    expect([...found(text).kinds.keys()]).toEqual(kinds);
  });

  test('and one that cannot be told is said to be', () => {
    expect(found('const d = { kind: kindOf(x), body };').untold).toEqual(['a.ts: kindOf(x)']);
    expect(found("const d = { kind: 'no document' };")).toEqual({ kinds: new Map(), untold: [] });
  });
});

describe('the pages in docs are what the list says now', () => {
  const read = (name: string) => readFileSync(path.join(ROOT, 'docs', name), 'utf8');

  test.each([
    ['privacy-record.md', 'art30', () => documentMarkdown(art30Record(OPTIONS))],
    ['dpia-template.md', 'dpia', () => documentMarkdown(dpiaTemplate(OPTIONS))],
    ['data-flow.md', 'data-flow', () => `\`\`\`mermaid\n${dataFlow('en')}\n\`\`\``],
  ])('docs/%s (npm run -s kollegan -- records %s --language en --out docs/…)', (name, _command, text) => {
    expect(read(name)).toContain(text().trim());
  });
});

describe('in both languages', () => {
  test.each(RECORD_LANGUAGES)('%s: no text is empty, and no period is missing', (language) => {
    const documents = [art30Record({ ...OPTIONS, language }), dpiaTemplate({ ...OPTIONS, language })];

    for (const { blocks } of documents) {
      for (const block of blocks) {
        if (block.type === 'table') expect(block.rows.flat().filter((cell) => cell === '')).toEqual([]);
        if (block.type === 'facts') expect(block.rows.flat().filter((cell) => cell === '')).toEqual([]);
        if (block.type === 'table') for (const row of block.rows) expect(row).toHaveLength(block.header.length);
      }
    }
  });

  test('they differ, text by text', () => {
    const [sv, en] = RECORD_LANGUAGES.map((language) => documentMarkdown(dpiaTemplate({ ...OPTIONS, language })));
    const lines = new Set(en?.split('\n').filter((line) => line.length > 60));

    expect(sv?.split('\n').filter((line) => lines.has(line))).toEqual([]);
  });

  test('who is known is named, who is not is asked for', () => {
    const controller = { ...DEFAULT_TENANT_SETTINGS.controller, name: 'Ängby kommun' };
    const text = documentMarkdown(art30Record({ ...OPTIONS, controller, language: 'sv' }));

    expect(text).toContain('- Namn: Ängby kommun');
    expect(text).toContain('- Adress: FYLL I');
  });

  test('periods follow the settings', () => {
    const settings = { ...DEFAULT_TENANT_SETTINGS, retention: { plusDays: 11, juridikYears: 3 } };
    const { documents, queues } = recordsJson({ ...OPTIONS, periods: { settings, deadLetterRetentionDays: 5 } });

    expect(documents.find(({ kind }) => kind === 'utterance')?.period).toBe(
      'level plus: 11 days from when it was said (setting retention.plusDays); level juridik: 3 years from when it was said (setting retention.juridikYears)',
    );
    expect(queues.failed).toContain('5 days');
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');
}

function isBelow(host: string, known: string): boolean {
  return host === known || host.endsWith(`.${known}`);
}

/** Names that look like addresses: schemas, licences, examples of settings, this machine. Nothing is ever sent there. */
function isNoPlace(file: string, host: string): boolean {
  if (file.endsWith('settings.ts') && file.startsWith('adapters/config/')) return true;
  return /^(?:localhost|127\.0\.0\.1|adaptivecards\.io|developer\.microsoft\.com|sample\.invalid|.*\.w3\.org)$/.test(
    host,
  );
}
