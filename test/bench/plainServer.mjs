// The floor for a first paint: Node's own server with one page that has no script. Started as a process of its own.
import { createServer } from 'node:http';

const PAGE = '<!doctype html><html lang="en"><title>Plain</title><h1>A plain page</h1><p>Nothing else.</p>';

const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}/`);
});
process.on('SIGTERM', () => process.exit(0));
