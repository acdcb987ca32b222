// Writes the page of every rule of config lint and their index beside this file, from the rules in main/config/lint.
// Run with Node 24: npm run docs:rules
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulePages } from '../../main/config/lint/rulePages.ts';

const folder = import.meta.dirname;
for (const file of readdirSync(folder).filter((name) => name.endsWith('.md'))) rmSync(join(folder, file));
for (const { name, text } of rulePages()) writeFileSync(join(folder, name), text);
