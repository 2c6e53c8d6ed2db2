/** The private key with which mails are signed (DKIM, RFC 6376 and 8463). */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** `public`: the key as `p=` has it in the DNS. */
export type DkimKey = { readonly public: string } | { readonly fault: string };

/** Ed25519 keys stand in the DNS without the head that says what they are: so many bytes at the end are the key. */
const ED25519_BYTES = 32;

/** Reads the file with the private key; says why it signs nothing. */
export function readDkimKey(file: string): DkimKey {
  try {
    const key = createPrivateKey(readFileSync(file));
    const bytes = createPublicKey(key).export({ type: 'spki', format: 'der' });
    if (key.asymmetricKeyType === 'rsa') return { public: bytes.toString('base64') };
    if (key.asymmetricKeyType === 'ed25519') return { public: bytes.subarray(-ED25519_BYTES).toString('base64') };
    return NO_KEY;
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    return AWAY.has(String(code)) ? { fault: 'the file cannot be read' } : NO_KEY;
  }
}
const AWAY: ReadonlySet<string> = new Set(['ENOENT', 'EACCES', 'EISDIR']);
const NO_KEY = { fault: 'there is no private key for DKIM in the file (PEM, RSA or Ed25519)' } as const;
