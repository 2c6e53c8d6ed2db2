/** Encrypts secrets for the key-value store: AES-256-GCM with a key that is derived from one setting. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export interface Sealer {
  /** Encrypts a text. @param name the name under which it is stored; it cannot be decrypted under another */
  seal(name: string, text: string): string;
  /** Decrypts a text; undefined when it was encrypted with another key or name, or was changed. */
  open(name: string, sealed: string): string | undefined;
}

const FORMAT = 'v1';
const IV_BYTES = 12;

/** @param purpose what is sealed with another purpose cannot be opened. It is part of what is stored: never change it */
export function createSealer(secret: string, purpose: 'slack installations' | 'mailed cards'): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secret, 'concord', purpose, 32));
  return {
    seal(name, text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name));
      const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [FORMAT, ...[iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'))].join('.');
    },
    open(name, sealed) {
      const [format, iv = '', tag = '', data = ''] = sealed.split('.');
      if (format !== FORMAT) return undefined;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'))
          .setAAD(Buffer.from(name))
          .setAuthTag(Buffer.from(tag, 'base64url'));
        return Buffer.concat([decipher.update(Buffer.from(data, 'base64url')), decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
