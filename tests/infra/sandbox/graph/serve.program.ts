import { createLocalGraph } from '../../../../infra/sandbox/graph/index.ts';
import { TENANT } from './local-graph.fixture.ts';

/** Serves the file named on the command line until it is killed; prints its address when ready. */
async function main(): Promise<void> {
  const graph = createLocalGraph({ file: process.argv[2] ?? '', tenant: TENANT });
  const { url } = await graph.listen();
  process.stdout.write(`${url}\n`);
}

void main();
