import { openStore } from '../app/store.ts';
import { readConfig } from '../runtime/config.ts';
import type { AuditVerdict, Store } from '../store/store.ts';
import { say, type Command } from './command.ts';

/** Checks the audit trail of every network. Exit code 2 when something was changed outside the program. */
export const audit: Command = {
  usage: 'audit',
  does: 'checks the audit trail: finds any change made outside the program (stop it first, unless the state is in MongoDB)',
  async run() {
    const store = await openStore(readConfig(process.env), say);
    try {
      return await check(store);
    } finally {
      await store.close();
    }
  },
};

async function check(store: Store): Promise<number> {
  let code = 0;
  for (const network of [...(await store.networks()), ...((await store.damaged?.()) ?? [])]) {
    const verdict = await store.verifyAudit(network);
    if (!verdict.ok) code = 2;
    say(`${network}: ${inWords(verdict)}`);
  }
  return code;
}

/** The result of the check in words. After a restore it lists the documents to look at. */
export function inWords(verdict: AuditVerdict): string {
  if (verdict.ok) return `${verdict.lines} lines, all in order. The last hash is ${verdict.last}.`;
  const what = {
    changed: 'was changed',
    missing: 'is missing',
    documentChanged: `does not fit the stored ${verdict.document ?? 'document'}`,
  }[verdict.why];
  const others = verdict.others ? ` Nor do these fit their lines: ${verdict.others.join(', ')}.` : '';
  return `line ${verdict.seq} ${what}. This was not done by Concord.${others}`;
}
