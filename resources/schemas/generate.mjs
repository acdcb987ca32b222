// Writes the JSON Schema of every --json output beside this file, from the schemas in main/hosts/cli/schemas.
// Run with Node 24: node resources/schemas/generate.mjs
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemaOf, OUTPUTS } from '../../main/hosts/cli/schemas/schemas.ts';

const folder = import.meta.dirname;
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) rmSync(join(folder, file));
for (const name of Object.keys(OUTPUTS))
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(jsonSchemaOf(name), null, 2)}\n`);
