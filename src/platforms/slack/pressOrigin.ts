/** Where a press or words came from, and what is needed to answer there. */
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Door } from '../door.ts';
import type { CardChanges } from './cardChanges.ts';
import type { SlackChannel } from './inbound.ts';
import type { CardParts } from './parts.ts';
import type { Visitor } from './recognise.ts';
import type { ModalMetadata } from './views.ts';
import type { SlackWords } from './words.ts';
import type { Workspaces } from './workspaces.ts';

export interface AnswerDeps {
  readonly door: Pick<Door, 'answeredOn'>;
  readonly workspaces: Pick<Workspaces, 'of'>;
  readonly parts: CardParts;
  readonly changes: CardChanges;
  readonly words: SlackWords;
}

/** Where a press or words came from, and the means to answer there. */
export interface PressOrigin {
  readonly client: WebClient;
  readonly visitor: Visitor;
  /** Opens one modal, within three seconds. */
  readonly trigger?: string | undefined;
  /** Accepts five answers that only this person sees, within half an hour. */
  readonly responseUrl?: string | undefined;
  /** The conversation in which it was pressed or typed. */
  readonly at?: string | undefined;
  /** Our message that was pressed. */
  readonly message?: {
    readonly team: string;
    readonly channel: string;
    readonly ts: string;
    readonly ephemeral: boolean;
  };
  /** The channel, when it is not a chat with one person. */
  readonly channel?: SlackChannel | undefined;
  /** The open modal, and the form in it, whose inputs must not be lost. */
  readonly view?: {
    readonly id: string;
    readonly hash?: string | undefined;
    readonly form?: ModalView;
    /** Was nothing else pressed in it since? */
    readonly isLast?: () => boolean;
  };
  /** The chat in which it was typed. */
  readonly chat?: { readonly channel: string; readonly thread?: string | undefined; readonly open: boolean };
  /** The pressed act. */
  readonly verb?: string;
  /** The pressed card and its recipient. */
  readonly meta: ModalMetadata;
}

export const messageKey = ({ team, channel, ts }: NonNullable<PressOrigin['message']>): string =>
  `${team}/${channel}/${ts}`;
