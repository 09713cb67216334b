// Bringing a file in without scripts, from the computer to a new set of data. Each page is open to everyone.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { launch, newPage } from '../support/browser.mjs';
import { startServer } from '../support/server.mjs';
import { administrator, assertOpen, bring, comeIn, press } from '../support/staff.mjs';

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

/** Sends a file of this text. */
const send = (page, name, text) => bring(page, server.origin, { name, mimeType: 'text/plain', buffer: Buffer.from(text) });

test('a file becomes a new set of data', async () => {
  const { page, context, account } = await newPage(browser, server.origin, { javaScriptEnabled: false });
  await comeIn(page, await administrator(settings, server.origin));
  await page.goto(`${server.origin}/admin/data`);
  await assertOpen(page);
  await press(page, 'Læg ind');
  await assertOpen(page);
  assert.match(await page.getByRole('alert').innerText(), /Vælg en fil/);
  await page.getByLabel('Adresse').fill('https://ond.example/tal.csv');
  await press(page, 'Hent');
  await assertOpen(page);
  assert.match(await page.getByRole('alert').innerText(), /Vi henter kun fra/);

  await send(page, 'omrids.geojson', JSON.stringify(OUTLINE));
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

  await send(page, 'befolkning.csv', TABLE);
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
  await press(page, 'Indlæs filen');
  await assertOpen(page);
  await page.getByLabel('Hvad skal det hedde?').fill('Befolkning 2027');
  await press(page, 'Indlæs filen');
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
