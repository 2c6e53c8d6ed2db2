/**
 * Unreviewed: no native reader has checked these texts yet.
 * Answers of rules about messages.
 */
export const correspondence = {
  'correspondence.compose': 'Remplissez le formulaire. Rien ne part avant que vous ne l’ayez vu.',
  'correspondence.preview': 'Voici ce que verront les destinataires. Rien n’est encore parti.',
  'correspondence.here': 'Voici {ref}.',
  'correspondence.listed': {
    zero: 'Aucun message.',
    one: '{n:number} message.',
    many: '{n:number} messages.',
    other: '{n:number} messages.',
  },
  'correspondence.unknownAudience':
    'Je ne connais pas {names:list}. Veuillez employer des groupes ou les sigles des entités.',
  'correspondence.emptyAudience': 'Il n’y a personne parmi ces destinataires actuellement.',
  'correspondence.inThePast': 'Ce moment est passé.',
  'correspondence.sent': {
    one: '{ref} part vers {n:number} personne ({entities:entityCount}). Votre carte en montre l’avancement.',
    many: '{ref} part vers {n:number} personnes ({entities:entityCount}). Votre carte en montre l’avancement.',
    other: '{ref} part vers {n:number} personnes ({entities:entityCount}). Votre carte en montre l’avancement.',
  },
  'correspondence.sentOne': {
    one: '{ref} part vers {n:number} personne ({entity:entity}). Votre carte en montre l’avancement.',
    many: '{ref} part vers {n:number} personnes ({entity:entity}). Votre carte en montre l’avancement.',
    other: '{ref} part vers {n:number} personnes ({entity:entity}). Votre carte en montre l’avancement.',
  },
  'correspondence.scheduled': '{ref} part le {at:instant}. Jusque-là, on peut l’annuler.',
  'correspondence.proposalsSent': {
    one: '{ref} part vers {n:number} entité, priée de le diffuser au plus tard le {dueAt:instant}.',
    many: '{ref} part vers {n:number} entités, priées de le diffuser au plus tard le {dueAt:instant}.',
    other: '{ref} part vers {n:number} entités, priées de le diffuser au plus tard le {dueAt:instant}.',
  },
  'correspondence.passOnSent': {
    one: '{ref} part vers {n:number} entité, qui est priée de le relayer.',
    many: '{ref} part vers {n:number} entités, qui sont priées de le relayer.',
    other: '{ref} part vers {n:number} entités, qui sont priées de le relayer.',
  },
  'correspondence.passOnSentBy': {
    one: '{ref} part vers {n:number} entité, qui est priée de le relayer au plus tard le {dueAt:instant}.',
    many: '{ref} part vers {n:number} entités, qui sont priées de le relayer au plus tard le {dueAt:instant}.',
    other: '{ref} part vers {n:number} entités, qui sont priées de le relayer au plus tard le {dueAt:instant}.',
  },
  'correspondence.passedOnNow': 'C’est noté : {entity:entity} a relayé {ref}.',
  'correspondence.notToPassOn': '{ref} n’est pas à relayer.',
  'correspondence.urgentSent': {
    one: '{ref} part, marqué urgent, vers {n:number} personne.',
    many: '{ref} part, marqué urgent, vers {n:number} personnes.',
    other: '{ref} part, marqué urgent, vers {n:number} personnes : le Secrétariat et tous les points focaux.',
  },
  'correspondence.urgentTaken': '{ref} de votre entité est parti à l’instant même. Veuillez appuyer encore une fois.',
  'correspondence.tooManyUrgent': {
    one: '{entity:entity} a envoyé son message urgent d’aujourd’hui ({n:number} par jour). Vous pouvez proposer celui-ci à la diffusion.',
    many: '{entity:entity} a envoyé ses {n:number} messages urgents d’aujourd’hui. Vous pouvez proposer celui-ci à la diffusion.',
    other:
      '{entity:entity} a envoyé ses {n:number} messages urgents d’aujourd’hui. Vous pouvez proposer celui-ci à la diffusion.',
  },
  'correspondence.submitted':
    '{ref} attend le Secrétariat, qui le diffuse. Vous saurez ce qu’il devient et pouvez le modifier ou l’annuler jusque-là.',
  'correspondence.edited': '{ref} est modifié. Le Secrétariat voit le nouveau texte.',
  'correspondence.cancelled': '{ref} est annulé. Il ne partira pas.',
  'correspondence.claimed': 'La décision sur {ref} vous revient. Vos collègues le voient.',
  'correspondence.released': '{ref} est de nouveau libre pour toute personne qui modère.',
  'correspondence.notClaimed': 'Vous n’avez pas pris {ref}.',
  'correspondence.approved': {
    one: '{ref} est validé et part vers {n:number} personne.',
    many: '{ref} est validé et part vers {n:number} personnes.',
    other: '{ref} est validé et part vers {n:number} personnes.',
  },
  'correspondence.declined': '{ref} est refusé. La personne qui l’a soumis en connaît le motif.',
  'correspondence.decidedAlready': '{ref} a déjà fait l’objet d’une décision.',
  'correspondence.notHeld': '{ref} n’attend plus de décision.',
  'correspondence.senderOnly': 'Seule la personne qui l’a soumis peut le modifier ou l’annuler.',
  'correspondence.ownSubmission':
    'Personne ne décide de son propre envoi. Veuillez laisser {ref} à une autre personne du Secrétariat.',
  'correspondence.claimedBy': '{name} a pris {ref}.',
  'correspondence.stale': '{ref} a été modifié depuis que vous l’avez lu. Le voici tel qu’il est.',
  'correspondence.acknowledged': 'Merci. L’accusé de réception de {ref} est transmis.',
  'correspondence.sharedNow': 'C’est noté : {entity:entity} a diffusé {ref} à ses bureaux extérieurs.',
  'correspondence.noProposals': '{ref} n’est pas un appel à propositions.',
  'correspondence.notForYou': '{ref} ne vous a pas été envoyé.',
  'correspondence.notSent': '{ref} n’est pas parti.',
  'correspondence.replied': 'Votre réponse à {ref} est allée au Secrétariat, et à personne d’autre.',
  'correspondence.notUrgent': '{ref} n’est pas un message urgent.',
  'correspondence.reviewed': '{ref} est examiné.',
  'correspondence.reviewedAlready': '{ref} a déjà été examiné.',
  'correspondence.nothingFailed':
    'Aucun message sur {ref} n’a échoué, rien n’est donc renvoyé. L’envoi de ce qui n’est pas encore parti se poursuit.',
  'correspondence.retriedHeld': 'Nouvel essai immédiat de ce qui, au sujet de {ref}, attend l’accès de Concord.',
  'correspondence.retriedRested':
    'Rien n’est renvoyé sur {ref}. Laissés de côté parce que les courriels vers l’adresse sont revenus et qu’aucun compte Slack ou Teams n’est connu : {rested:number}. « Réessayer cette adresse » se trouve sur la fiche de la personne.',
  'correspondence.retriedNotRested': {
    one: 'Nouvel essai pour {n:number} destinataire de {ref}. Laissés de côté parce que les courriels vers l’adresse sont revenus et qu’aucun compte Slack ou Teams n’est connu : {rested:number}. « Réessayer cette adresse » se trouve sur la fiche de la personne.',
    many: 'Nouvel essai pour {n:number} destinataires de {ref}. Laissés de côté parce que les courriels vers l’adresse sont revenus et qu’aucun compte Slack ou Teams n’est connu : {rested:number}. « Réessayer cette adresse » se trouve sur la fiche de la personne.',
    other:
      'Nouvel essai pour {n:number} destinataires de {ref}. Laissés de côté parce que les courriels vers l’adresse sont revenus et qu’aucun compte Slack ou Teams n’est connu : {rested:number}. « Réessayer cette adresse » se trouve sur la fiche de la personne.',
  },
  'correspondence.retried': {
    one: 'Nouvel essai pour {n:number} destinataire de {ref}.',
    many: 'Nouvel essai pour {n:number} destinataires de {ref}.',
    other: 'Nouvel essai pour {n:number} destinataires de {ref}.',
  },
  'correspondence.maybeReply': 'Je n’ai envoyé cela à personne. Est-ce une réponse ?',
} as const;
