import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Header fields of a request, names in lower case, as Node gives them. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Who may use one running web host. The printed address carries a token that opens a browser session once; after
 * that the browser is known by a cookie, and the token, which the browser's history now holds, opens nothing more. A
 * script names the same token in a header with every call; where it did so before the address was opened, it goes on.
 */
export class Session {
  /** 256 random bits as base64url. */
  readonly token = randomBytes(32).toString('base64url');
  private readonly cookieValue = randomBytes(32).toString('base64url');
  private readonly cookieName: string;
  private redeemed = false;
  private usedAsHeader = false;

  /** `port` keeps the cookies of several hosts on one machine apart: browsers do not tell ports apart. */
  constructor(port: number) {
    this.cookieName = `imageprep-session-${port}`;
  }

  /** Takes the token of the printed address: the Set-Cookie text the first time, null for a wrong or used token. */
  redeem(token: string): string | null {
    if (this.redeemed || !same(token, this.token)) return null;
    this.redeemed = true;
    return `${this.cookieName}=${this.cookieValue}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /**
   * Whether a request carries the session's cookie, or the token as `Authorization: Bearer` or `X-ImagePrep-Token`
   * while it holds.
   */
  admits(headers: RequestHeaders): boolean {
    const cookie = cookieOf(headers, this.cookieName);
    if (cookie !== null && same(cookie, this.cookieValue)) return true;
    const token = tokenOf(headers);
    if (token === null || !same(token, this.token) || (this.redeemed && !this.usedAsHeader)) return false;
    this.usedAsHeader = true;
    return true;
  }
}

function tokenOf(headers: RequestHeaders): string | null {
  const own = headers['x-imageprep-token'];
  if (typeof own === 'string') return own;
  const authorization = headers['authorization'];
  if (typeof authorization !== 'string') return null;
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? null;
}

function cookieOf(headers: RequestHeaders, name: string): string | null {
  const text = headers['cookie'];
  if (typeof text !== 'string') return null;
  const pair = text.split(';').find((part) => part.trim().startsWith(`${name}=`));
  return pair === undefined ? null : pair.trim().slice(name.length + 1);
}

/** Compares secrets in a time that does not tell how much of them is right. */
function same(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
