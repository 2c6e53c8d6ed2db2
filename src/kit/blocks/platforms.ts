/** The names of platforms, as people know them. */
import { CHAT_PLATFORMS, type SendingPlatform } from '../../core/ids.ts';
import type { Speaker } from '../../i18n/speaker.ts';

const KNOWN: readonly SendingPlatform[] = [...CHAT_PLATFORMS, 'mail'];

/** A later version may have stored a platform that this version does not know. */
export function platformName(say: Speaker, platform: string): string {
  const known = KNOWN.find((one) => one === platform);
  return known ? say(`platform.${known}`) : platform;
}
