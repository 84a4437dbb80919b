import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const ReadPdf = z.object({
  language: z.string(),
  title: z.string(),
  marked: z.boolean(),
  pages: z.array(z.string()),
  tags: z.array(z.string()),
});

/** Read by pdf.js in a program of its own, since it comes as an ES module only. */
export async function readPdf(pdf: Uint8Array): Promise<z.infer<typeof ReadPdf>> {
  const reader = spawn(process.execPath, [path.join(__dirname, 'read-pdf.program.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  reader.stdin.end(pdf);
  return ReadPdf.parse(JSON.parse(await text(reader.stdout)));
}
