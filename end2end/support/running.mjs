// A server and a browser for the tests of one file: started before them, stopped after them, and a
// page opened in them that must stay quiet.

import { after, before } from 'node:test';

import { assertQuiet, launch, newPage, open } from './browser.mjs';
import { startServer } from './server.mjs';

/** Starts both around the tests of the file that calls this. The parts are there once the tests run. */
export function serverAndBrowser() {
  const running = {
    server: undefined,
    browser: undefined,
    get origin() {
      return running.server.origin;
    },
    /** Opens an empty page that keeps account. */
    newPage: (options) => newPage(running.browser, running.origin, options),
    /** Uses a page, and afterwards checks that nothing went wrong meanwhile. */
    async use(path, options, act) {
      const visit = await running.newPage(options);
      try {
        const url = running.origin + path;
        const scripts = options.javaScriptEnabled !== false;
        const response = await (scripts ? open(visit.page, url) : visit.page.goto(url));
        await act(visit.page, { response, account: visit.account });
        await assertQuiet(visit);
      } finally {
        await visit.context.close();
      }
    },
  };
  before(async () => {
    running.server = await startServer();
    running.browser = await launch();
  });
  after(async () => {
    await running.browser?.close();
    await running.server?.stop();
  });
  return running;
}
