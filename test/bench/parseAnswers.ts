// Reads answer files with every place, as the program does: run as a process of its own.
import { readFileSync } from 'node:fs';
import { decodeText } from '../../main/config/text/decode.ts';
import { parseXml } from '../../main/config/xml/parseXml.ts';
import { answerPaths } from './answerPaths.ts';

let sound = 0;
for (const path of answerPaths()) if (parseXml(decodeText(readFileSync(path)), path).wellFormed) sound += 1;
console.log(sound);
