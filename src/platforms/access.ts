/**
 * Concord's own access to a platform: its token or secret, its scopes, what an administrator allows it. Whether it is there
 * shows in what calls come to; that it is lost is a trouble while it lasts.
 */
import type { OurReason } from '../core/envelope.ts';
import type { Troubles } from '../core/troubles.ts';

export interface Access {
  /** A call came back without it. `what` is that call; without a name, all of them would. */
  lost(loss: Loss, what?: string): void;
  /** This call has got through: so has every other one, but for those that were refused by name. */
  good(what: string): void;
  /** Is it refused as a whole? */
  isLost(): boolean;
  /** @throws in plain words, while it is lost as a whole */
  check(): void;
}

export interface Loss {
  readonly reason: OurReason;
  /** The platform's own word for it (`token_revoked`, `AADSTS7000215`). */
  readonly said: string;
}

interface Deps {
  /** For people: `Slack`. */
  readonly platform: string;
  /** Tells this access from others: `slack/T1`. */
  readonly about: string;
  readonly troubles: Troubles;
  /** Instead of the usual words, for an administrator. */
  readonly words?: (loss: Loss) => string;
}

/** Under this name a loss of all of it is a trouble: `slack/T1/access`. */
export const WHOLE = 'access';

export function createAccess({
  platform,
  about,
  troubles,
  words: say = (loss) => lossWords(platform, loss),
}: Deps): Access {
  const losses = new Map<string, string>();
  const back = (what: string): void => {
    if (losses.delete(what)) troubles.end(`${about}/${what}`);
  };

  return {
    lost(loss, what = WHOLE) {
      const words = say(loss);
      losses.set(what, words);
      troubles.begin(`${about}/${what}`, words);
    },
    good(what) {
      if (losses.size === 0) return;
      back(WHOLE);
      back(what);
    },
    isLost: () => losses.has(WHOLE),
    check() {
      const words = losses.get(WHOLE);
      if (words !== undefined) throw new Error(words);
    },
  };
}

export function lossWords(platform: string, { reason, said }: Loss): string {
  switch (reason) {
    case 'accessRefused':
      return `${platform} refuses Concord’s own token or secret (${said}): what waits goes out when it is mended`;
    case 'scopeMissing':
      return `Concord lacks a scope in ${platform} (${said}): take the manifest over into the app, and install it again`;
    case 'restricted':
      return `an administrator’s setting keeps Concord out of ${platform} (${said})`;
    case 'signInAway':
      return `where Concord gets its token for ${platform} does not answer (${said}): what waits goes out when it does`;
  }
}
