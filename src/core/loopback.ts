/** Recognises addresses of this machine: traffic to and from them stays on it. */
const HOSTS: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

/** @param host a name or an address without a port */
export const isLoopbackHost = (host: string): boolean => HOSTS.has(host);

/** @param url any text; what is not a URL is not on this machine */
export function isLoopback(url: string): boolean {
  try {
    return isLoopbackHost(new URL(url).hostname);
  } catch {
    return false;
  }
}
