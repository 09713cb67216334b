// A tile layer under the map: the only thing that makes a visitor's browser ask another host, and
// only where the operator has configured it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launch, newPage, open } from '../support/browser.mjs';
import { PAGES } from '../support/pages.mjs';
import { ask, startServer } from '../support/server.mjs';

const HOST = 'https://tiles.example.dk';
const CREDIT = '© Prøvekort';
const SETTINGS = { BYBLIK_TILES_URL: `${HOST}/{z}/{x}/{y}.png`, BYBLIK_TILES_ATTRIBUTION: CREDIT };

/** A picture of one transparent point. */
const POINT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** The directives of a content security policy: name to sources. */
function directives(policy) {
  const parts = policy.split(';').map((part) => part.trim().split(/\s+/));
  return Object.fromEntries(parts.map(([name, ...sources]) => [name, sources]));
}

async function policy(server, path) {
  const { headers } = await ask(server.origin + path);
  return directives(headers['content-security-policy']);
}

describe('with tiles', () => {
  let server;
  before(async () => {
    server = await startServer(SETTINGS);
  });
  after(() => server?.stop());

  test('the policy lets in pictures from that host, and nothing else', async () => {
    for (const path of PAGES) {
      const found = await policy(server, path);
      assert.deepEqual(found['img-src'].toSorted(), ["'self'", 'data:', HOST].toSorted(), path);
      const others = Object.entries(found).filter(([name, sources]) => name !== 'img-src' && sources.join().includes('//'));
      assert.deepEqual(others, [], path);
      assert.deepEqual(found['default-src'], ["'none'"], path);
    }
  });

  test('the map asks for tiles and credits them', async () => {
    const { page, context, account } = await newPage(browser, server.origin);
    const asked = [];
    await page.route(`${HOST}/**`, (route) => {
      asked.push(route.request().url());
      return route.fulfill({ contentType: 'image/png', body: POINT });
    });
    await open(page, `${server.origin}/`);
    await page.locator('.leaflet-tile-loaded').first().waitFor({ state: 'attached' });
    assert.ok(asked.length > 0);
    assert.deepEqual(asked.filter((url) => !/^https:\/\/tiles\.example\.dk\/1\d\/\d+\/\d+\.png$/.test(url)), []);
    assert.deepEqual(account.elsewhere.filter((url) => !url.startsWith(`${HOST}/`)), [], 'no other host');
    assert.match(await page.locator('.leaflet-control-attribution').innerText(), new RegExp(CREDIT));
    assert.deepEqual([account.console, account.errors, account.failed], [[], [], []]);
    await context.close();
  });
});

describe('without tiles', () => {
  let server;
  before(async () => {
    server = await startServer();
  });
  after(() => server?.stop());

  test('no other host is let in or asked', async () => {
    const found = await policy(server, '/');
    assert.deepEqual(found['img-src'].toSorted(), ["'self'", 'data:'].toSorted());
    const { page, context, account } = await newPage(browser, server.origin);
    await open(page, `${server.origin}/`);
    assert.equal(await page.locator('.leaflet-tile').count(), 0);
    assert.deepEqual(account.elsewhere, []);
    await context.close();
  });

  test('the policy leaves no way in for foreign or inline scripts', async () => {
    const scripts = (await policy(server, '/'))['script-src'];
    assert.deepEqual(scripts.filter((source) => !/^'(self|wasm-unsafe-eval|nonce-[\w-]{16,})'$/.test(source)), []);
    const again = (await policy(server, '/'))['script-src'];
    assert.notDeepEqual(scripts, again, 'a new nonce each time');
  });
});
