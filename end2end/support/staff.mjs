// Staff's pages: coming in for the first time, and bringing files in.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { violations } from './browser.mjs';
import { ROOT } from './server.mjs';
import { code } from './telephone.mjs';

const BINARY = process.env.BYBLIK_BIN ?? join(ROOT, 'target/release/byblik');
/** A password that is taken. */
export const PASSWORD = 'hest batteri klammer korrekt';

/** What `byblik` prints for these words, on the database of these settings. */
export async function byblik(settings, ...words) {
  const env = { PATH: process.env.PATH, BYBLIK_DATA: join(ROOT, 'data'), ...settings };
  return (await promisify(execFile)(BINARY, words, { env })).stdout.trim();
}

/** The page is whole on a computer and in the dark on a phone, and axe finds nothing. */
export async function assertOpen(page) {
  for (const [width, colorScheme] of [[1280, 'light'], [360, 'dark']]) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const wide = await page.locator('html').evaluate((html) => html.scrollWidth);
    assert.ok(wide <= width, `${page.url()} is ${wide} px wide at ${width}`);
    assert.deepEqual(await violations(page), [], `${page.url()} at ${width}`);
  }
  assert.equal(await page.locator('h1').count(), 1, page.url());
}

/** Presses a button by its whole name. */
export const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** A link with which a new administrator comes in to a server with these settings. */
export function administrator(settings, origin, name = 'Ida Holm', email = 'ida@kk.example') {
  const there = { ...settings, BYBLIK_ADDR: new URL(origin).host };
  return byblik(there, 'admin', 'create', '--name', name, '--email', email);
}

/** Somebody who may do everything comes in by their link for the first time. */
export async function comeIn(page, link) {
  await page.goto(link);
  await page.getByLabel('Adgangskode').fill(PASSWORD);
  await page.getByLabel('Den samme igen').fill(PASSWORD);
  await press(page, 'Fortsæt');
  const secret = (await page.locator('code.secret').innerText()).replaceAll(' ', '');
  await page.getByLabel('Kode', { exact: true }).fill(code(secret));
  await press(page, 'Bekræft');
  await page.getByRole('link', { name: 'Jeg har gemt dem' }).click();
}

/** Sends a file, by its path or by its name and bytes, and waits until it is read. */
export async function bring(page, origin, file) {
  await page.goto(`${origin}/admin/data`);
  await page.getByLabel('Fil', { exact: true }).setInputFiles(file);
  await press(page, 'Læg ind');
  await isRead(page);
}

/** Waits until a file is read and checked. */
export const isRead = (page) => page.getByRole('heading', { name: 'Kontrollen' }).waitFor();

/** Takes the file whose page is open into a new set of data, called so. */
export async function take(page, title) {
  await page.getByLabel('Hvad skal det hedde?').fill(title);
  await press(page, 'Indlæs filen');
  await page.getByRole('heading', { name: 'Det blev til' }).waitFor();
}
