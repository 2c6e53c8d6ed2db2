/** Unreviewed: no native reader has checked these texts yet. How long texts are kept. */
export const retention = {
  'retention.here': 'Voici ce qui a dépassé sa durée de conservation.',
  'retention.title': 'Conservation',
  'retention.none': 'Aucune durée de conservation n’est fixée : rien n’est supprimé. Il faut d’abord en fixer une.',
  'retention.noneExplained':
    'Aucune durée de conservation n’est fixée : tout est conservé. Une durée se fixe par catégorie, par exemple « approbations : 5 ans ; correspondance : 2 ans ».',
  'retention.explain':
    'Ces éléments ont dépassé leur durée. Leurs textes et les propos des personnes sont supprimés ; les références, les titres des demandes, des réunions, des points, des appels et des activités, les entités, les positions, les dates, le registre et la piste d’audit demeurent. L’objet des messages et le titre des actualités disparaissent avec leurs textes. Un message prend fin 30 jours après son envoi, ou après le jour qu’il fixe ; sa durée court à partir de là. Les comptes rendus et les décisions demeurent, sauf durée fixée pour eux.',
  'retention.nothingDue': 'Rien n’a dépassé sa durée à ce jour.',
  'retention.nothingGoes': 'Rien n’est à supprimer à ce jour.',
  'retention.held': {
    one: '{n:number} élément a dépassé sa durée et est conservé, car il attend quelqu’un :',
    many: '{n:number} d’éléments ont dépassé leur durée et sont conservés, car ils attendent quelqu’un :',
    other: '{n:number} éléments ont dépassé leur durée et sont conservés, car ils attendent quelqu’un :',
  },
  'retention.waits.endorsements': 'Demandes qui ne sont pas encore tranchées, {n:number} : {refs}',
  'retention.waits.meetings': 'Réunions dont le compte rendu est encore un projet, {n:number} : {refs}',
  'retention.waits.agenda': 'Points non traités, ou dont une action reste à faire, {n:number} : {refs}',
  'retention.waits.correspondence': 'Messages que le Secrétariat n’a pas examinés, {n:number} : {refs}',
  'retention.waits.inputs': 'Appels à contributions échus et non clos, {n:number} : {refs}',
  'retention.removing': {
    one: '{n:number} élément : ses textes sont en cours de suppression. Les copies et les sauvegardes antérieures les contiennent encore.',
    many: '{n:number} d’éléments : leurs textes sont en cours de suppression. Les copies et les sauvegardes antérieures les contiennent encore.',
    other:
      '{n:number} éléments : leurs textes sont en cours de suppression. Les copies et les sauvegardes antérieures les contiennent encore.',
  },
  'retention.nextOn': 'Ce qui vous a été annoncé sera supprimé le {on}.',
  'retention.copies':
    'Les copies et les sauvegardes faites auparavant contiennent encore ce qui est supprimé ici, de même que les conversations dans Teams et Slack.',
  'retention.soonTitle': 'Des textes seront supprimés le {on}',
  'retention.soon':
    'Ces éléments auront alors dépassé leur durée de conservation, et leurs textes seront supprimés ce jour-là. Pour les garder, fixez avant cette date une durée plus longue.',
  'retention.preview': 'Voir ce qui serait supprimé à ce jour',
  'retention.apply': 'Supprimer maintenant',
  'retention.settings': 'Réglages',
  'retention.kind': 'Catégorie',
  'retention.period': 'Durée',
  'retention.years': { one: '{n:number} an', many: '{n:number} d’ans', other: '{n:number} ans' },
  'retention.months': { one: '{n:number} mois', many: '{n:number} de mois', other: '{n:number} mois' },
  'retention.days': { one: '{n:number} jour', many: '{n:number} de jours', other: '{n:number} jours' },
  'retention.count': 'Nombre',
  'retention.oldest': 'Du',
  'retention.newest': 'Au',
  'retention.kind.endorsements': 'Demandes d’approbation',
  'retention.kind.meetings': 'Réunions et points de l’ordre du jour',
  'retention.kind.correspondence': 'Correspondance',
  'retention.kind.inputs': 'Appels à contributions',
  'retention.kind.plan': 'Plan de travail',
  'retention.kind.news': 'Actualités',
  'retention.kind.deliveries': 'Envois',
  'retention.kind.files': 'Fichiers',
  'retention.kind.minutes': 'Comptes rendus',
  'retention.kind.decisions': 'Décisions',
  'input.notRetention':
    '{parts:quoted} n’est pas une catégorie suivie d’une durée. Écrivez par exemple « approbations : 5 ans ; correspondance : 18 mois », ou « aucun ».',
  'input.retentionTwice':
    '{parts:quoted} fixent plusieurs durées pour une même catégorie. Donnez-en une seule pour chacune.',
  'card.setting.retention': 'Durées de conservation',
  'card.setting.retentionHint':
    'Par exemple approbations : 5 ans ; correspondance : 2 ans. Aucune : tout est conservé.',
};
