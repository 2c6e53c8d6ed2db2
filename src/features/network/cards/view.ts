/** What the card of the settings is drawn from. */
import type { Room } from '../../../core/room.ts';

export interface SettingsView {
  /** Name of the input, and the value as a person would type it. */
  readonly values: Readonly<Record<string, string>>;
  readonly rooms: readonly Room[];
}
