// Measures and prints, as Markdown: how soon the map can be used on a slow telephone, how soon it is
// repainted, and how many pages the server gives a second. It never fails because of a number.

import { Agent, get } from 'node:http';
import { cpus } from 'node:os';

import { KVARTERER, launch, newPage } from './support/browser.mjs';
import { startServer } from './support/server.mjs';

const ROUNDS = 5;
const CHOICES = 8;
const SLOWER = 4;
// "Slow 4G": 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back.
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const PAGES = ['/', '/omraade/tingbjerg', '/omraader'];
const CONCURRENCY = 8;
const SECONDS = 3;
const TOKEN = 'kun-til-maalinger-og-ikke-andre-steder';

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const ms = (number) => `${Math.round(number)} ms`;

/** Notes in the page when the map is first coloured, with every kvarter drawn. */
function watch(all) {
  const look = () => {
    const done = document.querySelector('.map[data-painted]') && document.querySelectorAll('path.kvarter').length === all;
    if (done && window.__usable === undefined) {
      window.__usable = performance.now();
      observer.disconnect();
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-painted'] });
}

/**
 * Makes the page's machine and network slow. Returns how long the latest document took to its first
 * byte: the page's own clock for that does not know of the slowed network.
 */
async function slow(page, context) {
  const session = await context.newCDPSession(page);
  const times = {};
  session.on('Network.requestWillBeSent', ({ type, timestamp }) => type === 'Document' && (times.sent = timestamp));
  session.on('Network.responseReceived', ({ type, timestamp }) => type === 'Document' && (times.came = timestamp));
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return () => (times.came - times.sent) * 1000;
}

/** Loads a page and reads off when its first byte came and when the map could be used. */
async function load(page, url, firstByte) {
  await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
  await page.waitForFunction(() => window.__usable !== undefined, null, { timeout: 60_000 });
  const usable = await page.evaluate(() => window.__usable);
  await page.waitForLoadState('networkidle');
  return { firstByte: firstByte(), usable };
}

/** From a click on a choice until the frame after the map says that it is painted. */
function repaint(page, choice) {
  return page.evaluate(
    (choice) =>
      new Promise((done) => {
        const map = document.querySelector('.map');
        const observer = new MutationObserver(() => {
          if (map.dataset.painted === String(choice)) {
            observer.disconnect();
            requestAnimationFrame(() => done(performance.now() - start));
          }
        });
        observer.observe(map, { attributes: true, attributeFilter: ['data-painted'] });
        const start = performance.now();
        document.querySelectorAll('.switch a')[choice].click();
      }),
    choice,
  );
}

async function measureBrowser(origin) {
  const cold = [];
  const warm = [];
  const repaints = [];
  const browser = await launch();
  for (let round = 0; round < ROUNDS; round += 1) {
    const { page, context } = await newPage(browser, origin, { width: 412, height: 915, hasTouch: true });
    await page.addInitScript(watch, KVARTERER);
    const firstByte = await slow(page, context);
    cold.push(await load(page, `${origin}/`, firstByte));
    warm.push(await load(page, `${origin}/`, firstByte));
    for (let choice = 1; choice <= CHOICES; choice += 1) {
      repaints.push(await repaint(page, choice % 5));
    }
    await context.close();
  }
  await browser.close();
  return { cold, warm, repaints };
}

/** Requests a second over loopback, with connections kept open; what comes back must be the page. */
async function measureServer(url) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  const end = performance.now() + SECONDS * 1000;
  const ask = () =>
    new Promise((done, fail) => {
      get(url, { agent, headers: { 'accept-encoding': 'gzip' } }, (response) => {
        response.resume();
        response.on('end', () => (response.statusCode === 200 ? done() : fail(new Error(`${url}: ${response.statusCode}`))));
      }).on('error', fail);
    });
  const times = [];
  const visitor = async () => {
    while (performance.now() < end) {
      const start = performance.now();
      await ask();
      times.push(performance.now() - start);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: CONCURRENCY }, visitor));
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  return { rate: times.length / seconds, middle: median(times), slow: times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] };
}

/** How long the server function takes that screens the latest figures: reading, screening, and finding the stored run. */
async function measureScreening(origin) {
  const times = [];
  for (let round = 0; round < 20; round += 1) {
    const start = performance.now();
    const response = await fetch(`${origin}/api/screening/koer`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'method=aabne-data&version=1.0',
    });
    const { areas } = await response.json();
    if (areas !== KVARTERER) throw new Error(`the screening answered ${response.status}`);
    times.push(performance.now() - start);
  }
  return median(times);
}

const server = await startServer({ RUST_LOG: 'warn', BYBLIK_OPERATOR_TOKEN: TOKEN });
try {
  const { cold, warm, repaints } = await measureBrowser(server.origin);
  console.log(`Measured ${new Date().toISOString().slice(0, 10)} on ${cpus().length} × ${cpus()[0].model}, Node ${process.version}.\n`);
  console.log(`In Chromium, processor ${SLOWER}× slower, network 1.6 Mbit/s with 150 ms; median of ${ROUNDS}:\n`);
  console.log('| What | Cold cache | Warm cache |\n|---|--:|--:|');
  for (const [name, key] of [['Time to first byte, `/`', 'firstByte'], ['To map usable, `/`', 'usable']]) {
    console.log(`| ${name} | ${ms(median(cold.map((times) => times[key])))} | ${ms(median(warm.map((times) => times[key])))} |`);
  }
  console.log(`| To repaint after a choice (median of ${repaints.length}) | ${ms(median(repaints))} | |`);

  console.log(`\nThe server over loopback, ${CONCURRENCY} connections for ${SECONDS} s, the measuring script on the same machine:\n`);
  console.log('| Page | Requests per second | Median | 99th percentile |\n|---|--:|--:|--:|');
  for (const path of PAGES) {
    await measureServer(server.origin + path);
    const { rate, middle, slow } = await measureServer(server.origin + path);
    console.log(`| \`${path}\` | ${Math.round(rate)} | ${middle.toFixed(1)} ms | ${slow.toFixed(1)} ms |`);
  }
  const screening = await measureScreening(server.origin);
  console.log(`\nA screening of ${KVARTERER} kvarterer on four criteria by its server function: ${screening.toFixed(1)} ms (median of 20).`);
} finally {
  await server.stop();
}
