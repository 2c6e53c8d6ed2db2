/** The private key with which mails are signed (DKIM, RFC 6376 and 8463). */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** `public`: the key as `p=` has it in the DNS. `weak`: it signs, and a longer one is advised. */
export type DkimKey = { readonly public: string; readonly weak?: string } | { readonly fault: string };

/** Ed25519 keys stand in the DNS without the head that says what they are: so many bytes at the end are the key. */
const ED25519_BYTES = 32;

/** Reads the file with the private key; says why it signs nothing. */
export function readDkimKey(file: string): DkimKey {
  try {
    const key = createPrivateKey(readFileSync(file));
    const bytes = createPublicKey(key).export({ type: 'spki', format: 'der' });
    if (key.asymmetricKeyType === 'rsa')
      return rsa(bytes.toString('base64'), key.asymmetricKeyDetails?.modulusLength ?? 0);
    if (key.asymmetricKeyType === 'ed25519') return { public: bytes.subarray(-ED25519_BYTES).toString('base64') };
    return NO_KEY;
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    return AWAY.has(String(code)) ? { fault: 'the file cannot be read' } : NO_KEY;
  }
}

/** RFC 8301, 3.2: signatures of fewer than 1024 bits count nowhere, and 2048 should be used. */
const [LEAST_BITS, ADVISED_BITS] = [1024, 2048];

function rsa(key: string, bits: number): DkimKey {
  if (bits < LEAST_BITS)
    return {
      fault: `the RSA key has ${bits} bits, and receivers count none under ${LEAST_BITS}: make one of ${ADVISED_BITS}`,
    };
  return {
    public: key,
    ...(bits < ADVISED_BITS && { weak: `the RSA key for DKIM has ${bits} bits: ${ADVISED_BITS} are advised` }),
  };
}

const AWAY: ReadonlySet<string> = new Set(['ENOENT', 'EACCES', 'EISDIR']);
const NO_KEY = { fault: 'there is no private key for DKIM in the file (PEM, RSA or Ed25519)' } as const;
