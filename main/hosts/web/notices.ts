import { htmlResponse, type PageResponse } from './pageFiles.ts';

/** The page for a browser without session: a token that was used up, or a host that was started anew. */
export function noSessionNotice(): PageResponse {
  return notice(401, 'This address is not open', [
    'The workbench shows its window only to the browser that opened the printed address, and that address works once.',
    'Start the workbench again (npm start, or imageprep serve) and open the address that it prints.',
  ]);
}

/** The page for a checkout that was not built. */
export function notBuiltNotice(): PageResponse {
  return notice(503, 'The window was not built yet', [
    'The folder out/renderer, which holds the window, is missing or has no index.html.',
    'Run "npm run build" in the project folder, then load this page again.',
  ]);
}

function notice(status: number, title: string, sentences: readonly string[]): PageResponse {
  const paragraphs = sentences.map((sentence) => `<p>${sentence}</p>`).join('\n');
  return htmlResponse(
    status,
    `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} - ImagePrep Workbench</title>
<style nonce="__CSP_NONCE__">body { font: 1rem/1.5 "Segoe UI", system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem; }</style>
</head>
<body>
<h1>${title}</h1>
${paragraphs}
</body>
</html>
`,
  );
}
