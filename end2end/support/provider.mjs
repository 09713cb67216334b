// A provider of identities for a test: a real one, certified for OpenID Connect, with its own form for signing in.

import { once } from 'node:events';
import { createServer } from 'node:http';

import Provider from 'oidc-provider';

/** What the site is known as there, and how it proves that. */
export const CLIENT = { id: 'byblik', secret: 'et ord, som kun de to kender: 100 %' };

/**
 * Starts a provider on a free port, which sends people back to `origin`.
 *
 * `people` are by what they sign in as; what is changed there is said from then on.
 */
export async function startProvider(origin, people) {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${origin}/admin/log-ind/sso/svar`],
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'groups'], email: ['email'] },
    findAccount: (_, id) => people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
    pkce: { required: () => true },
    cookies: { keys: ['kun til prøver'] },
  });
  server.on('request', provider.callback());
  return {
    issuer,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
