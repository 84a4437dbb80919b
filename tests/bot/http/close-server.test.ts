import { once } from 'node:events';
import { get } from 'node:http';
import restify from 'restify';
import { closeServer, listen } from '../../../bot/http/listen.ts';

it('ends although a page holds a stream that does not end', async () => {
  const server = restify.createServer();
  server.get('/endless', (_request, response, next) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': here\n\n');
    next(false);
  });
  const port = await listen(server, 0);
  const request = get({ port, host: '127.0.0.1', path: '/endless' });
  const [stream] = await once(request, 'response');
  const cut = once(stream, 'error');

  await closeServer(server);
  const [error] = await cut;
  expect(error).toHaveProperty('code', 'ECONNRESET');
});
