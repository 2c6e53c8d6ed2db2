/** Unreviewed: no native reader has checked these texts yet. Templates of documents: what is in use, what is wrong with one, and the remedy. */
export const templates = {
  'templates.title': 'Modèles de documents',
  'templates.explain':
    'Chaque document a une présentation intégrée. Un fichier Word de votre main prend sa place : votre en-tête, vos termes, votre ordre, avec les champs entre accolades.',
  'templates.listed': 'Voici les documents qui peuvent avoir un modèle à vous.',
  'templates.here': 'Voici le modèle du document.',
  'templates.document.minutes': 'Compte rendu analytique d’une réunion',
  'templates.document.decision': 'Fiche de décision',
  'templates.document.register': 'Registre des décisions',
  'templates.document.endorsement': 'Relevé d’une approbation écrite',
  'templates.document.rmc': 'Composition du CGR',
  'templates.document.circular': 'Circulaire',
  'templates.builtIn': 'présentation intégrée',
  'templates.ownBy': 'modèle propre, de {by}, {at:instant}',
  'templates.names': 'nomme une personne effacée : fichier à remplacer',
  'templates.how':
    'Téléchargez le modèle, modifiez-le dans Word, puis envoyez-moi le fichier dans cette conversation ou téléversez-le sur la page. Rien ne change avant que vous n’appuyiez sur « Utiliser ce modèle ».',
  'templates.fields': 'Champs',
  'templates.listField': '{list} : {fields:list}',
  'templates.marks':
    'Écrivez {left}champ{right}. Une liste va de {left}#liste{right} à {left}/liste{right}, dans une ligne de tableau ou en paragraphes. {left}#champ?{right} … {left}/champ?{right} ne figure que s’il y a quelque chose, {left}^champ{right} … {left}/champ{right} que s’il n’y a rien.',
  'templates.act.download': 'Télécharger le modèle utilisé',
  'templates.act.builtIn': 'Télécharger le modèle intégré',
  'templates.act.sample': 'Le voir avec des exemples',
  'templates.act.upload': 'Téléverser un modèle…',
  'templates.act.use': 'Utiliser ce modèle',
  'templates.act.reset': 'Revenir à la présentation intégrée',
  'templates.act.all': 'Tous les modèles',
  'templates.good': 'Le modèle peut être utilisé. Regardez-le d’abord avec des exemples.',
  'templates.unmarked':
    'Il n’affiche pas {field} dans l’en-tête ou le pied de chaque page. Ce qui est d’accès restreint est marqué sur chaque page : les documents restreints gardent donc la présentation intégrée tant que le champ n’y figure pas.',
  'templates.set': 'Le document est désormais établi d’après ce modèle.',
  'templates.resetDone': 'La présentation intégrée est de nouveau utilisée.',
  'templates.isBuiltIn': 'La présentation intégrée est déjà utilisée.',
  'templates.noFile': 'Donnez un fichier Word (.docx).',
  'templates.gone': 'Le fichier n’est plus là : les fichiers sont gardés une heure. Veuillez l’envoyer de nouveau.',
  'templates.faulty':
    'Le modèle ne peut pas encore être utilisé. Ce qui ne va pas, et où, figure ci-dessous ; rien n’a changé.',
  'templates.faults': 'Ce qui ne va pas dans le modèle',
  'templates.which': 'Pour quel document est ce modèle ?',
  'template.at.body': 'Paragraphe {n:number} : « {words} »',
  'template.at.header': 'En-tête, paragraphe {n:number} : « {words} »',
  'template.at.footer': 'Pied de page, paragraphe {n:number} : « {words} »',
  'template.at.notes': 'Notes, paragraphe {n:number} : « {words} »',
  'template.at.comments': 'Commentaire, paragraphe {n:number} : « {words} »',
  'template.fault.tooLarge':
    'Le fichier dépasse 2 Mo. Réduisez ses images (« Compresser les images ») ou supprimez-en.',
  'template.fault.notZip':
    'Ce n’est pas un fichier Word, ou il a été tronqué. Enregistrez-le dans Word comme « Document Word (.docx) » et envoyez-le de nouveau.',
  'template.fault.oldFormat':
    'C’est l’ancien format de Word, ou le fichier a un mot de passe. Enregistrez-le comme « Document Word (.docx) », sans mot de passe.',
  'template.fault.notWord':
    'C’est un autre fichier Office, pas un texte Word. Enregistrez le texte comme « Document Word (.docx) ».',
  'template.fault.unpacksTooLarge':
    'Le fichier, décompressé, est bien plus grand qu’un en-tête ne le demande. Copiez son contenu dans un nouveau document et enregistrez celui-ci.',
  'template.fault.macro':
    'Le fichier contient une macro, qui s’exécuterait chez quiconque ouvre un document. Enregistrez-le comme « Document Word (.docx) », sans macros.',
  'template.fault.tracked':
    'Le fichier contient des modifications suivies : ce qui a été supprimé se lirait dans chaque document. Dans Word, acceptez ou refusez toutes les modifications (« Révision »), enregistrez, puis téléversez-le de nouveau.',
  'template.fault.empty': 'Le document ne contient aucun texte. Partez du modèle intégré.',
  'template.fault.noFields':
    'Le document ne contient aucun champ : tous les documents seraient identiques. Écrivez les champs entre accolades, comme dans le modèle intégré.',
  'template.fault.unreadable':
    'Le document ne peut pas être rempli. Copiez son contenu dans un nouveau document, sans suivi des modifications, et enregistrez celui-ci.',
  'template.fault.embedded':
    'Un objet est incorporé au fichier ({name}) et s’ouvrirait avec chaque document. Supprimez-le, ou collez-le comme image.',
  'template.fault.external':
    'Le fichier va chercher quelque chose ailleurs ({name}). Insérez l’image elle-même, non un lien vers elle, et retirez les autres liens vers des fichiers.',
  'template.fault.fetches':
    'Un champ de Word va chercher quelque chose ou lance un programme ({name}). Supprimez le champ, ou convertissez-le en texte (Ctrl+Maj+F9).',
  'template.fault.declares':
    'Une partie du fichier est écrite comme Word ne l’écrit jamais ({name}). Copiez le contenu dans un nouveau document et enregistrez celui-ci.',
  'template.fault.leaves':
    'Le fichier contient une partie dont le nom mène hors de lui ({name}), ce que Word n’écrit jamais. Copiez le contenu dans un nouveau document et enregistrez celui-ci.',
  'template.fault.openBrace':
    '« {name} » ouvre ce qui n’est pas fermé. Fermez l’accolade dans le même paragraphe, ou supprimez-la.',
  'template.fault.closeBrace':
    '« {name} » ferme ce qui n’a pas été ouvert. Ouvrez l’accolade dans le même paragraphe, ou supprimez-la.',
  'template.fault.notField':
    '« {name} » n’est pas un champ : il n’y a que des lettres entre les accolades, précédées de #, ^ ou / et suivies de ?. Écrivez un champ de la liste.',
  'template.fault.unknown': '« {name} » n’est pas connu. Écrivez un champ de la liste, ou supprimez-le.',
  'template.fault.nearly': '« {name} » n’est pas connu. Vouliez-vous dire « {other} » ?',
  'template.fault.outside':
    '« {name} » appartient aux éléments d’une liste. Écrivez-le entre le début et la fin de « {other} ».',
  'template.fault.isList':
    '« {name} » est une liste. Commencez-la par # et terminez-la par /, avec les champs de ses éléments entre les deux.',
  'template.fault.notOpened':
    '« {name} » termine ce qui n’a pas été commencé. Écrivez « {other} » avant, ou supprimez-le.',
  'template.fault.notClosed':
    '« {name} » commence ce qui n’est pas terminé. Écrivez « {other} » là où cela se termine, ou supprimez-le.',
  'template.fault.crossed':
    '« {name} » se termine avant « {other} », commencé plus tard. Ce qui commence en dernier doit se terminer en premier.',
  'template.fault.acrossTable':
    '« {name} » se termine hors du tableau où commence « {other} », ou l’inverse. Écrivez les deux dans la même ligne, ou les deux en dehors.',
  'template.fault.comment':
    '« {name} » est un commentaire, qui se lirait dans chaque document. Dans Word, supprimez tous les commentaires (« Révision »), enregistrez, puis téléversez le fichier de nouveau.',
  'template.fault.hidden':
    '« {name} » est masqué : aucune page ne le montre, et il se lirait dans chaque document. Dans Word, affichez toutes les marques (¶), supprimez-le ou décochez « Masqué », puis téléversez le fichier de nouveau. Les images masquées sont dans la liste des objets (« Volet Sélection »).',
} as const;
