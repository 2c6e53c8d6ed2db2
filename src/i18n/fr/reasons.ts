/** Unreviewed: no native reader has checked these texts yet. Why somebody was not reached. */
export const reasons = {
  'reason.blocked': 'a bloqué ou supprimé Concord',
  'reason.noAddress': 'n’a encore ouvert Concord sur aucune plateforme',
  'reason.notFound': 'est introuvable sur la plateforme',
  'reason.rateLimited': 'la plateforme limite les messages ; l’envoi se poursuit',
  'reason.unavailable': 'la plateforme est injoignable',
  'reason.timedOut': 'la plateforme n’a pas répondu à temps',
  'reason.refused': 'la plateforme a refusé le message',
  'reason.tooLarge': 'le message était trop volumineux pour la plateforme',
  'reason.mailboxFull': 'la boîte aux lettres est pleine',
  'reason.policyRefused': 'la messagerie du destinataire refuse le courriel selon ses règles',
  'reason.hostUnknown': 'le serveur de messagerie de l’adresse est introuvable',
  'reason.noSuchMailbox': 'cette boîte aux lettres n’existe pas',
  'reason.mailTooBig': 'le courriel était trop volumineux pour la messagerie',
  'reason.mailNotTaken': 'la messagerie a refusé le courriel',
  'reason.mailOverdue': 'la messagerie du destinataire n’a pas accepté le courriel pendant des jours',
  'reason.mailsCameBack':
    'des courriels envoyés à cette adresse sont déjà revenus, et aucun n’est plus envoyé ; corriger l’adresse, ou demander un nouvel essai depuis la fiche de la personne',
  'reason.addressBeyondRelay':
    'le relais de messagerie de Concord n’accepte que des lettres de a à z avant @ ; il faut une autre adresse, ou un relais avec SMTPUTF8',
  'reason.triedTooOften': 'l’envoi a échoué trop souvent et a été abandonné',
  'reason.accessRefused':
    'l’accès de Concord lui-même à la plateforme est refusé (jeton ou secret) : l’entité n’y est pour rien ; le message partira quand un administrateur l’aura rétabli',
  'reason.scopeMissing':
    'il manque à Concord lui-même un droit sur la plateforme : l’entité n’y est pour rien ; le message partira quand un administrateur l’aura accordé',
  'reason.restricted':
    'un réglage d’administrateur empêche Concord d’écrire sur la plateforme : l’entité n’y est pour rien ; le message partira quand il sera levé',
  'reason.signInAway':
    'Concord n’obtient pas actuellement son propre accès auprès de la plateforme : l’entité n’y est pour rien ; le message partira dès que possible',
  'reason.noRepresentative': 'n’a ni point focal ni suppléant sur la liste',
  'reason.notInTime': 'aucune remise n’a été confirmée avant la clôture',
  'reason.tooLate': 'a été jointe trop tard avant la clôture pour que son silence compte',
  'reason.askedByMail': 'a été consultée par courriel, et rien ne prouve que le courriel a été lu ou remis',
  'reason.mailReturned': 'a été consultée par courriel, et le courriel est revenu',
  'reason.mailNotFound':
    'a été consultée par courriel, et le courriel est revenu\u00a0: cette boîte aux lettres n’existe pas',
  'reason.mailTooLarge': 'a été consultée par courriel, et le courriel est revenu\u00a0: il était trop volumineux',
  'reason.mailRefused':
    'a été consultée par courriel, et le courriel est revenu\u00a0: le système de messagerie l’a refusé',
  'reason.mailFull': 'a été consultée par courriel, et le courriel est revenu\u00a0: la boîte aux lettres est pleine',
  'reason.mailByPolicy':
    'a été consultée par courriel, et le courriel est revenu\u00a0: la messagerie du destinataire le refuse selon ses règles (demandez-lui d’admettre l’expéditeur de Concord)',
  'reason.mailNoHost':
    'a été consultée par courriel, et le courriel est revenu\u00a0: le serveur de messagerie de l’adresse est introuvable',
  'reason.mailExpired':
    'a été consultée par courriel, et le courriel est revenu\u00a0: la messagerie du destinataire ne l’a pas accepté pendant des jours',
  'reason.back.notFound': 'cette boîte aux lettres n’existe pas',
  'reason.back.tooLarge': 'il était trop volumineux',
  'reason.back.refused': 'la messagerie du destinataire l’a refusé',
  'reason.back.timedOut': 'la messagerie du destinataire ne l’a pas accepté pendant des jours',
  'reason.back.mailReturned': 'la raison n’est pas connue',
  'reason.mailDelayed': 'a été consultée par courriel, et le système de messagerie signale que le courriel est retardé',
  'reason.mailTooLate': 'a été consultée par courriel trop tard avant la clôture pour que son silence compte',
  'reason.mailboxUnread':
    'a été consultée par courriel, et la boîte de réception de Concord n’a pas été lue depuis la clôture\u00a0: on ne sait pas si le courriel est revenu',
  'reason.unknown': 'non remis ({code})',
} as const;
