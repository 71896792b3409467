// node follow.mjs 62.10 — prints every change of D/S below an area, until Ctrl-C. Give the last cursor to go on.
import { argv, env, stderr, stdout } from 'node:process';
import WebSocket from 'ws';
import { followUpdates } from './follow-updates.mjs';

const [within = '0', after] = argv.slice(2);
const url = (env.POKJANAL_URL ?? 'http://localhost:4000').replace(/^http/, 'ws');

followUpdates({
  url: `${url}/graphql`,
  token: env.POKJANAL_TOKEN,
  webSocketImpl: WebSocket,
  filter: { within, indicators: ['SKDN_DS'] },
  after,
  onItem: (item) => {
    const { numerator, denominator } = item.cells?.[0]?.current ?? {};
    const figure = item.cells ? `${item.name} ${item.period} ${numerator}/${denominator}` : '';
    stdout.write(`${item.cursor} ${item.__typename} ${figure}\n`);
  },
  onError: (error) => stderr.write(`${error.reason ?? JSON.stringify(error)}\n`),
});
