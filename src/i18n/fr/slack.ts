/** Unreviewed: no native reader has checked these texts yet. */
export const slack = {
  'slack.loading': 'Un instant…',
  'slack.close': 'Fermer',
  'slack.send': 'Envoyer',
  'slack.yes': 'Oui',
  'slack.no': 'Non',
  'slack.answer': 'Concord',
  'slack.again': 'Slack a mis trop de temps à ouvrir le formulaire. Veuillez appuyer de nouveau sur le bouton.',
  'slack.notNow': 'Je n’ai pas pu demander à Slack qui vous êtes. Veuillez réessayer dans un instant.',
  'slack.old': 'Cette carte est trop ancienne. Tapez /concord home pour voir ce qui vous attend maintenant.',
} as const;
