// The yearly question to contacts through a real mail server, without a browser: the letter comes once, by name and
// password, its link shows what stands there and changes nothing, and the answer uses it up.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { SMTPServer } from 'smtp-server';

import { ROOT, startServer } from '../support/server.mjs';

const CONTACTS = { gadeplan: 'ida@kk.example', 'socialraadgiver-hos-laegen': 'borte@kk.example' };
const SECRET = 'et/hemmeligt ord';

const mails = [];
let folder;
let mail;
let server;
let settings;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'byblik-mail-'));
  mail = new SMTPServer({
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth({ username, password }, _, answer) {
      const known = username === 'byblik' && password === SECRET;
      answer(known ? null : new Error('unknown'), known ? { user: username } : undefined);
    },
    onRcptTo({ address }, _, answer) {
      const refused = Object.assign(new Error('no such person'), { responseCode: 550 });
      answer(address === 'borte@kk.example' ? refused : null);
    },
    onData(stream, { envelope }, answer) {
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push({ to: envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks).toString('latin1') });
        answer();
      });
    },
  });
  mail.on('error', () => {});
  mail.listen(0, '127.0.0.1');
  await once(mail.server, 'listening');
  settings = {
    DATABASE_URL: `sqlite:${join(folder, 'mail.db')}`,
    BYBLIK_DATA: await withContacts(),
    BYBLIK_SMTP: `smtp://byblik:${encodeURIComponent(SECRET)}@127.0.0.1:${mail.server.address().port}`,
    BYBLIK_MAIL_FROM: 'Byblik <byblik@kk.example>',
    BYBLIK_URL: 'https://byblik.example',
  };
});

after(async () => {
  await server?.stop();
  await new Promise((closed) => mail.close(closed));
  await rm(folder, { recursive: true, force: true });
});

/** A copy of the default data where two initiatives have contacts. */
async function withContacts() {
  const data = join(folder, 'data');
  await cp(join(ROOT, 'data'), data, { recursive: true });
  let file = await readFile(join(data, 'initiatives.toml'), 'utf8');
  for (const [id, address] of Object.entries(CONTACTS)) {
    const line = `[[initiative]]\nid = "${id}"\n`;
    assert.ok(file.includes(line), id);
    file = file.replace(line, `${line}contact_name = "Ida Åkjær"\ncontact_email = "${address}"\n`);
  }
  await writeFile(join(data, 'initiatives.toml'), file);
  return data;
}

/** Waits until something holds. */
async function until(holds, what) {
  for (let tries = 0; !holds(); tries += 1) {
    assert.ok(tries < 300, `${what}\n${server.log()}`);
    await pause(100);
  }
}

/** A mail's headers, and its text as it is read. */
function read(raw) {
  const [head, ...rest] = raw.split('\r\n\r\n');
  const headers = new Map();
  for (const line of head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const at = line.indexOf(':');
    headers.set(line.slice(0, at).toLowerCase(), line.slice(at + 1).trim());
  }
  const body = rest.join('\r\n\r\n');
  const way = headers.get('content-transfer-encoding');
  const quoted = (text) =>
    text.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  const bytes = way === 'base64' ? Buffer.from(body, 'base64') : Buffer.from(way === 'quoted-printable' ? quoted(body) : body, 'latin1');
  return { headers, text: bytes.toString('utf8') };
}

test('a contact gets one letter, and answers without an account', async () => {
  server = await startServer(settings);
  await until(() => mails.length > 0 && server.log().includes('a letter was not delivered'), 'no letter came');
  assert.deepEqual(mails[0].to, ['ida@kk.example']);
  const { headers, text } = read(mails[0].raw);
  assert.equal(headers.get('from'), 'Byblik <byblik@kk.example>');
  assert.equal(headers.get('auto-submitted'), 'auto-generated');
  assert.equal(headers.get('content-type'), 'text/plain; charset=utf-8');
  assert.match(text, /^Hej Ida Åkjær\r?\n/);
  assert.match(text, /Gadeplansindsatser/);
  const links = text.match(/https:\/\/\S+/g);
  assert.deepEqual(links.length, 1, text);
  assert.ok(links[0].startsWith('https://byblik.example/bekraeft?noegle='), links[0]);
  const page = `${server.origin}${new URL(links[0]).pathname}${new URL(links[0]).search}`;

  // Programs that look after mail open links; that changes nothing.
  for (const method of ['HEAD', 'GET', 'GET']) {
    const shown = await fetch(page, { method });
    assert.equal(shown.status, 200);
    assert.equal(shown.headers.get('set-cookie'), null);
    assert.equal(shown.headers.get('x-robots-tag'), 'noindex');
  }
  const publicPage = async () => (await fetch(`${server.origin}/indsatser/gadeplan`)).text();
  assert.doesNotMatch(await publicPage(), /Sidst bekræftet/);

  const body = new URLSearchParams({ noegle: new URL(links[0]).searchParams.get('noegle'), svar: 'rigtigt' });
  const answer = () => fetch(`${server.origin}/bekraeft`, { method: 'POST', body, redirect: 'manual' });
  assert.equal((await answer()).status, 303);
  assert.match(await publicPage(), /Sidst bekræftet/);
  assert.equal((await answer()).status, 404);
  assert.equal((await fetch(page)).status, 404);
  assert.doesNotMatch(server.log(), /kk\.example|noegle/, 'the log holds neither addresses nor links');
});

test('a server that starts again sends nothing twice', async () => {
  await server.stop();
  server = await startServer(settings);
  // Its first round is made at once.
  await pause(3000);
  assert.equal(mails.length, 1);
  assert.doesNotMatch(server.log(), /a letter was not delivered/, 'what is refused is not tried again by itself');
});
