/**
 * Loaded before anything in TypeScript, hence plain JavaScript that an old Node understands: without it an old Node
 * would only say that it does not know the extension `.ts`.
 */
const NEEDED = 24;

if (Number.parseInt(process.versions.node, 10) < NEEDED) {
  process.stderr.write(
    `Node ${NEEDED} is needed and this is ${process.versions.node}: the program of the npm package "node" is missing, ` +
      'as after "npm ci --ignore-scripts". Run "npm ci" and try again.\n',
  );
  process.exit(1);
}
