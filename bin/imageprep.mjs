#!/usr/bin/env node
// The command line's launcher: plain JavaScript that Node 20 can read. The program itself needs Node 24, which npm
// installs beside it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { become, EXIT_FAULT, findNode, noNodeMessage, root } from './runtime.mjs';

const entry = join(root, 'out', 'main', 'cli.mjs');
const node = findNode();

if (!existsSync(entry)) fail('is not built: out/main/cli.mjs is missing. Run "npm run build" in the project folder.');
else if (node === null) fail(noNodeMessage);
else if (node === process.execPath) await import(pathToFileURL(entry).href);
else become(node, [entry, ...process.argv.slice(2)]);

function fail(reason) {
  console.error(`imageprep: ${reason}`);
  process.exitCode = EXIT_FAULT;
}
