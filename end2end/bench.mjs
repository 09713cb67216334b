// Measures and prints, as Markdown: how soon the map can be used on a slow telephone, how soon it is
// repainted, and how many pages the server gives a second. It never fails because of a number.

import { Agent, get } from 'node:http';
import { cpus } from 'node:os';

import { KVARTERER, launch, newPage } from './support/browser.mjs';
import { measureNavigation, measureRoder, measureSecondVisit } from './bench-visit.mjs';
import { measureLighthouse } from './lighthouse.mjs';
import { startServer } from './support/server.mjs';

const ROUNDS = 5;
const CHOICES = 8;
const SLOWER = 4;
// "Slow 4G": 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back.
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const PAGES = ['/', '/omraade/tingbjerg', '/omraader'];
const CONCURRENCY = 8;
const SECONDS = 3;
// Of the laboratory's criteria: about a tenth of the areas stand out.
const LIMIT = 70.5;
const NEEDED = 5;
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

/** A method of so many criteria with tables of so many areas, as the laboratory's page sends them. */
function material(areas, criteria) {
  // Repeatable: the same numbers in every run.
  let seed = 7;
  const share = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.round((1000 * seed) / 2_147_483_648) / 10;
  };
  const ids = Array.from({ length: areas }, (_, at) => `o${at}`);
  const names = Array.from({ length: criteria }, (_, at) => `k${at}`);
  const columns = Object.fromEntries(names.map((name) => [name, { values: ids.map(share) }]));
  const published = (at) => names.filter((name) => columns[name].values[at] >= LIMIT).length >= NEEDED;
  return {
    language: 'danish',
    method: {
      id: 'bench', version: '1', title: 'Bench', origin: 'byblik', level: 'kvarter',
      indicators: names.map((id) => ({ id, name: `Kriterium ${id}`, unit: 'procent' })),
      criteria: [
        ...names.map((id) => ({ id, at_least: LIMIT })),
        { id: 'samlet', met: { at_least: NEEDED, of: names, with_data: NEEDED } },
      ],
      designate: [{ id: 'd', by: 'samlet' }],
    },
    is_published: true,
    table: {
      ids, names: ids, periods: [''], columns,
    },
    areas: ids.map((id, at) => ({
      code: id, name: `Område ${id}`, slug: id, published: published(at) ? 'stands_out' : 'does_not_stand_out',
    })),
  };
}

/** Puts a laboratory on the page and waits until it runs. Its map has as many outlines as areas, of twenty corners. */
function show(material) {
  const corner = (at, turn) => `${20 + 48 * (at % 20) + 20 * Math.cos(turn)} ${20 + 48 * Math.floor(at / 20) + 20 * Math.sin(turn)}`;
  const outline = ({ code }, at) => {
    const corners = Array.from({ length: 20 }, (_, i) => corner(at, (i / 20) * 2 * Math.PI));
    return `<path data-omraade="${code}" class="a" d="M${corners.join('L')}z"><title>${code}</title></path>`;
  };
  const picture = `<svg viewBox="0 0 1000 1000">${material.areas.map(outline).join('')}</svg>`;
  const laboratory = document.createElement('by-proev');
  const json = JSON.stringify(material).replaceAll('<', '\\u003c');
  laboratory.innerHTML =
    `<script type="application/json">${json}</script><div class="proev"><div class="picture">${picture}</div></div>`;
  document.querySelector('by-proev').replaceWith(laboratory);
}

/** Moves a limit: how long the calculation takes, and until the frame after everything has been drawn. */
function moveLimit(value) {
  return new Promise((done) => {
    const slider = document.querySelector('.proev input[type="range"]');
    const start = performance.now();
    slider.value = value;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    requestAnimationFrame(() => {
      // A task after the frame: style, layout and paint are done by then.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const [{ duration }] = performance.getEntriesByName('beregning', 'measure');
        done({ calculation: duration, repaint: performance.now() - start });
      };
      port2.postMessage(null);
    });
  });
}

/** The laboratory in the browser, on 400 areas and eight criteria, at two speeds of the processor. */
async function measureLaboratory(origin) {
  const browser = await launch();
  const { page, context } = await newPage(browser, origin, { width: 412, height: 915, hasTouch: true });
  await page.goto(`${origin}/metode/proev`, { waitUntil: 'networkidle' });
  await page.locator('.proev input[type="range"]').first().waitFor();
  const session = await context.newCDPSession(page);
  const own = await measureMoves(page, session);
  // The wait is for the module's new start: an old slider is gone once the new one is there.
  await page.evaluate(show, material(400, 8));
  await page.waitForFunction(() => document.querySelectorAll('.proev input[type="range"]').length === 9);
  const large = await measureMoves(page, session);
  await browser.close();
  return { own, large };
}

async function measureMoves(page, session) {
  const measured = {};
  for (const rate of [1, SLOWER]) {
    await session.send('Emulation.setCPUThrottlingRate', { rate });
    const moves = [];
    for (let move = 0; move < 40; move += 1) {
      moves.push(await page.evaluate(moveLimit, 30 + ((move * 7) % 50)));
    }
    // The first ones warm the machine up.
    const kept = moves.slice(10);
    measured[rate] = {
      calculation: median(kept.map((one) => one.calculation)),
      repaint: median(kept.map((one) => one.repaint)),
    };
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return measured;
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

  const visiting = await launch();
  const navigations = await measureNavigation(visiting, server.origin, slow);
  console.log(`| From click to an area's page, pointed at half a second before (median of ${navigations.length}) | | ${ms(median(navigations))} |`);
  console.log(`| To repaint 399 roder, processor ${SLOWER}× slower (median of 20) | ${ms(median(await measureRoder(visiting, server.origin, slow)))} | |`);
  console.log(`\nA second visit to \`/\`: ${await measureSecondVisit(visiting, server.origin)} bytes over the wire.`);
  await visiting.close();

  console.log('\nLighthouse, mobile:\n');
  await measureLighthouse(server.origin);

  const laboratory = await measureLaboratory(server.origin);
  console.log('\n"Prøv selv" in Chromium, a limit moved, median of 30 moves:\n');
  console.log(`| Areas × criteria | Calculation with all reasons | The same, processor ${SLOWER}× slower | Until painted | The same, ${SLOWER}× slower |`);
  console.log('|---|--:|--:|--:|--:|');
  for (const [name, { 1: plain, [SLOWER]: slowed }] of [[`${KVARTERER} × 4`, laboratory.own], ['400 × 8', laboratory.large]]) {
    const cells = [plain.calculation, slowed.calculation, plain.repaint, slowed.repaint];
    console.log(`| ${name} | ${cells.map((time) => `${time.toFixed(1)} ms`).join(' | ')} |`);
  }

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
