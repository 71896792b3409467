import { type Logger, pino } from 'pino';

export type { Logger };
export type Log = Logger;

export type LogLevel = 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** A JSON logger. Secrets and telephone numbers that slip into a logged object are struck out. */
export function createLog(level: LogLevel = 'info'): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['authorization', 'cookie', 'password', 'secret', 'token', 'phone'].flatMap((key) => [
        key,
        `*.${key}`,
        `*.*.${key}`,
      ]),
      censor: '***',
    },
  });
}

/** The logger of code that is given none, such as tests. */
export const silentLog: Log = createLog('silent');
