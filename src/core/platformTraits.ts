/** What cards have to know about the platform on which they are read. The platform's descriptor says it. */
export interface PlatformTraits {
  /** A press in a channel opens a window that only the presser sees. On other platforms the answer goes to their own chat. */
  readonly opensWindows: boolean;
}
