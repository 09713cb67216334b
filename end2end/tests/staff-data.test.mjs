// Bringing a file in without scripts, from the computer to a new set of data. Each page is open to everyone.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';

import { launch, newPage, violations } from '../support/browser.mjs';
import { ROOT, startServer } from '../support/server.mjs';
import { code } from '../support/telephone.mjs';

const BINARY = process.env.BYBLIK_BIN ?? join(ROOT, 'target/release/byblik');
const PASSWORD = 'hest batteri klammer korrekt';
const TABLE = [
  'KVARTER;MÅL;TID;INDHOLD',
  'Tingbjerg;Beboere;2027K1;6500',
  'Utterslev;Beboere;2027K1;mange',
  'Nordvset;Beboere;2027K1;7000',
  'Urbanplanen;Beboere;2027K1;3000',
  'Nordhavn;Beboere;2027K1;5000',
  'Sundbyøster;Beboere;2027K1;7000',
].join('\n');
const BOW = [[12.5, 55.66], [12.5, 55.67], [12.51, 55.66], [12.51, 55.67], [12.5, 55.66]];
const OUTLINE = {
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { navn: 'Indre By' }, geometry: { type: 'Polygon', coordinates: [BOW] } },
  ],
};

let folder;
let server;
let browser;
let settings;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'byblik-data-'));
  settings = { DATABASE_URL: `sqlite:${join(folder, 'data.db')}` };
  server = await startServer(settings);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The page is whole at both widths, and axe finds nothing. */
async function assertOpen(page) {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.locator('html').evaluate((html) => html.scrollWidth);
    assert.ok(wide <= width, `${page.url()} is ${wide} px wide at ${width}`);
    assert.deepEqual(await violations(page), [], `${page.url()} at ${width}`);
  }
  assert.equal(await page.locator('h1').count(), 1, page.url());
}

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** Somebody who may do everything comes in for the first time. */
async function comeIn(page) {
  const words = ['admin', 'create', '--name', 'Ida Holm', '--email', 'ida@kk.example'];
  const env = { PATH: process.env.PATH, BYBLIK_ADDR: new URL(server.origin).host, ...settings };
  await page.goto((await promisify(execFile)(BINARY, words, { env })).stdout.trim());
  await page.getByLabel('Adgangskode').fill(PASSWORD);
  await page.getByLabel('Den samme igen').fill(PASSWORD);
  await press(page, 'Fortsæt');
  const secret = (await page.locator('code.secret').innerText()).replaceAll(' ', '');
  await page.getByLabel('Kode', { exact: true }).fill(code(secret));
  await press(page, 'Bekræft');
}

/** Sends a file, and waits until it is read. */
async function bring(page, name, text) {
  await page.goto(`${server.origin}/admin/data`);
  await page.getByLabel('Fil', { exact: true }).setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await press(page, 'Læg ind');
  await page.getByRole('heading', { name: 'Kontrollen' }).waitFor();
}

test('a file becomes a new set of data', async () => {
  const { page, context, account } = await newPage(browser, server.origin, { javaScriptEnabled: false });
  await comeIn(page);
  await page.goto(`${server.origin}/admin/data`);
  await assertOpen(page);
  await press(page, 'Læg ind');
  await assertOpen(page);
  assert.match(await page.getByRole('alert').innerText(), /Vælg en fil/);
  await page.getByLabel('Adresse').fill('https://ond.example/tal.csv');
  await press(page, 'Hent');
  await assertOpen(page);
  assert.match(await page.getByRole('alert').innerText(), /Vi henter kun fra/);

  await bring(page, 'omrids.geojson', JSON.stringify(OUTLINE));
  await page.getByRole('link', { name: 'Ret, hvordan filen læses' }).click();
  await assertOpen(page);
  await page.getByLabel('Områderne i filen er').selectOption('Bydel');
  await press(page, 'Læs filen sådan');
  await page.getByRole('link', { name: 'Se dem før og efter' }).click();
  await assertOpen(page);
  assert.equal(await page.locator('svg.outline').count(), 2);
  await press(page, 'Ret dem, og læs filen igen');
  await assertOpen(page);
  await page.getByLabel(/^Ja, jeg har set det/).check();
  await press(page, 'Ret dem, og læs filen igen');
  await assertOpen(page);
  await press(page, 'Smid filen ud');
  assert.match(await page.getByRole('status').innerText(), /smidt ud/);

  await bring(page, 'befolkning.csv', TABLE);
  await assertOpen(page);
  await page.getByRole('link', { name: 'Svar', exact: true }).click();
  await assertOpen(page);
  await page.getByRole('group', { name: /Nordvset/ }).getByLabel('Noget andet:').check();
  await press(page, 'Gem, og læs filen igen');
  await assertOpen(page);
  await page.getByRole('group', { name: /Nordvset/ }).getByLabel('Tag den ikke med').check();
  await press(page, 'Gem, og læs filen igen');
  await page.getByRole('link', { name: 'Se hele rapporten' }).click();
  await assertOpen(page);
  await page.getByRole('link', { name: 'Tilbage til filen' }).click();
  await page.getByRole('link', { name: 'Ret, hvordan filen læses' }).click();
  await assertOpen(page);
  await page.goBack();
  await press(page, 'Tag det ind');
  await assertOpen(page);
  await page.getByLabel('Hvad skal det hedde?').fill('Befolkning 2027');
  await press(page, 'Tag det ind');
  await page.getByRole('heading', { name: 'Det blev til' }).waitFor();
  await assertOpen(page);
  await page.getByRole('link', { name: 'Kør en screening på de nye data' }).click();
  assert.match(await page.getByRole('combobox', { name: 'Data', exact: true }).innerText(), /Befolkning 2027/);
  await page.goto(`${server.origin}/admin/data`);
  await assertOpen(page);
  assert.match(await page.locator('main').innerText(), /Befolkning 2027/);
  assert.deepEqual([account.errors, account.elsewhere], [[], []]);
  await context.close();
});
