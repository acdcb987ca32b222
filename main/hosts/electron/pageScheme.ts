import type { CustomScheme } from 'electron';
import { notBuiltNotice } from '../web/notices.ts';
import { readPageFile, type PageResponse } from '../web/pageFiles.ts';

const SCHEME = 'imageprep';

/** The page's address. A scheme of its own has an origin, so that policy and nonce work as over HTTP. */
export const PAGE_URL = `${SCHEME}://app/`;

/** Must be registered before the application is ready. */
export const PAGE_SCHEME: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Whether an address belongs to our own page. */
export function isPageUrl(url: string): boolean {
  return url.startsWith(PAGE_URL);
}

/** Answers a request of the page's scheme from the built files; everything else is not found. */
export async function answerPageRequest(
  folder: string,
  request: { readonly url: string; readonly method: string },
): Promise<Response> {
  if (request.method !== 'GET' || !isPageUrl(request.url)) return notFound();
  const { pathname } = new URL(request.url);
  const file = (await readPageFile(folder, pathname)) ?? (pathname === '/' ? notBuiltNotice() : null);
  return file === null ? notFound() : asResponse(file);
}

function asResponse({ status, headers, body }: PageResponse): Response {
  return new Response(Uint8Array.from(body), { status, headers });
}

function notFound(): Response {
  return new Response('There is nothing at this address.\n', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  });
}
