// Writes the page of every check and their index beside this file, from the rules in main/checks.
// Run with Node 24: npm run docs:checks
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPages } from '../../main/checks/checkPages.ts';

const folder = import.meta.dirname;
for (const file of readdirSync(folder).filter((name) => name.endsWith('.md'))) rmSync(join(folder, file));
for (const { name, text } of checkPages()) writeFileSync(join(folder, name), text);
