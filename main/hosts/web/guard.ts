import type { RequestHeaders } from './session.ts';

/** Why a request is not served: the status, and the sentence for whoever sent it. */
export interface Refusal {
  readonly status: number;
  readonly reason: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const METHODS: readonly (string | undefined)[] = ['GET', 'POST'];

/**
 * Refuses what cannot come from our own page on this machine: another Host name (DNS rebinding), another page's
 * Origin (a foreign site posting to the loopback interface), any method but GET and POST. Null: may go on.
 */
export function refuse(method: string | undefined, headers: RequestHeaders, port: number): Refusal | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = headers;
  if (typeof host !== 'string' || !hosts.includes(host.toLowerCase()))
    return { status: 403, reason: `This server answers only to the name 127.0.0.1:${port}.` };
  if (origin !== undefined && !hosts.some((own) => origin === `http://${own}`))
    return { status: 403, reason: 'Requests from other pages are not served.' };
  if (!METHODS.includes(method))
    return { status: 405, reason: 'Only GET and POST are served.', headers: { allow: 'GET, POST' } };
  return null;
}
