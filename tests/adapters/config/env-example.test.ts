import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import type { z } from 'zod';
import { readSettings, renderEnvExample } from '../../../adapters/config/index.ts';
import { infoOf } from '../../../adapters/config/setting.ts';
import { Settings } from '../../../adapters/config/settings.ts';

const FIELDS = Object.entries<z.ZodType>(Settings.shape);

describe('.env.example', () => {
  it('is what the settings say now (npm run -s kollegan -- config example > .env.example)', () => {
    expect(readFileSync(path.resolve(__dirname, '../../../.env.example'), 'utf8')).toBe(renderEnvExample());
  });

  it('names every setting once, and sets none', () => {
    const lines = renderEnvExample().split('\n');

    for (const [name] of FIELDS) expect(lines.filter((line) => line.startsWith(`#${name}=`))).toHaveLength(1);
    expect(parseEnv(renderEnvExample())).toEqual({});
  });
});

it.each(FIELDS)('%s has an example that its schema takes, and defaults too', (name, field) => {
  const { example, default: usual, productionDefault, secret } = infoOf(field);
  const uncommented = parseEnv(renderEnvExample().replaceAll(`#${name}=`, `${name}=`));

  expect(uncommented).toEqual({ [name]: example });
  if (!secret) expect(field.safeParse(example).success).toBe(true);
  for (const text of [usual, productionDefault]) if (text) expect(field.safeParse(text).success).toBe(true);
});

it('an empty environment is good for one machine', () => {
  expect(readSettings({}, { environment: 'embedded' })).toMatchObject({ ok: true });
});
