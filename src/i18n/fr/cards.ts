/** Unreviewed: no native reader has checked these texts yet. Words that cards of several features have. */
export const cards = {
  'card.more': 'Plus…',
  'card.show': 'Afficher',
  'card.showRequest': 'Afficher {ref}',
  'card.showAll': 'Tout afficher',
  'card.andMore': { one: 'et {n:number} de plus', many: 'et {n:number} de plus', other: 'et {n:number} de plus' },
  'card.fromTheFirst': 'Revenir au début de la liste',
  'card.others': { one: '{n:number} autre', many: '{n:number} autres', other: '{n:number} autres' },
  'card.openDocument': 'Ouvrir le document (version {version})',
  'card.classification': 'Classification',
  'card.classification.unclassified': 'Non classifié',
  'card.classification.confidential': 'Confidentiel',
  'card.classification.strictlyConfidential': 'Strictement confidentiel',
  'card.correction.title.before': 'Titre avant',
  'card.correction.title.now': 'Titre désormais',
  'card.correction.title.none': 'Il n’y avait pas de titre avant.',
  'card.correction.documentUrl.before': 'Lien avant',
  'card.correction.documentUrl.now': 'Lien désormais',
  'card.correction.documentUrl.none': 'Il n’y avait pas de lien avant.',
  'card.correction.summary.before': 'Résumé avant',
  'card.correction.summary.now': 'Résumé désormais',
  'card.correction.summary.none': 'Il n’y avait pas de résumé avant.',
  'card.form.required': 'Veuillez remplir ce champ.',
  'card.next.requests.officer':
    'Ouvrez la première avec « Nouvelle demande d’approbation », ou écrivez « approbation nouvelle ».',
  'card.next.requests.member':
    'Le Secrétariat ouvre les demandes. Celle qui s’adresse à votre entité vous parvient ici, avec ses boutons.',
  'card.next.meetings.officer':
    'Prévoyez une série ou une seule réunion avec le bouton ci-dessous, ou écrivez « réunion nouvelle ».',
  'card.next.meetings.member':
    'Le Secrétariat prévoit les réunions ; l’invitation vous parvient ici. Une entité demande une réunion thématique en écrivant « réunion demander ».',
  'card.next.messages.officer': 'Écrivez le premier avec « Écrire au réseau… ». Vous le voyez avant qu’il ne parte.',
  'card.next.messages.member':
    'Ce que le Secrétariat envoie vous parvient ici. Une entité écrit au réseau avec « envoyer » ; le Secrétariat le voit d’abord.',
  'card.next.calls.officer':
    'Interrogez les entités avec « Demander des contributions… », ou écrivez « appel nouveau ».',
  'card.next.calls.member':
    'Un appel qui s’adresse à votre entité vous parvient ici, avec ses questions et le jour de la réponse.',
  'card.next.plan.officer':
    'Ajoutez la première activité avec le bouton ci-dessous, ou demandez les leurs aux entités avec « appel nouveau ».',
  'card.next.plan.member':
    'Le Secrétariat l’établit à partir des contributions des entités. Une activité dont votre entité est chef de file vous parvient ici.',
  'card.next.register.officer':
    'Une décision y prend son numéro d’elle-même : quand une demande est approuvée, ou quand vous consignez ce qu’une réunion a décidé.',
  'card.next.register.member':
    'Une décision y prend son numéro d’elle-même, quand une demande est approuvée ou qu’une réunion décide.',
  'card.form.noSurvivors': 'Aucune information permettant d’identifier des victimes ou des personnes rescapées.',
  'card.form.reason': 'Motif',
  'card.form.title': 'Titre',
  'card.form.documentUrl': 'Lien vers le document',
  'card.form.documentUrlHint': 'Le lien doit commencer par https://',
  'card.form.documentVersion': 'Version du document',
  'card.form.summary': 'Résumé (facultatif)',
  'card.form.classification': 'Classification',
  'card.form.workingDays': 'Jours ouvrés pour répondre',
  'card.form.closesOn': 'Ou la date de clôture',
  'card.rung.halfTime': 'La moitié du délai est écoulée.',
  'card.rung.workingDays': {
    one: 'Il reste un jour ouvré.',
    many: 'Il reste {n:number} jours ouvrés.',
    other: 'Il reste {n:number} jours ouvrés.',
  },
  'card.rung.lastWorkingDay': 'Aujourd’hui est le dernier jour ouvré avant la clôture.',
  'card.rung.tomorrow': 'Clôture demain, {closesAt:dayTime}, à votre heure.',
  'card.rung.today': 'Clôture aujourd’hui à {closesAt:time}.',
} as const;
