/** Puppeteer comes with whatsapp-web.js and would fetch a browser of its own; ours is found at the start (src/channels/whatsapp-web/find-browser.ts). */
module.exports = { skipDownload: true };
