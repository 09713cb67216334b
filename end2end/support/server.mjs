// Starting the built server for a test, with a database of its own, and stopping it again.
// Also asking it something as plain HTTP, with the bytes counted as they come over the wire.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The project's folder. */
export const ROOT = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');

/** Where the built browser part is. */
export const SITE = process.env.BYBLIK_SITE ?? join(ROOT, 'target/site');

const BINARY = process.env.BYBLIK_BIN ?? join(ROOT, 'target/release/byblik');
const DATA = process.env.BYBLIK_DATA ?? join(ROOT, 'data');
// With the end of its line: what is written comes in pieces, and half an address is one too.
const READY = /^byblik: klar på (http:\/\/\S+)\n/m;
// Filling an empty database takes a second or two, on a busy machine more.
const PATIENCE = 60_000;

// On some machines something else (a sandbox's proxy) answers in place of the server on some ports.
const PORTS = 12;

/**
 * Starts a server on a free port with an empty database, and waits until it answers.
 * `settings` are further environment variables.
 */
export async function startServer(settings = {}) {
  for (let port = 1; ; port += 1) {
    const server = await startOnce(settings);
    const { status, headers, body } = await ask(`${server.origin}/readyz`).catch(async (error) => {
      // A server that is left behind would keep the test from ending.
      await server.stop();
      throw error;
    });
    const answer = `${status} ${body}`;
    if (answer === '200 ok') {
      return server;
    }
    const problem = `not our server answers at ${server.origin}: ${answer} (server: ${headers.server})`;
    process.stderr.write(`${problem}\n`);
    await server.stop();
    assert.ok(port < PORTS, problem);
  }
}

async function startOnce(settings) {
  const folder = await mkdtemp(join(tmpdir(), 'byblik-test-'));
  const child = spawn(BINARY, ['serve'], {
    env: {
      PATH: process.env.PATH,
      BYBLIK_ADDR: '127.0.0.1:0',
      BYBLIK_DATA: DATA,
      BYBLIK_SITE: SITE,
      DATABASE_URL: `sqlite:${join(folder, 'test.db')}`,
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // Whatever happens to the test: no server stays behind.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'exit');

  let log = '';
  child.stderr.setEncoding('utf8');
  const origin = await new Promise((ready, fail) => {
    const timer = setTimeout(() => fail(new Error(`the server is not ready:\n${log}`)), PATIENCE);
    child.stderr.on('data', (text) => {
      log += text;
      const found = log.match(READY);
      if (found) {
        clearTimeout(timer);
        ready(found[1]);
      }
    });
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}:\n${log}`)));
  });

  return {
    origin,
    /** What it has written so far. */
    log: () => log,
    /** Asks it to stop as a service manager would; it must do so properly. */
    async stop() {
      const already = child.exitCode !== null || child.signalCode !== null;
      child.kill('SIGTERM');
      // A connection that a browser left open must not keep the server from stopping for ever.
      const timer = setTimeout(kill, 15_000);
      const [code, signal] = await ended;
      clearTimeout(timer);
      process.removeListener('exit', kill);
      await rm(folder, { recursive: true, force: true });
      const how = already ? 'had ended before it was asked to' : 'did not stop properly';
      assert.deepEqual([already, code, signal], [false, 0, null], `the server ${how}:\n${log}`);
    },
  };
}

/** Asks for an address by plain HTTP; the body is what came over the wire, still compressed. */
export async function ask(url, headers = {}) {
  const asked = request(url, { headers, agent: false });
  asked.end();
  const [response] = await once(asked, 'response');
  const chunks = [];
  for await (const chunk of response) {
    chunks.push(chunk);
  }
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
}
