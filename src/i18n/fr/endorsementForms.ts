/** Unreviewed: no native reader has checked these texts yet. The buttons and forms of a request. */
export const endorsementForms = {
  'card.act.endorse': 'Approuver',
  'card.act.object': 'Formuler une objection…',
  'card.act.objectAgain': 'Modifier l’objection…',
  'card.act.objectSubmit': 'Envoyer l’objection',
  'card.act.alsoDiscuss': 'Demander aussi l’examen en réunion',
  'card.act.discuss': 'Demander l’examen en réunion…',
  'card.act.discussSubmit': 'Envoyer la demande',
  'card.act.withdrawObjection': 'Retirer l’objection…',
  'card.act.withdrawObjectionSubmit': 'Retirer l’objection',
  'card.act.withdrawRequest': 'Retirer la demande d’examen en réunion…',
  'card.act.withdrawRequestSubmit': 'Retirer la demande d’examen en réunion',
  'card.act.recuse': 'Se récuser…',
  'card.act.recuseSubmit': 'Se récuser',
  'card.recuse.why': 'Motif (facultatif)',
  'card.recuse.note':
    'Votre entité apparaît comme s’étant récusée et n’entre dans aucun décompte. Une objection ou une demande d’examen en réunion de sa part est retirée.',
  'card.act.abstain': 'S’abstenir…',
  'card.act.abstainSubmit': 'S’abstenir',
  'card.act.needTime': 'Demander plus de temps…',
  'card.act.needTimeSubmit': 'Demander plus de temps',
  'card.act.comment': 'Commenter…',
  'card.act.commentSubmit': 'Envoyer le commentaire',
  'card.act.challenge': 'Contester la correction…',
  'card.act.challengeSubmit': 'Contester la correction',
  'card.act.enterFor': 'Consigner pour une entité…',
  'card.act.enterForSubmit': 'Consigner la position',
  'card.act.retry': 'Réessayer',
  'card.act.extend': 'Prolonger…',
  'card.act.extendSubmit': 'Prolonger le délai',
  'card.act.closeUnreached': 'Clore avec un motif…',
  'card.act.closeUnreachedSubmit': 'Clore : approuvée',
  'card.act.correct': 'Corriger…',
  'card.act.correctSubmit': 'Publier la correction',
  'card.act.revise': 'Nouvelle version…',
  'card.act.reviseSubmit': 'Diffuser la nouvelle version',
  'card.act.withdraw': 'Retirer cette demande…',
  'card.act.withdrawSubmit': 'Retirer cette demande',
  'card.act.compose': 'Nouvelle demande d’approbation',
  'card.act.home': 'Ce qui m’attend',
  'card.act.help': 'Aide',
  'card.act.inBrowser': 'Ouvrir dans un navigateur',
  'card.form.comment': 'Commentaire (facultatif)',
  'card.form.reasonOptional': 'Motif (facultatif)',
  'card.form.newClosesOn': 'Nouvelle date de clôture',
  'card.object.text': 'À quel élément votre entité s’oppose-t-elle, et pour quelles raisons ?',
  'card.object.askDiscussion':
    'Demandez-vous aussi que la question soit discutée lors d’une réunion des points focaux ?',
  'card.object.both':
    'Seules une objection et une demande d’examen en réunion réunies arrêtent la procédure d’approbation écrite. Une objection seule est consignée et la demande est approuvée.',
  'card.object.completes':
    'Votre entité demande déjà l’examen en réunion. Avec une objection, la procédure d’approbation écrite s’arrête et tout le monde en est informé.',
  'card.object.wouldSatisfy': 'Qu’est-ce qui satisferait votre entité ? (facultatif)',
  'card.object.wouldSatisfyHint':
    'Une formulation, une modification ou une précision avec laquelle votre entité pourrait approuver.',
  'card.discuss.text': 'Que faudrait-il discuter ? (facultatif)',
  'card.discuss.note':
    'Une demande d’examen en réunion seule n’arrête pas la procédure d’approbation écrite : une objection de votre entité doit l’accompagner.',
  'card.needTime.until': 'Jusqu’à quand ? (facultatif)',
  'card.needTime.text': 'Pourquoi ? (facultatif)',
  'card.needTime.note':
    'Le Secrétariat en est informé. La clôture ne change pas, sauf prolongation par le Secrétariat.',
  'card.comment.text': 'Commentaire',
  'card.comment.note': 'Un commentaire est visible de tous. Il n’est pas une position et ne compte pas comme telle.',
  'card.challenge.text': 'Pourquoi est-ce davantage qu’une correction de forme ?',
  'card.challenge.note':
    'Si vous la contestez, la correction compte comme une modification de fond et tout le monde est consulté à nouveau. Possible jusqu’au {until:instant}.',
  'card.enterFor.entity': 'Entité',
  'card.enterFor.entityHint': 'Le nom abrégé, par exemple UNHCR.',
  'card.enterFor.position': 'Position',
  'card.enterFor.text': 'Texte de l’entité, tel quel (requis pour une objection)',
  'card.enterFor.askDiscussion':
    'En cas d’objection : l’entité demande-t-elle aussi l’examen lors d’une réunion des points focaux ?',
  'card.enterFor.source': 'Source écrite',
  'card.enterFor.sourceHint': 'Par exemple : courriel d’Ana Silva au Secrétariat, 3 décembre 2026.',
  'card.enterFor.note':
    'Le registre indique que le Secrétariat a consigné cette position, et d’après quelle source. Les représentants de l’entité en sont informés et peuvent la modifier.',
  'card.extend.hint': 'Postérieure à la date actuelle. Un délai n’est jamais raccourci.',
  'card.closeUnreached.note':
    'La demande est approuvée. Le registre nomme les entités qui n’ont pas été jointes et donne votre motif.',
  'card.correct.explain':
    'Pour les corrections de forme seulement. Les positions demeurent ; toute entité peut contester la correction dans un délai d’un jour ouvré.',
  'card.correct.note': 'Qu’est-ce qui a été corrigé ?',
  'card.revise.explain':
    'Les approbations et les abstentions deviennent caduques et sont redemandées. Les objections et les demandes d’examen en réunion demeurent. Un délai complet court.',
  'card.revise.changes': 'Qu’apporte cette version ?',
  'card.revise.period': 'Laissez les deux champs vides pour le délai habituel.',
  'card.withdraw.note':
    'Tout le monde est informé, avec votre motif. L’historique est conservé. Cet acte est définitif.',
  'card.act.contest': 'C’est une erreur : le signaler au Secrétariat',
  'card.compose.title': 'Nouvelle demande d’approbation',
  'card.compose.explain':
    'Toutes les entités de la liste sont consultées. Le délai court à partir du jour ouvré suivant. Le silence d’une entité jointe vaut absence d’objection.',
  'card.compose.submit': 'Ouvrir la demande',
  'card.compose.period': 'Laissez les deux champs vides pour le délai habituel.',
  'card.compose.periodOf': {
    one: 'Laissez les deux champs vides pour le délai habituel d’un jour ouvré.',
    many: 'Laissez les deux champs vides pour le délai habituel de {n:number} jours ouvrés.',
    other: 'Laissez les deux champs vides pour le délai habituel de {n:number} jours ouvrés.',
  },
  'card.compose.classification':
    'Confidentiel : les messages ne contiennent aucune déclaration. Strictement confidentiel : les messages ne contiennent que la référence.',
} as const;
