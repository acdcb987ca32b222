// Writes the page of every rule over several files and their index beside this file, from the rules in
// main/contradictions. Run with Node 24: npm run docs:contradictions
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contradictionPages } from '../../main/contradictions/pages.ts';

const folder = import.meta.dirname;
for (const file of readdirSync(folder).filter((name) => name.endsWith('.md'))) rmSync(join(folder, file));
for (const { name, text } of contradictionPages()) writeFileSync(join(folder, name), text);
