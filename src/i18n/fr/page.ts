/** Unreviewed: no native reader has checked these texts yet. */
export const pages = {
  'page.title': 'Remettre la liste sous forme de fichier',
  'page.templateTitle': 'Remettre un modèle de document',
  'page.templateHint':
    'Un document Word (.docx) de 1 Mo au plus, avec les champs entre accolades. Rien ne change avant que vous n’ayez appuyé sur « Utiliser ce modèle ».',
  'page.templateSend': 'Vérifier le modèle',
  'page.file': 'Le fichier',
  'page.fileHint':
    'Un fichier CSV ou un classeur Excel (.xlsx) de {megabytes:number} Mo au plus. Une ligne nomme les colonnes : entité, nom, courriel, rôle, langue, fuseau. Rien ne change avant que vous ayez vu ce qui changerait.',
  'page.send': 'Voir ce qui changerait',
  'page.another': 'Un autre fichier',
  'page.whose': 'Cette page n’est que pour {name}, pendant une heure. Veuillez ne pas en communiquer l’adresse.',
  'page.none':
    'Cette page n’existe pas. Dans votre conversation avec Concord, tapez : membres téléverser, ou : modèles',
  'page.expired':
    'Cette page est restée disponible une heure. Pour en obtenir une nouvelle, tapez dans votre conversation avec Concord : membres téléverser, ou : modèles',
  'page.notYours': 'Cette page est réservée au Secrétariat du réseau.',
  'page.elsewhere':
    'Cette page est utilisée dans un autre navigateur. Pour obtenir la vôtre, tapez dans votre conversation avec Concord : membres téléverser, ou : modèles',
  'page.stale':
    'Ce formulaire ne vient pas d’une page ouverte ici. Rien n’a été modifié. Veuillez ouvrir de nouveau le lien.',
  'page.tooLarge': 'Cela dépasse {megabytes:number} Mo, la taille maximale acceptée. Rien n’a été modifié.',
  'page.templateTooLarge':
    'Le fichier dépasse 2 Mo, la taille maximale d’un modèle. Rien n’a été modifié. Réduisez ses images (« Compresser les images ») ou supprimez-en, puis envoyez-le de nouveau.',
  'page.back': 'Retour au formulaire',
  'page.noFile': 'Aucun fichier n’accompagne ce formulaire. Veuillez en choisir un.',
  'page.tooOften': 'C’est beaucoup en une minute. Veuillez patienter un instant.',
  'page.fault':
    'Une erreur s’est produite ici, et l’on ne sait pas si votre action a été enregistrée. Veuillez consulter la liste (membres) avant de réessayer.',
} as const;
