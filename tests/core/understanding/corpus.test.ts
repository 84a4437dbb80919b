import fs from 'node:fs';
import path from 'node:path';
import { understandAll } from '../../../core/understanding/index.ts';
import { describeFinding, readCorpus } from './read-corpus.ts';

const files = fs.readdirSync(path.join(__dirname, 'corpus'));

describe.each(files)('understanding of corpus/%s', (file) => {
  it.each(readCorpus(file))('$name', ({ context, expected }) => {
    const findings = understandAll(context);

    expect(findings.map((finding) => describeFinding(finding, context.attendees))).toEqual(expected);
  });
});
