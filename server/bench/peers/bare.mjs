// The least a server can do: one prepared statement per request, whose text is the answer.
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  // Planning anew for each request would cost more than the reading, here as in our server.
  options: '-c plan_cache_mode=force_generic_plan',
});
const statements = JSON.parse(process.env.STATEMENTS);

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', async () => {
    try {
      const { name, values } = JSON.parse(body);
      const { rows } = await pool.query({ name, text: statements[name], values });
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(rows[0].answer);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
