/**
 * What people write before and after names in the languages of the United Nations, and words that are names too. Unlike the texts
 * of the program it is for every language in which somebody may write, whatever the program speaks.
 */

/** Before a name. Accents of short ones count: `Cô` is one, `Co.` is a company. */
export const TITLES: readonly string[] = [
  // English
  ...['Mr', 'Ms', 'Mrs', 'Miss', 'Mx', 'Mister', 'Madam', 'Sir', 'Dr', 'Doctor', 'Prof', 'Professor'],
  ...['Amb', 'Ambassador', 'Minister', 'Director', 'Coordinator', 'Excellency', 'H.E', 'Hon', 'Rev', 'Capt', 'Col'],
  // French
  ...['M', 'MM', 'Mme', 'Mmes', 'Mlle', 'Pr', 'Monsieur', 'Madame', 'Mademoiselle', 'Maître', 'Docteur', 'Professeur'],
  ...['Ambassadeur', 'Ambassadrice', 'Excellence', 'S.E', 'S.E.M'],
  // Spanish
  ...['Sr', 'Sra', 'Srta', 'Sres', 'Sras', 'Señor', 'Señora', 'Señorita', 'Don', 'Doña', 'Dña', 'Dra', 'Doctora'],
  ...['Profesor', 'Profesora', 'Embajador', 'Embajadora', 'Lic', 'Licenciado', 'Licenciada', 'Ing', 'Excmo', 'Excma'],
  // Portuguese and Italian
  ...['Srª', 'Sr.ª', 'Senhor', 'Senhora', 'Dona', 'Doutor', 'Doutora', 'Embaixador', 'Embaixadora', 'Sig', 'Sig.ra'],
  ...['Signor', 'Signora', 'Dott', 'Dott.ssa'],
  // German and Dutch
  ...['Herr', 'Herrn', 'Frau', 'Dhr', 'Mevr', 'Mevrouw'],
  // Russian
  ...['г-н', 'г-на', 'г-ну', 'г-ном', 'г-не', 'г-жа', 'г-жи', 'г-же', 'г-жу', 'г-жой', 'гг'],
  ...['господин', 'господина', 'господину', 'господином', 'господине', 'госпожа', 'госпожи', 'госпоже', 'госпожу'],
  ...['госпожой', 'д-р', 'доктор', 'доктора', 'доктору', 'проф', 'профессор', 'профессора', 'профессору'],
  ...['посол', 'посла', 'послу', 'послом'],
  // Arabic
  ...['السيد', 'السيدة', 'الآنسة', 'الدكتور', 'الدكتورة', 'د', 'الأستاذ', 'الأستاذة', 'السفير', 'السفيرة', 'سعادة'],
  ...['معالي', 'المهندس', 'المهندسة', 'الوزير', 'الوزيرة'],
  // Vietnamese
  ...['Ông', 'Bà', 'Anh', 'Chị', 'Cô', 'Đại sứ', 'Tiến sĩ', 'Giáo sư'],
];

/** After a name, without a blank or with one. */
export const TITLES_AFTER: readonly string[] = [
  ...[
    '先生',
    '女士',
    '小姐',
    '夫人',
    '太太',
    '博士',
    '教授',
    '大使',
    '主任',
    '司长',
    '司長',
    '处长',
    '處長',
    '参赞',
    '參贊',
    '代表',
    '同志',
  ],
  ...['さん', '様', '氏', '大臣'],
  ...['씨', '님', '박사', '대사', '교수'],
];

/** Words that begin a sentence before a name: `Will Amina attend?`, `Mark Amina as absent`. */
export const OPENERS: readonly string[] = (
  'will may mark grant let can bill pat rob sue drew chase art hunt cook wade carry bob jack nick pierce lance frank guy ' +
  'ward wait page price dean major judge'
).split(' ');

/** Months that are names too: with a day or a year beside them they are dates. */
export const MONTHS: readonly string[] = (
  'march april may june july august mars avril mai juin juillet août janvier enero abril mayo junio julio agosto ' +
  'janeiro maio junho julho giugno maggio'
).split(' ');

/** Words of a language that are names too. Written small they are words. */
export const ORDINARY: readonly string[] = [
  ...OPENERS,
  // English
  ...(
    'grace park hope faith joy charity rose lily daisy ivy violet iris heather holly hazel olive ginger amber ruby pearl jade ' +
    'crystal coral autumn summer winter spring april june august dawn eve star sky rain storm sunny sandy rocky cliff glen ' +
    'dale forest woods wood hill field fields meadow brook brooks river rivers lake lakes pond bay beach ford bridge bridges ' +
    'stone stones steel gold silver diamond rich young old long short small little strong sharp swift wise noble moody good ' +
    'best bright wild free just love true light black white green brown gray grey blue red king queen prince knight bishop ' +
    'pope abbot church temple chapel house hall rooms gates banks street lane way town case chance chase chief clay coin cross ' +
    'day days weeks month noon night date field fish fox wolf bear lion bird crane swan dove drake finch hawk heron martin ' +
    'robin wren lamb bull buck hart grant grants gift gray gay merit mercy miles mill mills moss norm north south east west ' +
    'peace penny pepper pitt pool power powers prior piece ray read reed root rush sage self sell seal sergeant shade sheriff ' +
    'speed stock stout tab terry tower trust vale van victor virtue walls waters wells worth wit yard baker butcher carpenter ' +
    'farmer fisher gardener hunter mason miller parson parker porter potter sailor shepherd singer skinner tailor turner ' +
    'walker weaver archer barber cooper dyer draper carter constant earnest ernest gene harmony honor honour justice liberty ' +
    'melody mission patience prudence verity chance rally basil berry cherry peach plum bush branch leaf thorn angel christian ' +
    'saint sunday monday friday tuesday major minor general mean means moon sun dollar post english french german irish welsh ' +
    'holland china india asia paris london sterling marsh heath moor frost snow winters summers flowers bloom blossom garland'
  ).split(' '),
  // French
  ...(
    'petit grand leblanc blanc noir roux rouge roi comte marchand boucher boulanger berger fournier meunier bois fontaine ' +
    'fleur fleurs rose pierre roche rivière montagne bonnet chevalier clément constant désiré aimé aimée parfait content ' +
    'juste ange angel espérance prudence mercredi janvier mars avril mai juin juillet août noël pâques lundi colombe loup ' +
    'renard rey soleil marin clair claire bon bonheur cher sage leroy moulin vallée vidal prince page place port pont temps ' +
    'lune paix foi grâce victoire honneur olivier laurier cerise france lorraine laurent marine mer'
  ).split(' '),
  // Spanish and Portuguese
  ...(
    'rey reina paz luz mar sol cruz rosa flores flor blanco blanca negro rojo verde bravo leal bueno buena delgado gordo rico ' +
    'justo franco casado calvo moreno rubio castillo torre torres iglesia fuente fuentes campo campos monte montes río ríos ' +
    'rivas vega prado valle robles pinos olivo olivares guerra guerrero herrero molina molino pastor zapatero caballero conde ' +
    'marqués duque león lobo cordero toro gallo paloma esperanza dolores mercedes remedios pilar consuelo soledad concepción ' +
    'asunción nieves ángeles milagros socorro gracia gracias victoria salvador santos domingo mayo abril agosto julio junio ' +
    'enero bello bella alegría casa casas calle plaza puente puentes piedra peña roca costa costas lago serra silva pereira ' +
    'oliveira pinto rocha ribeiro machado leite reis cardoso ramos luna'
  ).split(' '),
  // Russian
  ...(
    'вера надежда любовь мир роман слава лев роза лилия майя марк воля победа мороз волк заяц бык баран орёл сокол голубь ' +
    'соловей воробей гора река море поле лес сад дуб белый чёрный зелёный новый старый молодой большой золотой толстый ' +
    'король царь князь граф поп дьяк мельник кузнец коваль пастух швец бондарь гончар'
  ).split(' '),
];
