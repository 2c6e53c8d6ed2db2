/** Logs the warnings of Bolt and of Slack's client, without tokens and payloads. */
import { LogLevel, type Logger } from '@slack/web-api';

interface Log {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

const MAX_LENGTH = 300;
const words = (said: readonly unknown[]): string =>
  said
    .filter((part) => typeof part === 'string')
    .join(' ')
    .replace(/xox[a-z]-[\w-]+|xapp-[\w-]+/g, 'xox…')
    .slice(0, MAX_LENGTH);

export const slackLogger = (log: Log): Logger => ({
  debug: () => undefined,
  info: () => undefined,
  warn: (...said) => log.warn({ code: 'slack.library' }, words(said) || 'a warning'),
  error: (...said) => log.error({ code: 'slack.library' }, words(said) || 'a fault'),
  setLevel: () => undefined,
  getLevel: () => LogLevel.WARN,
  setName: () => undefined,
});
