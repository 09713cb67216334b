// Part of the benchmark: going to an area's page by a click, what a second visit costs, and repainting
// as many areas as the city has roder.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { newPage, painted } from './support/browser.mjs';
import { ROOT } from './support/server.mjs';

const RODER = 399;

/** From the click on a link that was pointed at for a moment, as people do, until the new heading stands. */
export async function measureNavigation(browser, origin, slow) {
  const { page, context } = await newPage(browser, origin, { width: 360, height: 740 });
  await slow(page, context);
  await page.goto(`${origin}/omraade/broenshoej-husum`, { waitUntil: 'load', timeout: 60_000 });
  await painted(page);
  await page.waitForLoadState('networkidle');
  const times = [];
  for (const slug of ['tingbjerg', 'husum-nord', 'husum-syd', 'bellahoej']) {
    const link = page.locator(`main a[href="/omraade/${slug}"]`).first();
    if (!(await link.count())) continue;
    const before = await page.locator('main h1').innerText();
    await page.evaluate((old) => {
      window.__arrived = undefined;
      addEventListener('click', () => (window.__clicked = performance.now()), { capture: true, once: true });
      const look = new MutationObserver(() => {
        const heading = document.querySelector('main h1');
        if (heading && heading.innerText !== old && window.__arrived === undefined) {
          window.__arrived = performance.now();
          look.disconnect();
        }
      });
      look.observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true });
    }, before);
    await link.hover();
    await page.waitForTimeout(500);
    await link.click();
    await page.waitForFunction(() => window.__arrived !== undefined, null, { timeout: 20_000 });
    times.push(await page.evaluate(() => window.__arrived - window.__clicked));
    await page.goBack();
    await page.waitForFunction((old) => document.querySelector('main h1')?.innerText === old, before);
    await page.waitForLoadState('networkidle');
  }
  await context.close();
  return times;
}

/** All bytes over the wire of a visit to the map by somebody who was there before; the worker's own would not be counted. */
export async function measureSecondVisit(browser, origin) {
  const { page, context } = await newPage(browser, origin);
  await page.goto(`${origin}/`, { waitUntil: 'load' });
  await painted(page);
  await page.waitForLoadState('networkidle');
  const network = await context.newCDPSession(page);
  let bytes = 0;
  network.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await network.send('Network.enable');
  await page.goto('about:blank');
  bytes = 0;
  await page.goto(`${origin}/`, { waitUntil: 'load' });
  await painted(page);
  await page.waitForLoadState('networkidle');
  await context.close();
  return bytes;
}

/** Draws the roder as the map draws kvarterer, and repaints all of them by their class, as the map does. */
export async function measureRoder(browser, origin, slow) {
  const roder = JSON.parse(await readFile(join(ROOT, 'data/areas/roder.geojson'), 'utf8'));
  const { page, context } = await newPage(browser, origin, { bypassCSP: true });
  await page.goto(`${origin}/`, { waitUntil: 'load' });
  await painted(page);
  await slow(page, context);
  const times = await page.evaluate(
    async ([data, all]) => {
      const place = document.querySelector('.map');
      place.replaceChildren();
      const copy = place.cloneNode();
      place.replaceWith(copy);
      copy.className = 'map';
      const map = window.L.map(copy).setView([55.68, 12.56], 11);
      window.L.geoJSON(data, { style: { className: 'kvarter shade-0', weight: 1 } }).addTo(map);
      const paths = [...copy.querySelectorAll('path.kvarter')];
      if (paths.length !== all) throw new Error(`${paths.length} roder are drawn`);
      const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const measured = [];
      for (let round = 0; round < 20; round += 1) {
        await frame();
        const start = performance.now();
        paths.forEach((path, i) => path.setAttribute('class', `leaflet-interactive kvarter shade-${(i + round) % 5}`));
        await frame();
        measured.push(performance.now() - start);
      }
      return measured;
    },
    [roder, RODER],
  );
  await context.close();
  return times;
}
