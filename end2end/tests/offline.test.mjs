// Without a network: what was seen is there, the map and the areas' figures are there, each with its
// date; what was not seen says so; and searches leave nothing behind.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { painted } from '../support/browser.mjs';
import { serverAndBrowser } from '../support/running.mjs';

const running = serverAndBrowser();

/** A page whose worker is in charge and has kept what it keeps at first. */
async function kept() {
  const { page, context } = await running.newPage({ serviceWorkers: 'allow' });
  await page.goto(`${running.origin}/`, { waitUntil: 'load' });
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const has = async (path) => Boolean(await caches.match(path));
    for (let round = 0; round < 100; round += 1) {
      if (navigator.serviceWorker.controller && (await has('/')) && (await has('/uden-net.json')) && (await has('/uden-net'))) {
        return;
      }
      await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error('the worker keeps nothing');
  });
  return { page, context };
}

const heading = (page) => page.locator('main h1').innerText();
const line = (page) => page.locator('.offline-line').first().innerText();

test('the map and what was seen are there, with their date', async () => {
  const { page, context } = await kept();
  await page.goto(`${running.origin}/maal`, { waitUntil: 'load' });
  await context.setOffline(true);
  await page.goto(`${running.origin}/maal`);
  assert.equal(await heading(page), 'Mål for 2035');
  assert.match(await line(page), /^Du er uden net\. Siden er, som den var \d+\. \p{L}+ \d{4}/u);
  await page.goto(`${running.origin}/`);
  await painted(page);
  assert.match(await line(page), /^Du er uden net/);
  await context.close();
});

test('an area that was never opened comes in short, opened or reached', async () => {
  const { page, context } = await kept();
  await context.setOffline(true);
  const response = await page.goto(`${running.origin}/omraade/tingbjerg`);
  assert.equal(response.status(), 200);
  assert.equal(await heading(page), 'Tingbjerg');
  assert.match(await line(page), /kort udgave, fra beregningen den \d+\. \p{L}+ \d{4}/u);
  assert.ok((await page.locator('main tbody tr').count()) >= 4, 'a row for each criterion');
  await page.goto(`${running.origin}/`);
  await painted(page);
  await page.locator('summary', { hasText: 'Valby' }).first().click();
  await page.locator('a[href="/omraade/valby-syd"]').first().click();
  await page.locator('main h1', { hasText: 'Valby Syd' }).waitFor();
  await context.close();
});

test('what is not kept says so, and the network brings it back', async () => {
  const { page, context } = await kept();
  await context.setOffline(true);
  const response = await page.goto(`${running.origin}/metode`);
  assert.equal(response.status(), 503);
  assert.equal(await heading(page), 'Du er uden net');
  await context.setOffline(false);
  assert.equal((await page.goto(`${running.origin}/metode`)).status(), 200);
  await context.close();
});

test('searches are not kept on the device', async () => {
  const { page, context } = await kept();
  await page.goto(`${running.origin}/soeg?q=hemmelig`, { waitUntil: 'load' });
  await page.goto(`${running.origin}/omraader`, { waitUntil: 'load' });
  const kept_ = await page.evaluate(async () => {
    const addresses = [];
    for (const name of await caches.keys()) {
      addresses.push(...(await (await caches.open(name)).keys()).map((request) => request.url));
    }
    return addresses;
  });
  assert.ok(kept_.some((url) => url.endsWith('/omraader')), 'pages are kept');
  assert.deepEqual(kept_.filter((url) => url.includes('hemmelig')), []);
  await context.close();
});

test('it can be installed', async () => {
  const { page, context } = await running.newPage();
  await page.goto(`${running.origin}/en`);
  const manifest = await page.evaluate(async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json());
  assert.deepEqual([manifest.lang, manifest.start_url, manifest.display], ['en', '/en', 'standalone']);
  for (const { src, sizes, type } of manifest.icons) {
    const picture = await page.evaluate(async (address) => {
      const response = await fetch(address);
      const image = await createImageBitmap(await response.blob()).catch(() => null);
      return { status: response.status, kind: response.headers.get('content-type'), width: image?.width };
    }, src);
    assert.deepEqual([picture.status, picture.kind], [200, type], src);
    if (type === 'image/png') {
      assert.equal(`${picture.width}x${picture.width}`, sizes);
    }
  }
  await context.close();
});
