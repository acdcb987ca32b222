// Reads answer files and asks all rules: run as a process of its own.
import { readFileSync } from 'node:fs';
import { openConfig } from '../../main/config/document.ts';
import { lintDocument } from '../../main/config/lint/lintDocument.ts';
import { answerPaths } from './answerPaths.ts';

let found = 0;
for (const path of answerPaths()) found += lintDocument(openConfig(path, readFileSync(path))).length;
console.log(found);
