import { createPatientServer } from './patient-server.ts';

/** Rules of a page that mean well and reach too far. */
const CSS = `
* { font: 700 9px/3 cursive !important; letter-spacing: 4px !important; color: rgb(255, 0, 0) !important; }
html { font-size: 62.5%; }
div, button, textarea, aside, section { position: static !important; display: block !important; float: right; transform: none; }
button { background: lime !important; width: 100% !important; }
p { margin: 60px !important; }
body { max-width: 700px; margin: 0 auto; overflow-x: hidden; }
`;

export interface CustomerSite {
  url: string;
  stop(): Promise<void>;
}

/**
 * Somebody's site with the widget's tag on it, twice, on an origin of its own. `/strict` allows nothing but its own style and the chat's script
 * and address, no frames, no markup made by scripts; it is written from right to left and has rules for all elements. `/` is a plain page.
 */
export async function startCustomerSite(chatUrl: string): Promise<CustomerSite> {
  const policy = [
    "default-src 'none'",
    `script-src ${chatUrl}`,
    `connect-src ${chatUrl}`,
    "style-src 'self'",
    "img-src 'self'",
    "frame-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  const tag = `<script async src="${chatUrl}/widget.js"></script>`;
  const words = '<p>Стрижки, укладки, окрашивание. Работаем каждый день с девяти до девяти.</p>'.repeat(12);
  const page = (head: string, attributes: string) =>
    `<!doctype html><html ${attributes}><head><meta charset="utf-8"><title>Салон</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${head}${tag}</head>
<body><main><h1>Салон «Верба»</h1>${words}<label>Поиск <input name="q"></label></main>${tag}</body></html>`;

  const server = createPatientServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    if (pathname === '/site.css') {
      response.writeHead(200, { 'content-type': 'text/css' }).end(CSS);
    } else if (pathname === '/strict') {
      response
        .writeHead(200, {
          'content-type': 'text/html',
          'content-security-policy': policy,
          'x-frame-options': 'DENY',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-embedder-policy': 'require-corp',
        })
        .end(page('<link rel="stylesheet" href="/site.css">', 'lang="ru" dir="rtl"'));
    } else if (pathname === '/favicon.ico') {
      response.writeHead(204).end();
    } else {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page('', 'lang="ru"'));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
