// A slow or failing network: pages come ahead of the click, a long wait shows, and a request that
// fails is tried again and says so.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { open } from '../support/browser.mjs';
import { serverAndBrowser } from '../support/running.mjs';

const running = serverAndBrowser();
const line = (page) => page.locator('#venter');
const menu = (page, name) => page.locator('.site-header nav').getByRole('link', { name, exact: true });

test('pointing at a link fetches its page, and the click does not fetch it again', async () => {
  const { page, context } = await running.newPage();
  await open(page, `${running.origin}/`);
  const asked = [];
  page.on('response', async (response) => {
    if (response.url().includes('/api/side?')) {
      asked.push(response.fromServiceWorker() || (await response.request().sizes().catch(() => ({ responseBodySize: -1 }))).responseBodySize);
    }
  });
  const came = page.waitForResponse((response) => response.url().includes('/api/side?path=%2Fmaal'));
  await menu(page, 'Mål').hover();
  await came;
  await menu(page, 'Mål').click();
  await page.locator('main h1', { hasText: 'Mål for 2035' }).waitFor();
  const timing = await page.evaluate(() =>
    performance.getEntriesByType('resource').filter(({ name }) => name.includes('path=%2Fmaal')).map(({ transferSize }) => transferSize),
  );
  assert.equal(timing.length, 2, 'asked ahead and at the click');
  assert.ok(timing[0] > 0 && timing[1] === 0, `the second came from the browser: ${timing}`);
  await context.close();
});

test('a long wait shows after a while, and goes', async () => {
  const { page, context } = await running.newPage();
  await open(page, `${running.origin}/`);
  await page.route('**/api/side?**', async (route) => {
    await new Promise((later) => setTimeout(later, 900));
    await route.continue();
  });
  await menu(page, 'Mål').click();
  await line(page).filter({ hasText: 'Henter' }).waitFor();
  await page.locator('main h1', { hasText: 'Mål for 2035' }).waitFor();
  assert.equal(await line(page).innerText(), '');
  await context.close();
});

test('a failed request is tried again, and says so', async () => {
  const { page, context } = await running.newPage();
  await open(page, `${running.origin}/`);
  let tries = 0;
  await page.route('**/api/side?**', (route) => {
    tries += 1;
    return tries <= 2 ? route.abort() : route.continue();
  });
  await menu(page, 'Mål').focus();
  await page.waitForTimeout(50);
  tries = 0;
  await page.keyboard.press('Enter');
  await line(page).filter({ hasText: 'Vi prøver igen' }).waitFor();
  await page.locator('main h1', { hasText: 'Mål for 2035' }).waitFor();
  assert.ok(tries >= 2, `${tries} tries`);
  await context.close();
});

test('when all tries fail there is a page with a button, and the button works', async () => {
  const { page, context } = await running.newPage();
  await open(page, `${running.origin}/`);
  await page.route('**/api/side?**', (route) => route.abort());
  await menu(page, 'Mål').click();
  await page.locator('main h1', { hasText: 'Vi kan ikke hente siden' }).waitFor();
  await page.unroute('**/api/side?**');
  await page.getByRole('button', { name: 'Prøv igen nu' }).click();
  await page.locator('main h1', { hasText: 'Mål for 2035' }).waitFor();
  await context.close();
});
