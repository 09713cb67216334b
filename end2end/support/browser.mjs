// The browser: launching it, opening pages that keep account of what they do, waiting until a page
// is ready to use, and having axe look at it.

import assert from 'node:assert/strict';

import axe from 'axe-core';
import { chromium } from 'playwright-core';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What axe checks: WCAG 2.0, 2.1 and 2.2, levels A and AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** How many kvarterer the map draws. */
export const KVARTERER = 67;

/** Starts the browser. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ARGUMENTS });
}

/**
 * Opens an empty page in a context of its own.
 *
 * `account` holds what happened: console messages, page errors, failed requests, requests to other
 * hosts, and all requests. Chromium reports an error status of the document itself on the console;
 * only that is left out, and only for `expectedStatus`.
 */
export async function newPage(browser, origin, { width = 1280, height = 800, expectedStatus, ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'da-DK',
    reducedMotion: 'reduce',
    // The worker would answer in place of the server; `offline.test.mjs` lets it.
    serviceWorkers: 'block',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const account = { console: [], errors: [], failed: [], elsewhere: [], cookies: [], requests: [] };
  page.on('console', (message) => {
    const { url } = message.location();
    const known = expectedStatus && url === page.url() && message.text().includes(`status of ${expectedStatus}`);
    const blocked = message.text().startsWith('Service Worker registration blocked by Playwright');
    if (!known && !blocked) {
      account.console.push(`${message.type()}: ${message.text()} (${url})`);
    }
  });
  page.on('pageerror', (error) => account.errors.push(String(error)));
  page.on('requestfailed', (request) => {
    // With scripts off Chromium still begins to preload them, and refuses.
    const refused = options.javaScriptEnabled === false && request.failure()?.errorText === 'csp' && /\.js$/.test(request.url());
    if (!refused) {
      account.failed.push(`${request.url()} ${request.failure()?.errorText}`);
    }
  });
  page.on('request', (request) => {
    account.requests.push(request);
    const url = new URL(request.url());
    if (/^https?:|^wss?:/.test(url.protocol) && url.origin !== origin) {
      account.elsewhere.push(request.url());
    }
  });
  page.on('response', async (response) => {
    const set = await response.headerValue('set-cookie').catch(() => null);
    if (set) {
      account.cookies.push(`${response.url()} ${set}`);
    }
  });
  return { page, context, account };
}

/** Nothing went wrong on the page, nothing was asked of others, and nothing was stored. */
export async function assertQuiet({ context, account }) {
  const { requests, ...noise } = account;
  const stored = (await context.cookies()).map((cookie) => cookie.name);
  assert.deepEqual(
    { ...noise, stored },
    { console: [], errors: [], failed: [], elsewhere: [], cookies: [], stored: [] },
    `${requests.length} requests`,
  );
}

/** Opens an address and waits until it can be used: the map is painted, or the application has taken over. */
export async function open(page, url) {
  const response = await page.goto(url, { waitUntil: 'load' });
  if (await page.locator('.map').count()) {
    await painted(page);
  } else {
    await page.locator('#indhold').waitFor();
  }
  await page.waitForLoadState('networkidle');
  await alive(page);
  return response;
}

/** Where there is a laboratory, waits until its module has taken the page over. */
export async function alive(page) {
  if (await page.locator('by-proev').count()) {
    await page.locator('.proev input[type="range"]').first().waitFor();
  }
}

/** Waits until all kvarterer are drawn and coloured. */
export async function painted(page) {
  await page.locator('.map[data-painted]').waitFor({ state: 'attached' });
  await page.waitForFunction((all) => document.querySelectorAll('path.kvarter').length === all, KVARTERER);
}

/** A point of the screen where nothing covers the element: an outline's middle may lie outside of it. */
export async function pointOn(page, selector) {
  const point = await page.locator(selector).evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const steps = [...Array(21).keys()].map((step) => step / 20).sort((a, b) => Math.abs(a - 0.5) - Math.abs(b - 0.5));
    for (const down of steps) {
      for (const right of steps) {
        const [x, y] = [left + width * right, top + height * down];
        if (document.elementFromPoint(x, y) === element) {
          return { x, y };
        }
      }
    }
    return null;
  });
  assert.ok(point, `${selector} is covered everywhere`);
  return point;
}

/** What axe finds wrong, one line a place. */
export async function violations(page) {
  // Evaluated through the debugger's protocol, which the page's content policy does not bind.
  await page.evaluate(patience);
  await page.evaluate(axe.source);
  const results = await page.evaluate(
    // Without preloading: axe would fetch every style sheet again, for a rule that is not among these.
    (values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'], preload: false }),
    RULES,
  );
  assert.ok(results.passes.length > 5, 'axe looked at the page');
  return results.violations.flatMap((rule) =>
    rule.nodes.map(({ target, html, failureSummary }) => `${rule.id}: ${target.join(' ')}: ${html.slice(0, 200)} (${failureSummary})`),
  );
}

/** Where scripts are off, no timer ever fires, and axe would wait for ever: there its short pauses are left out. */
function patience() {
  if (matchMedia('(scripting: none)').matches) {
    window.setTimeout = (callback, delay = 0, ...values) => {
      if (delay < 100) {
        Promise.resolve().then(() => callback(...values));
      }
      return 0;
    };
  }
}
