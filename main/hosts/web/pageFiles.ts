import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

/** A complete answer to a request for a page or one of its files. */
export interface PageResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What the build writes where the nonce of each answer belongs. */
const NONCE_PLACEHOLDER = '__CSP_NONCE__';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Files below this folder carry a hash of their content in their name, so a copy never goes stale. */
const HASHED_FOLDER = `assets${sep}`;

/** The policy of every page: our own files only, styles made by script only with this answer's nonce. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** A new nonce: 128 random bits in base64. */
export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/**
 * Answers a request for one of the page's files: `/` is index.html, anything that is not a file below the folder is
 * null. The two hosts that show the page both answer with this, so that both send the same headers.
 */
export async function readPageFile(folder: string, pathname: string): Promise<PageResponse | null> {
  const file = fileBelow(folder, pathname);
  if (file === null) return null;
  const bytes = await readOrNull(file.path);
  if (bytes === null) return null;
  const type = CONTENT_TYPES[extname(file.path)] ?? 'application/octet-stream';
  if (extname(file.path) === '.html') return htmlResponse(200, bytes.toString('utf8'));
  const keep = file.name.startsWith(HASHED_FOLDER) ? 'private, max-age=31536000, immutable' : 'no-store';
  return { status: 200, headers: { ...baseHeaders(type), 'cache-control': keep }, body: bytes };
}

/** An HTML answer under the page's policy, with a fresh nonce in header and text. */
export function htmlResponse(status: number, html: string): PageResponse {
  const nonce = newNonce();
  return {
    status,
    headers: {
      ...baseHeaders('text/html; charset=utf-8'),
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy(nonce),
    },
    body: Buffer.from(html.replaceAll(NONCE_PLACEHOLDER, nonce)),
  };
}

function baseHeaders(contentType: string): Readonly<Record<string, string>> {
  return {
    'content-type': contentType,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}

/** The file that a path names, or null when the path is damaged or leaves the folder. */
function fileBelow(folder: string, pathname: string): { readonly path: string; readonly name: string } | null {
  const decoded = decodePath(pathname);
  if (decoded === null || /[\0\\:]/.test(decoded)) return null;
  const root = resolve(folder) + sep;
  const path = resolve(root, decoded === '/' ? 'index.html' : `.${decoded}`);
  return path.startsWith(root) ? { path, name: path.slice(root.length) } : null;
}

function decodePath(pathname: string): string | null {
  try {
    const decoded = decodeURIComponent(pathname);
    return decoded.startsWith('/') ? decoded : null;
  } catch {
    return null;
  }
}

/** A file's bytes; null for whatever is no readable file (absent, a folder, no access): to a browser all are "not found". */
async function readOrNull(path: string): Promise<Buffer | null> {
  return readFile(path).catch(() => null);
}
