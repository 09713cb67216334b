// What goes over the wire: how much a first visit, the outlines and each page may cost, and what
// browsers may keep. Measured on the running server, with its own compression.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { open } from '../support/browser.mjs';
import { MISSING, PAGES } from '../support/pages.mjs';
import { serverAndBrowser } from '../support/running.mjs';
import { ask, SITE } from '../support/server.mjs';

const FIRST_VISIT = 300_000;
const OUTLINES = 25_000;
const PAGE = 30_000;

const running = serverAndBrowser();

/** Where the page says that the outlines are. */
async function outlines() {
  const { body } = await ask(`${running.origin}/`);
  const [file] = body.toString().match(/\/kort\/[0-9a-f]+\.json/) ?? assert.fail('the page names no outlines');
  return running.origin + file;
}

test(`a first visit takes at most ${FIRST_VISIT} bytes`, async (t) => {
  const { page, context, account } = await running.newPage();
  const network = await context.newCDPSession(page);
  const names = new Map();
  const bytes = new Map();
  network.on('Network.requestWillBeSent', ({ requestId, request }) => names.set(requestId, request.url));
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => bytes.set(names.get(requestId), encodedDataLength));
  await network.send('Network.enable');
  await open(page, `${running.origin}/`);
  await context.close();
  const total = [...bytes.values()].reduce((sum, size) => sum + size, 0);
  for (const [url, size] of [...bytes].sort(([, a], [, b]) => b - a)) {
    t.diagnostic(`${String(size).padStart(8)} ${new URL(url).pathname}`);
  }
  t.diagnostic(`${String(total).padStart(8)} together`);
  assert.deepEqual(account.failed, []);
  assert.ok(bytes.size >= 8 && total > 50_000, 'everything was counted');
  assert.ok(total <= FIRST_VISIT, `${total} bytes`);
});

test(`the outlines take at most ${OUTLINES} bytes, and may be kept`, async (t) => {
  const url = await outlines();
  const { status, headers, body } = await ask(url, { 'accept-encoding': 'gzip, deflate, br' });
  t.diagnostic(`${body.length} bytes`);
  assert.equal(status, 200);
  assert.equal(headers['content-encoding'], 'br');
  assert.equal(headers['content-type'], 'application/json');
  assert.match(headers.vary ?? '', /accept-encoding/i);
  assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.ok(body.length <= OUTLINES, `${body.length} bytes`);
  const plain = await ask(url);
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.equal(JSON.parse(plain.body).kvarterer.features.length, 67);
});

test('outlines of another fingerprint are not kept', async () => {
  const { status, headers } = await ask((await outlines()).replace(/[0-9a-f]+\.json$/, '000000000000.json'));
  assert.deepEqual([status, headers['cache-control']], [200, 'no-store']);
});

describe(`a page takes at most ${PAGE} bytes`, () => {
  for (const path of [...PAGES, ...MISSING]) {
    test(path, async (t) => {
      const { headers, body } = await ask(running.origin + path, { 'accept-encoding': 'gzip' });
      t.diagnostic(`${body.length} bytes`);
      assert.equal(headers['content-encoding'], 'gzip');
      assert.ok(body.length <= PAGE, `${body.length} bytes`);
    });
  }
});

describe('the built files', () => {
  test('may be kept for a year, and come compressed', async () => {
    const files = JSON.parse(await readFile(join(SITE, 'assets.json'), 'utf8'));
    assert.ok(Object.keys(files).length >= 7);
    for (const [name, path] of Object.entries(files)) {
      const { status, headers } = await ask(running.origin + path, { 'accept-encoding': 'gzip, deflate, br' });
      assert.equal(status, 200, name);
      assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable', name);
      assert.equal(headers['x-content-type-options'], 'nosniff', name);
      if (/\.(js|css|wasm)$/.test(name)) {
        assert.equal(headers['content-encoding'], 'br', name);
      }
    }
    const { headers } = await ask(running.origin + files['byblik.wasm']);
    assert.equal(headers['content-type'], 'application/wasm');
  });

  test('that are not there may not be kept', async () => {
    const { status, headers } = await ask(`${running.origin}/pkg/findes-ikke.js`);
    assert.equal(status, 404);
    assert.doesNotMatch(headers['cache-control'] ?? '', /immutable/);
  });
});
