// Reads answer files with saxes, with namespaces and positions: run as a process of its own.
import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { answerPaths } from './answerPaths.ts';

const DECODER = new TextDecoder('utf-8');
let nodes = 0;
let places = 0;
for (const path of answerPaths()) {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const note = (): void => {
    nodes += 1;
    places += parser.position;
  };
  parser.on('opentag', note);
  parser.on('closetag', note);
  parser.on('text', note);
  parser.on('comment', note);
  parser.write(DECODER.decode(readFileSync(path))).close();
}
console.log(nodes, places);
