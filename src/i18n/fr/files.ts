/** Unreviewed: no native reader has checked these texts yet. */
export const files = {
  'file.none': 'Ce fichier n’existe pas. Veuillez redemander le lien à Concord.',
  'file.expired': 'Ce lien a expiré. Veuillez en demander un nouveau à Concord.',
  'file.notYours': 'Ce fichier ne vous est plus destiné.',
  'file.gone': 'Ce dont traitait ce fichier n’existe plus.',
  'file.notNow': 'Le fichier ne peut pas être préparé maintenant. Veuillez réessayer dans un instant.',
  'file.noCalendar': 'Ce calendrier n’existe pas. Veuillez redemander l’adresse à Concord.',
  'file.calendarNotNow': 'Le calendrier ne peut pas être préparé maintenant. Veuillez réessayer dans un instant.',
  'http.nothingHere': 'Il n’y a rien à cette adresse.',
  'http.unreadable': 'La demande ne peut pas être lue.',
  'http.fault': 'Une erreur s’est produite ici. Référence : {reference}',
  'http.starting': 'Concord est en train de démarrer. Veuillez réessayer dans un instant.',
  'paper.page': 'Page {page} sur {pages}',
} as const;
