/** What cards must know of the platform on which they are read; its descriptor says it. */
export interface PlatformTraits {
  /** What a press in a channel brings opens in a window that only the presser sees; elsewhere it comes to their own chat. */
  readonly opensWindows: boolean;
}
