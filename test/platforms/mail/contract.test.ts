/** Mail keeps the contracts of platforms and of renderers. */
import { platformContract, type Started } from '../../contracts/platform.contract.ts';
import { person } from '../../support/localDoor.ts';
import { mailOffice } from '../../support/mail/office.ts';
import { startRelay } from '../../support/mail/relay.ts';
import { mailRenderers } from '../../support/mail/renderers.ts';

async function start(): Promise<Started> {
  const relay = await startRelay();
  const { platform } = await mailOffice(relay);
  const blocked = new Set<string>();
  relay.answers = { recipient: (address) => (blocked.has(address) ? '550 5.7.1 refused' : undefined) };
  return {
    platform,
    people: [person('one'), person('other')],
    async seen({ email }) {
      const mine = relay.mails.filter(({ to }) => to.includes(email));
      // A mailbox shows a mail once, however often it came.
      const once = new Map(mine.map((mail) => [mail.headers['message-id'] ?? '', mail.text]));
      return [...once].map(([id, words]) => ({ id, words }));
    },
    async block({ email }, isBlocked) {
      if (isBlocked) blocked.add(email);
      else blocked.delete(email);
    },
    stop: () => relay.stop(),
  };
}

platformContract({ name: 'mail', start, edits: false, refusal: 'policyRefused' });

for (const renderer of mailRenderers) renderer((kind) => kind !== 'huge');
