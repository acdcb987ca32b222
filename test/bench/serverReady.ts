import { inTurn, type Measured } from './comparison.ts';
import { emptyNodeMs, OURS, PLAIN, startServer } from './processes.ts';

/** Starts of a tenth of a second: enough of them that one of each meets a quiet moment. */
const ROUNDS = 20;

/** From the start of the process until the web host has printed its address. */
export async function serverReady(): Promise<Measured> {
  const times = await inTurn(ROUNDS, () => readyMs(OURS), emptyNodeMs);
  const plain = await inTurn(ROUNDS, () => readyMs(PLAIN), emptyNodeMs);
  return {
    title: 'web host ready',
    ...times,
    referenceTitle: 'empty Node',
    goal: 2,
    note: `a bare node:http server alone needs ${(plain.ours / plain.reference).toFixed(2)} times an empty Node`,
  };
}

async function readyMs(args: readonly string[]): Promise<number> {
  const server = await startServer(args);
  await server.stop();
  return server.readyMs;
}
