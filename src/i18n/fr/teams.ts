/** Unreviewed: no native reader has checked these texts yet. */
export const teams = {
  'teams.answeredPrivately': 'J’ai répondu dans notre conversation : ce que j’y montre ne s’adresse qu’à vous.',
  'teams.installFirst':
    'Je réponds à chaque personne dans une conversation qui lui est propre, et je ne peux pas écrire dans la vôtre. Veuillez ajouter Concord à vos applications Teams, puis reposer votre question.',
  'teams.typed': 'Ce que vous aviez écrit',
  'teams.whichNetwork': 'De quel réseau parlez-vous ?',
  'teams.whichNetworkWhy':
    'Vous êtes dans plusieurs réseaux. Ce que vous écrivez va à celui que vous choisissez ici, jusqu’à ce que vous en nommiez un autre au début, comme dans « {example} ».',
  'teams.notNow':
    'Je n’ai pas pu demander à Teams qui vous êtes. Rien n’a été enregistré ; veuillez réessayer dans un instant.',
  'teams.fault':
    'Une erreur s’est produite ici, et je ne sais pas si votre action a été enregistrée. Veuillez consulter la carte, ou taper « accueil », avant de réessayer.',
} as const;
