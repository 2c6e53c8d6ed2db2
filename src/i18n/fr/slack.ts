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
  'slack.againShortcut':
    'Slack a mis trop de temps à ouvrir le formulaire. Veuillez choisir de nouveau « Send to the network… ».',
  'slack.moreRoom': 'Place pour un texte plus long',
  'slack.tooDeep': 'Slack n’ouvre pas plus de trois fenêtres. Veuillez d’abord envoyer ou fermer celle-ci.',
  'slack.trying': 'Un instant : Concord vérifie qu’il peut publier ici…',
  'slack.typed': 'Ce que vous aviez écrit',
  'slack.fault':
    'Une erreur s’est produite ici, et je ne sais pas si votre action a été enregistrée. Veuillez consulter la carte, ou taper /concord accueil, avant de réessayer.',
  'slack.notServed':
    'Concord ne peut rien faire dans cet espace de travail pour le moment : son accès à Slack manque ou n’est plus valable. Rien n’a été enregistré. Veuillez en informer votre secrétariat ; les responsables de Concord sont également prévenus.',
  'slack.old': 'Cette carte est trop ancienne. Tapez /concord home pour voir ce qui vous attend maintenant.',
} as const;
