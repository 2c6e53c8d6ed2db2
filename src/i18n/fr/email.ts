/** Unreviewed: no native reader has checked these texts yet. */
export const email = {
  'email.youCan': 'Vous pouvez répondre :',
  'email.open': 'Ouvrir et répondre',
  'email.look': 'Ouvrir',
  'email.above': '– Répondre au-dessus de cette ligne –',
  'email.whose':
    'Pour {name}. Toute personne qui a ce courriel peut lire ce qu’il dit ; pour répondre, il faut un code envoyé à votre adresse.',
  'email.whoseEntity':
    'Pour {name}, {entity}. Toute personne qui a ce courriel peut lire ce qu’il dit ; pour répondre, il faut un code envoyé à votre adresse.',
  'email.notYou':
    'Une réponse à ce courriel parvient au Secrétariat sous forme de texte ; ce n’est pas une position. Si ce courriel ne vous est pas destiné, veuillez répondre en le disant.',
  'email.subject': 'Un message de Concord',
  'email.codeSubject': 'Votre code pour Concord',
  'email.code':
    '{name}, votre code est :\n\n{code}\n\nIl est valable dix minutes, dans le navigateur où il a été demandé. Il aura cet effet :\n\n{what}\n\nSi ce n’était pas vous, rien ne s’est passé et vous n’avez rien à faire.',
  'email.linkSubject': 'Votre nouveau lien vers Concord',
  'email.link':
    '{name}, voici de nouveau le chemin vers votre page :\n\n{link}\n\nCe lien est personnel et valable quatorze jours. L’ouvrir ne change rien ; pour répondre, il faut un code qui vous est envoyé.\n\nSi vous ne l’avez pas demandé, rien ne s’est passé et vous n’avez rien à faire.',
  'email.cameBack':
    'Des courriels envoyés à cette adresse sont revenus {at:instant}, et elle n’est plus utilisée : {words}',
  'email.retry': 'Réessayer cette adresse',
  'email.retried':
    'Les courriels partent de nouveau vers {email}. Ce qui n’est pas parvenu à {name} est envoyé maintenant.',
  'email.test.subject': 'Concord : un courriel d’essai',
  'email.test.text':
    'Ce courriel a été envoyé pour vérifier que Concord peut envoyer des courriels. Il n’y a rien à faire.',
} as const;
