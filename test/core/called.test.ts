/** How people are written of, whatever the roll has: it is found, and nothing else is. */
import { describe, expect, it } from 'vitest';
import { nameFinder, nameReplacer, partFinder } from '../../src/core/called.ts';
import { callingsOf } from '../../src/core/callings.ts';
import { entityId, personId } from '../../src/core/ids.ts';
import { withMarks, type NameMarks } from '../../src/core/nameMarks.ts';
import type { Roll } from '../../src/core/people.ts';
import { TYPED } from '../../src/i18n/typed.ts';

const LETTERED = ['annex', 'section', 'Part', 'Étape'];
function callings(name: string, others: readonly string[] = [], former: readonly string[] = [], erased?: NameMarks) {
  const someone = (one: string, i: number) => {
    const id = personId(`una-${i}`);
    return [id, { id, name: one, email: `${i}@un.example`, roles: [], language: 'en', zone: 'UTC' }] as const;
  };
  const unhcr = { id: entityId('UNHCR'), name: 'Refugees' };
  const roll: Roll = {
    entities: { UNHCR: unhcr },
    people: Object.fromEntries([name, ...others].map((one, i) => someone(one, i))),
    formerPeople: Object.fromEntries(former.map((one, i) => someone(one, i + 100))),
    away: [],
    ...(erased && { nameMarks: erased }),
  };
  return callingsOf(roll, { id: personId('una-0'), name }, { ...TYPED, lettered: LETTERED });
}
const replaced = (text: string, name: string, others?: readonly string[], former?: readonly string[]): string =>
  nameReplacer(callings(name, others, former).called, '#')(text);

describe('a name on the roll, as it is written elsewhere', () => {
  it.each([
    [
      'Omar Siddiquí',
      'Omar Siddiqui, OMAR SIDDIQUI, omar  siddiqui, Mr. Siddiqui and M.\u00a0SIDDIQUÍ',
      '#, #, #, # and #',
    ],
    ['Omar Siddiqui', 'Omar Siddiquí and Omar Siddiqui\u0301’s text; Ｏｍａｒ Siddiqui', '# and #’s text; #'],
    ['Omar Siddiqui', 'Mr Omar Siddiqui, Siddiqui, Omar; SIDDIQUI Omar; O. Siddiqui (Siddiqui O.)', '#, #; #; # (#)'],
    ['DIALLO, Marc-Antoine', 'Marc-Antoine Diallo, Marc Antoine DIALLO, Mr. Diallo, M.-A. Diallo', '#, #, #, #'],
    ['DIALLO, Marc-Antoine', 'Diallo Marc‑Antoine and Diallo,Marc-Antoine', '# and #'],
    ['Daniel Okonkwo', 'Okonkwo Daniel, D. Okonkwo, Daniel K. Okonkwo and D. K. Okonkwo', '#, #, # and #'],
    ['Okonkwo Daniel', 'Daniel Okonkwo and D. Okonkwo', '# and #'],
    ['Daniel Kwame Okonkwo', 'Daniel Okonkwo, Daniel K. Okonkwo, Okonkwo, Daniel', '#, #, #'],
    ['Daniel K. Okonkwo', 'Daniel K Okonkwo, Daniel Okonkwo', '#, #'],
    ['Luc Descombes (UNHCR)', 'Luc Descombes, Mr. Descombes, Luc Descombes (UNHCR)', '#, #, #'],
    ['Luc Descombes, UNHCR', 'Luc Descombes and Luc DESCOMBES, UNHCR', '# and #'],
    ['Étienne Gaudreau (sample)', 'Etienne Gaudreau, M. Gaudreau, Étienne Gaudreau (sample)', '#, #, #'],
    ['Marie de la Cruz', 'Mme de la Cruz, de la Cruz, Marie, M. de la Cruz and Marie Cruz', '#, #, # and #'],
    ['García Márquez, Gabriel', 'Gabriel García, Gabriel Garcia Marquez, Mr García', '#, #, #'],
    ["Jane O'Neil-Roy", 'Jane O’Neil Roy, Jane ONeil-Roy, Ms. O‘Neil-Roy', '#, #, #'],
    ['Jürgen Müller', 'Juergen Mueller, Jurgen Muller, Dr Müller', '#, #, #'],
    ['Joergen Soerensen', 'Jørgen Sørensen', '#'],
    ['Dr. Ana Weiß, PhD', 'Ana Weiss, Dr Weiß', '#, #'],
    ['Łukasz Żak', 'Lukasz Zak', '#'],
    ['أحمد الصِّدِّيق', 'احمد الصديق قال', '# قال'],
    ['Андрей Королёв', 'Андрей Королев, КОРОЛЁВ Андрей', '#, #'],
    ['Suharto', 'Suharto said', '# said'],
    ['Omar Siddiqui', 'Omar\nSiddiqui and \u2068Omar\u00a0Siddiqui\u2069', '# and \u2068#\u2069'],
    ['Amina Grant', 'the part A. Grant had, Annex: A. Grant, Annex Amina Grant', 'the part # had, Annex: #, Annex #'],
    ['Omar Siddiqui', 'Omar Siddiqui-led, Omar Siddiqui-UNHCR, l’Omar Siddiqui', '#-led, #-UNHCR, l’#'],
  ])('%s: %s', (name, text, wanted) => expect(replaced(text, name)).toBe(wanted));

  it('leaves what may be a word, somebody else or a link as it is', () => {
    const same = (text: string, ...of: Parameters<typeof replaced> extends [string, ...infer Rest] ? Rest : never) =>
      expect(replaced(text, ...of)).toBe(text);
    same('Grant asks for a grant; Mr Grantham; a. grant', 'Amina Grant');
    same('Annex A. Grant agreements, ANNEX A. GRANT AGREEMENTS; see annex A. Grant agreements', 'Amina Grant');
    same('Section 2.A. Grant agreements, Part A. Grants; Etape A. Grant', 'Amina Grant');
    same('Annex A. Grant agreements', 'A. Grant');
    same('Section M. Grant agreements', 'Amina Grant');
    same('25 m long; we miss long talks; Long may it last', 'May Long');
    same('the grace period, suhartos', 'Grace');
    same('Thomas Grant, Amina Khan', 'Amina Grant');
    same('Ana Li-Roy and Jean-Ana Li, Ana Lima, Dana Li', 'Ana Li');
    same('https://un.example/omar-siddiqui.pdf, omar-siddiqui@who.example', 'Omar Siddiqui');
    same('Mr. Okafor, C. Okafor and Okafor, C.', 'Chi Okafor', ['Li Okafor']);
    same('Mr. Okafor', 'Chi Okafor', [], ['Li Okafor']);
    same('Chi OKAFOR', 'Chi Okafor', ['Okafor, Chi']);
    same('Ana Maria Garcia and Maria Elena Garcia', 'Maria Garcia', ['Ana Maria Garcia', 'Maria Elena Garcia']);
    same('Maria Garcia', 'Maria Elena Garcia', ['Maria Garcia']);
    same('Mr. UNHCR', 'Focal point of UNHCR', ['Alternate of UNHCR']);
    same('The focal point, Focal Point, Mr Point', 'Focal point of UNHCR', ['Focal point of UNICEF']);
  });
});

/** `#` is where the name went; a text without it stays as it is. */
describe.each<readonly [language: string, name: string, texts: readonly (readonly [text: string, left?: string])[]]>([
  [
    'English',
    'Grace Park',
    [
      ['The National Park Grace visited. Grace period; Park Grace, a place'],
      ['Ms. Park, Grace Park, PARK Grace, Park, Grace and G. Park', '#, #, #, # and #'],
      ['Ms Park Jones and G. Park Jones; Anna Park\nGrace Li'],
      ['the grace park, a park'],
    ],
  ],
  ['English', 'Will May', [['Will may attend; will may come; he will. May we?'], ['Will May and Mr May', '# and #']]],
  ['English', 'Amina Will', [['Amina will attend. Will Amina attend?'], ['Amina Will, Ms Will', '#, #']]],
  [
    'English',
    'Mark Day',
    [['Mark the day; mark day one, Mark day'], ['Amb. Day; H.E. Mr. Mark Day; M. Day', '#; #; #']],
  ],
  ['English', 'Grace', [['Grace period. Grace said'], ['Ms Grace', '#']]],
  ['English', 'omar siddiqui', [['ask omar siddiqui, mr siddiqui', 'ask #, #'], ['omar; the mr said']]],
  [
    'Spanish',
    'Joaquín Sáenz Villarreal',
    [
      ['Joaquín Sáenz, Joaquin Saenz V. y el Sr. Sáenz', '#, # y el #'],
      ['Sr Sáenz Villarreal, Mr Sáenz, Señor Villarreal, el embajador Sáenz', '#, #, #, el #'],
      ['SÁENZ Joaquín; Sáenz, Joaquín; SÁENZ VILLARREAL, Joaquín; J. Sáenz; Sáenz V., J', '#; #; #; #; Sáenz V., J'],
      ['Joaquín Sáenz Pérez, Sr. Sáenz Pérez, Joaquín, Villarreal'],
    ],
  ],
  ['Spanish', 'Paz Cruz', [['la paz cruz, Paz y cruz; la Cruz'], ['Sra. Cruz, Paz Cruz', '#, #']]],
  [
    'French',
    'Anne-Marie Dupont-Moretti',
    [
      ['Mme Dupont, Madame Moretti, Ms Dupont-Moretti, Anne-Marie Dupont', '#, #, #, #'],
      ['Anne Marie Dupont Moretti; DUPONT-MORETTI Anne-Marie; A.-M. Dupont', '#; #; #'],
      ['Mme Dupont-Durand, Marie Dupont, Anne Dupont'],
    ],
  ],
  ['French', 'Claire Petit', [['un petit groupe, une eau claire; Petit à petit'], ['M. Petit, Claire Petit', '#, #']]],
  [
    'Arabic',
    'أحمد الصديق',
    [
      ['قال أحمد الصديق وأحمد الصديق', 'قال # و#'],
      ['السيد الصديق والسيد الصديق وللسيد الصديق والسيد/ الصديق', '# و# ول# و#'],
      ['د. الصديق، سعادة السفير أحمد صديق، بأحمد الصديق', '#، #، ب#'],
      ['الصديق وقت الضيق'],
    ],
  ],
  ['Arabic', 'السيدة ليلى كريم', [['كريم جدا'], ['لليلى كريم والسيدة كريم', 'ل# و#']]],
  [
    'Russian',
    'Андрей Королёв',
    [
      ['г-н Королёв, г-на Королева, Андрею Королёву, А. Королев', '#, #, #, #'],
      ['Королёв, Андрей; КОРОЛЁВ Андрей', '#; #'],
      ['король и королева; Королёв'],
    ],
  ],
  ['Russian', 'Вера Мир', [['вера, мир; Вера и мир. вера мир'], ['г-жа Мир, Вера Мир', '#, #']]],
  ['Russian', 'Александра Иванова', [['Александр Иванов'], ['Александры Ивановой, госпожа Иванова', '#, #']]],
  [
    'Vietnamese',
    'Nguyễn Thị Minh Khai',
    [
      ['Minh Khai Nguyễn Thị, Khai Nguyen, Nguyen Thi Minh Khai, NGUYỄN Thị Minh Khai', '#, #, #, #'],
      ['Bà Khai, bà Minh Khai, Ms Nguyen, Ms Khai', '#, #, #, #'],
      ['Nguyễn Thị Lan, Nguyễn Thị, bà Nguyễn Thị Lan, ABC Co. Khai'],
    ],
  ],
  ['Chinese', '王小明', [['请王小明发言，王小明先生', '请#发言，#'], ['王先生和王大使', '#和#'], ['国王说，小明天']]],
  [
    'Chinese',
    'WANG Xiaoming',
    [['Xiaoming Wang, Wang Xiaoming, Mr Wang, X. Wang', '#, #, #, #'], ['Mr Wang Li, Wang']],
  ],
  [
    'Korean',
    'KIM Min-ji',
    [['Min-ji Kim, Kim Min-ji, Kim Minji, Ms Kim; Kim, Min-ji', '#, #, #, #; #'], ['Ms Kim Jones, Mr Min']],
  ],
  ['Korean', '김민지', [['김민지가 말했다. 김민지 씨', '#가 말했다. #'], ['김치, 김민질']]],
  ['Hungarian', 'Szabó Éva', [['Éva Szabó, SZABÓ Éva; Frau Szabó', '#, #; #'], ['Szabó']]],
])('a name in %s: %s', (_language, name, texts) => {
  it.each([...texts].map(([text, left = text]) => [text, left]))('%s', (text = '', left = '') =>
    expect(replaced(text, name)).toBe(left),
  );
});

it('leaves the names of others on the roll, whatever their script and endings', () => {
  expect(replaced('г-жа Королёва и г-н Королёв', 'Андрей Королёв', ['Анна Королёва'])).toBe(
    'г-жа Королёва и г-н Королёв',
  );
  expect(replaced('王先生，王小明', '王小明', ['王芳'])).toBe('王先生，#');
  expect(replaced('王小明白', '王小明', ['王小明白'])).toBe('王小明白');
  expect(replaced('السيد صديق', 'أحمد الصديق', ['منى صديق'])).toBe('السيد صديق');
  expect(replaced('Ms Dupont, Ms Moretti', 'Anne Dupont-Moretti', ['Paul Dupont'])).toBe('Ms Dupont, #');
  expect(replaced('Joaquín Sáenz', 'Joaquín Sáenz Villarreal', ['Joaquín Sáenz Pérez'])).toBe('Joaquín Sáenz');
  expect(replaced('Dr Mueller', 'Jürgen Müller', ['Eva Muller'])).toBe('Dr Mueller');
});

/** Of each person: texts that name somebody else and stay, and texts that name them. */
describe.each<readonly [name: string, others: readonly string[], theirs: readonly (readonly [string, string])[]]>([
  [
    'Layla Karim',
    [
      'Mr. Karim bin Saleh (World Bank)',
      'Mr. Karim al-Masri of the Ministry',
      'Mr. Karim Al-Masri',
      'Ms. Karim ibn Ali',
    ],
    [
      ['Ms. Karim of the bank', '# of the bank'],
      ['Ms Karim and Mr', '# and Mr'],
    ],
  ],
  [
    'Amina Hassan',
    [
      ...[
        'Mr. Hassan al-Turabi',
        'Dr. Hassan bin Talal',
        'Mr. Hassan van Dyk',
        'Mr. Hassan von der Leyen',
        'Mr. Hassan ap Rhys',
      ],
      ...[
        'Mr. Hassan d’Estaing',
        'Mr. Hassan AL-TURABI',
        'Ms. Hassan WFP',
        'A. Hassan el Fadil',
        'Amina Hassan al-Turabi',
        'Amina Hassan Talal',
        'Mr. Hassan A. Omar',
      ],
    ],
    [
      ['Ms. Hassan UNHCR', '# UNHCR'],
      ['Ms. Hassan A. said', '# said'],
      ['Mme Hassan d’une voix', '# d’une voix'],
    ],
  ],
  [
    'Pedro Paulo Lima',
    ['Pedro Paulo da Costa', 'Mr. Lima da Silva', 'Pedro Paulo e Silva', 'Pedro Paulo COSTA', 'Pedro Lima Santos'],
    [
      ['Sr. Lima da delegação', '# da delegação'],
      ['Pedro Paulo Lima e Ana Reis', '# e Ana Reis'],
      ['Pedro Paulo disse', '# disse'],
    ],
  ],
  [
    'María Pilar Ortega Salas',
    ['María Pilar de la Cruz', 'Sra. Ortega y Gasset', 'Ana Pilar Ortega Salas'],
    [
      ['Sra. Ortega y el Sr. Ruiz', '# y el Sr. Ruiz'],
      ['Pilar Ortega Salas, María Ortega', '#, #'],
    ],
  ],
  [
    'María Pilar Núñez Santos',
    [],
    [
      ['(Pilar Núñez Santos)', '(#)'],
      ['As Pilar Nunez Santos said', 'As # said'],
    ],
  ],
  [
    'TRAN Thi Mai',
    ['Tran Thi Mai Huong', 'Ms. Tran Thi Mai Huong', 'Thi Mai Tran Huong'],
    [['Ms. Tran Thi Mai, Tran Thi Mai', '#, #']],
  ],
  ['Tran Thi Mai', ['Tran Thi Mai Huong'], [['Tran Thi Mai said', '# said']]],
  [
    'خالد عبد الرحمن منصور',
    ['الدكتور خالد حسن', 'السيد منصور حسن', 'السيد خالد', 'الدكتور عبد الرحمن'],
    [
      ['السيد منصور، والسيد منصور', '#، و#'],
      ['الدكتور خالد عبدالرحمن', '#'],
    ],
  ],
  [
    'محمد علي السعدي',
    ['السيد علي الشمري', 'السيد محمد علي الشمري', 'السيد علي'],
    [
      ['السيد السعدي في', '# في'],
      ['محمد علي السعدي قال', '# قال'],
    ],
  ],
  ['محمد علي', ['محمد علي السعدي', 'السيد علي حسن'], [['محمد علي، السيد علي.', '#، #.']]],
  ['فاطمة بنت علي الزهراني', ['السيدة فاطمة محمود من البنك'], [['السيدة الزهراني', '#']]],
  [
    'يوسف عبد الله الحداد',
    [],
    [
      ['الدكتور يوسف عبدالله الحداد', '#'],
      ['يوسف عبد الله الحداد', '#'],
    ],
  ],
  ['يوسف عبدالله الحداد', [], [['الدكتور يوسف عبد الله الحداد', '#']]],
  [
    'Анна Викторовна Соколова',
    ['г-жа Соколова А. П.', 'г-жа Соколова П.', 'А. П. Соколова'],
    [
      ['г-жа Соколова А. В. сказала', '# сказала'],
      ['Соколова А. В., А. В. Соколова', '#, #'],
    ],
  ],
  [
    'Ольга Федорова',
    ['Федорова Б. И.'],
    [
      ['Федорова О. И. сказала', '# сказала'],
      ['О. И. Федорова', '#'],
    ],
  ],
  [
    'Daniel Kwame Okonkwo',
    ['Daniel P. Okonkwo', 'Anna D. Okonkwo', 'P. D. Okonkwo'],
    [['Daniel K. Okonkwo, D. K. Okonkwo', '#, #']],
  ],
])('others who are called in part as %s', (name, others, theirs) => {
  it.each([...others.map((text) => [text, text] as const), ...theirs])('%s', (text, left) =>
    expect(replaced(text, name)).toBe(left),
  );
});

it('does not take a date for a name, and lists a given name after a title where there are no capitals', () => {
  const why = (name: string, text: string): readonly string[] => nameFinder(callings(name).alone)(text);
  for (const date of ['29 May 2026', 'by 1st May', 'May 2026', 'May 3', 'le 1er May'])
    expect(why('Theresa May', date), date).toEqual([]);
  expect(why('Theresa May', 'As May said')).toEqual(['word']);
  expect(why('خالد عبد الرحمن منصور', 'الدكتور خالد حسن')).not.toEqual([]);
  expect(why('خالد عبد الرحمن منصور', 'خالد حسن')).toEqual([]);
});

it('lists what is not the whole name, and leaves out what is kept by what is written around it', () => {
  const { called } = callings('Bao Van Nguyen');
  const text = 'Bao Van Nguyen, Bao Nguyen, B. Nguyen; Mr. Nguyen of the bank and Ms Nguyen.';
  const parts = partFinder(called)(text);
  expect(parts.map(({ written }) => written)).toEqual(['Bao Nguyen', 'B. Nguyen', 'Mr. Nguyen', 'Ms Nguyen']);
  const kept = parts.filter(({ written }) => ['B. Nguyen', 'Mr. Nguyen'].includes(written)).map(({ key }) => key);
  const left = '#, #, B. Nguyen; Mr. Nguyen of the bank and #.';
  expect(nameReplacer({ ...called, kept }, '#')(text)).toBe(left);
  // What is written there is not the same any more.
  expect(nameReplacer({ ...called, kept }, '#')(`Yes: ${text}`)).toBe('Yes: #, #, #; # of the bank and #.');
});

it('lists a whole name behind what may be another given name, which may be somebody else', () => {
  const { called } = callings('Maria Garcia');
  const text =
    'With us: Ana Maria Garcia, Jo Maria Garcia and Maria Garcia. As Maria Garcia of UNHCR said, ANA MARIA GARCIA.';
  const parts = partFinder(called)(text);
  expect(parts.map(({ written }) => written)).toEqual(['Ana Maria Garcia', 'Jo Maria Garcia', 'ANA MARIA GARCIA']);
  const kept = parts.map(({ key }) => key);
  const left = 'With us: Ana Maria Garcia, Jo Maria Garcia and #. As # of UNHCR said, ANA MARIA GARCIA.';
  expect(nameReplacer({ ...called, kept }, '#')(text)).toBe(left);
  // An entity, a title and a short word at the beginning of a sentence are no names.
  const plain = 'Yes: UNHCR’s Maria Garcia, UNHCR Maria Garcia. Ms. Maria Garcia.\nIn Maria Garcia’s words';
  expect(partFinder(called)(plain).map(({ written }) => written)).toEqual([]);
  expect(nameReplacer(called, '#')(plain)).toMatch(/^Yes: UNHCR’s #, UNHCR #\. #\.\nIn #’s words$/);
});

/** Of each text: what is left, and what the officer can leave out by its number. */
describe.each<
  readonly [name: string, texts: readonly (readonly [text: string, left: string, listed?: readonly string[]])[]]
>([
  [
    'Lotte van Houten',
    [
      ['We thank Lotte van Houten.', 'We thank #.'],
      ['lotte van houten, Lotte Van Houten', '#, #'],
      ['Mr. van Houten', '#', ['Mr. van Houten']],
    ],
  ],
  ['Jan van der Berg', [['Jan van der Berg, WFP; VAN DER BERG, Jan', '#, WFP; #']]],
  ['Rita van den Broek', [['Rita van den Broek agreed', '# agreed']]],
  ['Bram Van der Heyden', [['Bram van der Heyden, WFP', '#, WFP']]],
  ['Erik ten Hag', [['We thank Erik ten Hag.', 'We thank #.']]],
  ['will may', [['ask will may, who will', 'ask #, who will']]],
  [
    '陈伟',
    [
      ['请陈伟发言，陈伟大使和陈伟同意。感谢陈伟', '请#发言，#和#同意。感谢#'],
      ['陈伟强同意', '#强同意', ['陈伟']],
      ['陈伟民先生说', '#民先生说', ['陈伟']],
      ['高陈伟说', '高#说', ['陈伟']],
    ],
  ],
  ['李明', [['李明华', '#华', ['李明']]]],
  ['王小明', [['李王小明，王小明亮。王小明', '李#，#亮。#', ['王小明', '王小明']]]],
  [
    'Ahmed Hassan',
    [
      ['Hassan Ahmed of the Ministry', '# of the Ministry', ['Hassan Ahmed']],
      ['Hassan, Ahmed; HASSAN Ahmed; Ahmed HASSAN', '#; #; #'],
      ['Hassan AHMED and AHMED Hassan', '# and #', ['Hassan AHMED', 'AHMED Hassan']],
      ['Ahmed M. Hassan', '#', ['Ahmed M. Hassan']],
    ],
  ],
  ['Omar Hassan', [['As Omar H. Hassan said', 'As # said', ['Omar H. Hassan']]]],
  ['Mohamed Ali', [['We met Ahmed Mohamed Ali', 'We met Ahmed #', ['Ahmed Mohamed Ali']]]],
  ['Ali Musa', [['We thank Musa Ali of Kenya and Ali Musa', 'We thank # of Kenya and #', ['Musa Ali']]]],
  ['KIM Young-ho', [['KIM Young-ho; Young-ho Kim', '#; #']]],
  [
    'Вера Николаевна Гусева',
    [
      ['Гусева В.Н. выступила.', '# выступила.', ['Гусева В.Н.']],
      ['Выступила Гусева В.Н.', 'Выступила #', ['Выступила Гусева В.Н.']],
      [
        'По мнению Гусевой В.Н., мнение г-жи Гусевой В. Н. учтено',
        'По мнению #, мнение # учтено',
        ['Гусевой В.Н.', 'г-жи Гусевой В. Н.'],
      ],
      ['Мнение г-жи Гусевой В.Н. учтено', 'Мнение # учтено', ['г-жи Гусевой В.Н.']],
      ['В.Н. Гусева. Выступила В. Н. Гусева', '#. Выступила #', ['В.Н. Гусева', 'Выступила В. Н. Гусева']],
      ['Гусева В.П. и П.Н. Гусева; г-жа Гусева П.Р.', 'Гусева В.П. и П.Н. Гусева; г-жа Гусева П.Р.'],
      ['Гусева Вера Николаевна', '#'],
    ],
  ],
  [
    'Белова Ирина Олеговна',
    [
      [
        'Предложение Беловой И.О. принято. Белова И.О. воздержалась',
        'Предложение # принято. # воздержалась',
        ['Предложение Беловой И.О.', 'Белова И.О.'],
      ],
    ],
  ],
  ['Гусева В.Н.', [['Решение Гусевой В.Н. принято', 'Решение # принято', ['Решение Гусевой В.Н.']]]],
  ['Игорь Морозов', [['Выступил И. Морозов.', 'Выступил #.', ['Выступил И. Морозов']]]],
  [
    'Seán O’Connor',
    [
      ['O’Connor, Seán\nO’CONNOR, Seán\nSeán O’CONNOR\n', '#\n#\n#\n'],
      ['Ana Li\nO’CONNOR, Seán\nPat Roe', 'Ana Li\n#\nPat Roe'],
      ['O’Connor,\nSeán', 'O’Connor,\nSeán'],
      ['O’SULLIVAN, Seán\nO’Connor, Aoife', 'O’SULLIVAN, Seán\nO’Connor, Aoife'],
      ['so said Seán\nO’Connor.', 'so said #.', ['Seán O’Connor']],
    ],
  ],
  ['Pat Roe', [['Minister\nDirector\nPat Roe, Director Pat Roe', 'Minister\nDirector\n#, #']]],
  ['Seán O’Sullivan', [['Jan Li\nO’SULLIVAN, Seán\nSean Roe', 'Jan Li\n#\nSean Roe']]],
])('what goes of %s, and what of it is in the list', (name, texts) => {
  it.each(texts.map(([text, left, listed = []]) => [text, left, listed] as const))('%s', (text, left, listed) => {
    const { called } = callings(name);
    expect(nameReplacer(called, '#')(text)).toBe(left);
    const parts = partFinder(called)(text);
    expect(parts.map(({ written }) => written)).toEqual(listed);
    const kept = nameReplacer({ ...called, kept: parts.map(({ key }) => key) }, '#')(text);
    for (const { written } of parts) expect(kept.replace(/\s+/g, ' ')).toContain(written);
  });
});

it('lists places that are written alike in the order of the text, with words around them, and keeps that one alone', () => {
  const { called } = callings('Bao Nguyen');
  const line =
    'On the budget of the coming year and all its many annexes Mr. Nguyen of the bank said very little that we had not heard.\n';
  const text = `Zo and Mr. Nguyen.\n${line.repeat(3)}A Mr. Nguyen.`;
  const parts = partFinder(called)(text);
  expect(parts.map(({ at }) => at)).toEqual([...parts.map(({ at }) => at)].sort((a, b) => a - b));
  expect(parts[0]?.around).toEqual(['Zo and ', '. On the budget of the coming year and…']);
  expect(parts[1]?.around).toEqual([
    '…coming year and all its many annexes ',
    ' of the bank said very little that we…',
  ]);
  expect(new Set(parts.map(({ key }) => key)).size).toBe(5);
  parts.forEach(({ key, at }, i) => {
    const left = nameReplacer({ ...called, kept: [key] }, '#')(text);
    expect(left.split('Mr. Nguyen')).toHaveLength(2);
    expect(left.indexOf('Mr. Nguyen')).toBe(at - i * ('Mr. Nguyen'.length - 1));
  });
});

/** Of each text: what is left, what the officer can leave out by its number, and why something stays. */
describe.each<
  readonly [
    name: string,
    others: readonly string[],
    texts: readonly (readonly [text: string, left: string, listed?: readonly string[], stays?: readonly string[]])[],
  ]
>([
  [
    'أحمد الصديق',
    [],
    [
      ['محمد أحمد الصديق', 'محمد #', ['محمد أحمد الصديق']],
      ['اجتماع أحمد الصديق', 'اجتماع #', ['اجتماع أحمد الصديق']],
      ['محمد، أحمد الصديق', 'محمد، #'],
      ['وافق أحمد الصديق، وقال أحمد الصديق', 'وافق #، وقال #'],
      ['من محمد وأحمد الصديق والسيد أحمد الصديق', 'من محمد و# و#'],
    ],
  ],
  [
    'Maria Garcia',
    [],
    [
      ['Jo Maria Garcia said. Jo Maria Garcia', 'Jo # said. Jo #', ['Jo Maria Garcia', 'Jo Maria Garcia']],
      ['In Maria Garcia’s view. To Maria Garcia', 'In #’s view. To #'],
      ['J Maria Garcia; A Maria Garcia', 'J #; A #', ['J Maria Garcia']],
      ['Yesterday Maria Garcia said', 'Yesterday # said', ['Yesterday Maria Garcia']],
    ],
  ],
  ['Maria Garcia', ['Nguyen An'], [['An Maria Garcia came', 'An # came', ['An Maria Garcia']]]],
  [
    'Aminata Diallo',
    [],
    [
      ['d’Aminata Diallo, l’AMINATA DIALLO, qu’Aminata Diallo', 'd’#, l’#, qu’#'],
      ['D’Aminata Diallo', 'D’#'],
      ['de Mme Diallo, d’A. Diallo', 'de #, d’#', ['Mme Diallo', 'A. Diallo']],
      ['@Aminata Diallo, @aminata.diallo', '@#, @#', ['aminata.diallo']],
      ['aminata_diallo_cv.docx, Aminata.Diallo.pdf', '#_cv.docx, #.pdf', ['aminata_diallo', 'Aminata.Diallo']],
      ['see aminata-diallo.pdf', 'see #.pdf', ['aminata-diallo']],
      ['https://un.example/aminata%20diallo.pdf', 'https://un.example/aminata%20diallo.pdf', [], ['link']],
      ['aminata.diallo@un.example', 'aminata.diallo@un.example', [], ['link']],
      ['Aminata Diallo <aminata.diallo@un.example>', '# <aminata.diallo@un.example>', [], ['link']],
      ['[Aminata Diallo](https://un.example/diallo)', '[#](https://un.example/diallo)', [], ['link']],
      ['<https://un.example/diallo|Aminata Diallo>', '<https://un.example/diallo|#>', [], ['link']],
      ['Aminata "Mimi" Diallo', 'Aminata "Mimi" Diallo', [], ['word']],
    ],
  ],
  [
    'José Luis Rodríguez Zapatero',
    [],
    [
      ['RODRÍGUEZ ZAPATERO, José Luis', '#'],
      ['J. L. Rodríguez Zapatero', '#', ['J. L. Rodríguez Zapatero']],
      ['José Luis Rodríguez López', 'José Luis Rodríguez López', [], ['longer']],
    ],
  ],
  [
    'Ana García',
    [],
    [
      ['Ana García López, Ana García-López', 'Ana García López, Ana García-López', ['Ana García'], ['longer']],
      ['Ana García y López', '# y López', ['Ana García']],
      ['Ana García y Luis Pérez', '# y Luis Pérez'],
    ],
  ],
  [
    'Jan van der Berg',
    [],
    [
      ['JAN VAN DER BERG; van der Berg, Jan; Berg, Jan van der', '#; #; #'],
      ['J. van der Berg, Mr Van der Berg', '#, #', ['J. van der Berg', 'Mr Van der Berg']],
      ['Piet Jan van der Berg', 'Piet #', ['Piet Jan van der Berg']],
    ],
  ],
  [
    'Мария Иванова',
    [],
    [
      ['Марии Ивановой, Иванову Марию', '#, #', ['Марии Ивановой', 'Иванову Марию']],
      ['МАРИЯ ИВАНОВА; Мария Иванов', '#; Мария Иванов'],
      ['Анна Мария Иванова', 'Анна #', ['Анна Мария Иванова']],
    ],
  ],
  ['Лев Толстой', [], [['Льва Толстого, Львом Толстым', '#, #', ['Льва Толстого', 'Львом Толстым']]]],
  ['Павел Иванов', [], [['Павла Иванова, П. Иванову', '#, #', ['Павла Иванова', 'П. Иванову']]]],
  ['王小明', [], [['@王小明，王小明.pdf', '@#，#.pdf']]],
])('in longer names, files and links: %s', (name, others, texts) => {
  it.each(texts.map(([text, left, listed = [], stays = []]) => [text, left, listed, stays] as const))(
    '%s',
    (text, left, listed, stays) => {
      const { called, alone } = callings(name, others);
      expect(nameReplacer(called, '#')(text)).toBe(left);
      expect(partFinder(called)(text).map(({ written }) => written)).toEqual(listed);
      expect(nameFinder(alone)(left)).toEqual(stays);
    },
  );
});

it('lists what an officer looks for besides, and takes it only from the places that they choose', () => {
  const { called } = callings('Anouk Dupont', ['Anouk Martin']);
  const also = ['Anouk', 'nouky', 'Dupond', '小明'];
  const text =
    'Anouk spoke twice; Anouk Dupont and Mme Dupont too. Thanks nouky! ANOUK, Anouk Martin, l’Anouk, Anouks. ' +
    'See https://un.example/anouk and anouk@un.example; 请小明发言';
  const parts = partFinder({ ...called, also })(text);
  expect(parts.filter(({ asked }) => asked).map(({ written }) => written)).toEqual([
    ...['Anouk', 'nouky', 'ANOUK', 'Anouk', 'Anouk', '小明'],
  ]);
  expect(parts.filter(({ asked }) => !asked).map(({ written }) => written)).toEqual(['Mme Dupont']);
  const all = nameReplacer({ ...called, also }, '#')(text);
  expect(all).toBe(text.replace('Anouk Dupont', '#').replace('Mme Dupont', '#'));
  const taken = [parts[0]?.key ?? '', parts.find(({ written }) => written === 'nouky')?.key ?? ''];
  expect(nameReplacer({ ...called, also, taken }, '#')(text)).toBe(
    all.replace('Anouk spoke', '# spoke').replace('nouky', '#'),
  );
  // Words of which the record is made are no names.
  for (const value of ['open', 'anouk', 'UNA/2026/1', 'anouk-1']) {
    const found = partFinder({ ...called, also: ['open', 'anouk', 'UNA'] })(value);
    expect(found, value).toEqual([]);
  }
});

it('says why a family name stays', () => {
  const why = (name: string, text: string, others: readonly string[] = []) =>
    nameFinder(callings(name, others).alone)(text);
  expect(why('Amina Grant', 'As Grant said')).toEqual(['word']);
  expect(why('Amina Grant', 'Mr Grant Thompson, Grant-Roy')).toEqual(['longer']);
  expect(why('Amina Grant', 'https://un.example/grant')).toEqual(['link']);
  expect(why('Amina Grant', 'Mr Grant; a grant', ['Paul Grant'])).toEqual(['shared']);
  expect(why('Amina Grant', 'Paul Grant', ['Paul Grant'])).toEqual([]);
  expect(why('Chi Okafor', 'Chi Okafor', ['Okafor, Chi'])).toEqual(['shared']);
  expect(why('Grace', 'Grace period')).toEqual(['word']);
});

it('a family name alone is found in capitals, and not in the name of somebody else', () => {
  const finds = (name: string, others: readonly string[] = []) => {
    const why = nameFinder(callings(name, others).alone);
    return (text: string) => why(text).length > 0;
  };
  expect(finds('Amina Grant')('Grant said')).toBe(true);
  expect(finds('Amina Grant')('a grant, Grantham')).toBe(false);
  expect(finds('Siddiquí, Omar')('SIDDIQUI')).toBe(true);
  expect(finds('Siddiquí, Omar')('Omar')).toBe(false);
  expect(finds('Chi Okafor', ['Li Okafor'])('Li Okafor')).toBe(false);
  expect(finds('Chi Okafor', ['Li Okafor'])('Mr Okafor and Li Okafor')).toBe(true);
  expect(finds('Focal point of UNHCR')('UNHCR')).toBe(false);
});

/** The processor’s time: what takes the square of the length takes minutes. */
it('is fast in long texts', () => {
  const replace = nameReplacer(callings('Maria Elena García López (UNHCR)').called, '#');
  const arabic = nameReplacer(callings('أحمد محمد الصديق').called, '#');
  const chinese = nameReplacer(callings('王小明').called, '#');
  const find = nameFinder({ words: ['Garcia'], shared: [], others: [] });
  for (const part of [
    'maria ',
    'Mr ',
    'm. ',
    ' ',
    '\u00a0',
    'garcia, ',
    'lopez-',
    'M. G. ',
    'maria elena ',
    'é',
    "'",
    ', ',
    'وال',
    'السيد ',
    'الصديق ',
    '王',
    'Garcia\n',
  ])
    for (const text of [part.repeat(20_000), `maria${part.repeat(20_000)}garcia`]) {
      const began = process.cpuUsage();
      replace(text);
      arabic(text);
      chinese(text);
      find(text);
      const { user, system } = process.cpuUsage(began);
      expect((user + system) / 1000, part).toBeLessThan(2500);
    }
});

describe('people who are erased one after another', () => {
  /** The text after each of them went, by number, and why what is left stays for the last one. */
  function oneByOne(names: readonly string[], text: string, onlyLater: readonly string[] = []) {
    let marks: NameMarks | undefined;
    let said = text;
    let stays: readonly string[] = [];
    for (const [i, name] of names.entries()) {
      const rest = names.slice(i + 1).filter((one) => !onlyLater.includes(one));
      const { called, alone, marks: own } = callings(name, rest, [], marks);
      said = nameReplacer(called, `#${i + 1}`)(said);
      stays = nameFinder(alone)(said);
      marks = withMarks(marks, own);
    }
    return { said, stays, marks };
  }

  it.each([
    [
      ['Aminata Diallo', 'Ibrahim Diallo', 'Marc-Antoine Diallo'],
      'Aminata Diallo, Ms. Diallo, Ibrahim Diallo, M.-A. Diallo',
      '#1, Ms. Diallo, #2, M.-A. Diallo',
      ['erased'],
    ],
    [['Мария Иванова', 'Пётр Иванов'], 'Мария Иванова, г-жа Иванова, Пётр Иванов', '#1, г-жа Иванова, #2', ['erased']],
    [['王小明', '王大文'], '王小明、王先生和王大文', '#1、王先生和#2', []],
    [['محمد الصديق', 'أحمد الصديق'], 'محمد الصديق، أحمد الصديق', '#1، #2', []],
    // Of two who are called the same, nothing says which is meant.
    [['Ana Li', 'Ana Li'], 'Ana Li and Ms. Li', 'Ana Li and Ms. Li', ['erased']],
    [['Ana Li', 'Bob Sow'], 'Ana Li, Ms. Li, Mr. Sow', '#1, #1, #2', []],
  ])('%j', (names, text, left, stays) => {
    const done = oneByOne(names, text);
    expect(done.said).toBe(left);
    expect(done.stays).toEqual(stays);
  });

  it('somebody who came later is not what was written of the earlier one', () => {
    const text = 'Mr. Diallo and Ibrahim Diallo';
    expect(oneByOne(['Aminata Diallo', 'Ibrahim Diallo'], text, ['Ibrahim Diallo'])).toMatchObject({
      said: '#1 and #2',
    });
    const { marks } = oneByOne(['Aminata Diallo'], '');
    const { called } = callings('Ibrahim Diallo', [], [], marks);
    expect(nameReplacer(called, '#')(text)).toBe('Mr. Diallo and #');
    // Whoever came back is erased in full, and what may be another one stays.
    expect(nameReplacer(callings('Aminata Diallo', [], [], marks).called, '#')('Aminata Diallo, Ms. Diallo')).toBe(
      '#, Ms. Diallo',
    );
  });

  it('keeps numbers alone of a name', () => {
    const { marks } = oneByOne(['Aminata Diallo', 'Ibrahim Diallo'], '');
    expect(JSON.stringify(marks)).toMatch(/^{"words":\[(\d{1,5},?)+\],"forms":\[\]}$/);
  });
});

it('asks about the whole name with signs in it, before a word that may be a name, and in the codes of a link', () => {
  const { called, alone } = callings('Zelda Okoroafor', ['Zelda Okoroafor Smith']);
  const list = (text: string) => partFinder(called)(text).map(({ written, asked }) => `${written} ${asked ?? ''}`);
  for (const written of [
    '*Zelda* Okoroafor',
    'Okoroafor (Zelda)',
    'Zelda, Okoroafor',
    'ZeldaOkoroafor',
    '_Zelda_ *Okoroafor',
  ]) {
    const text = `asked by ${written}, and so on`;
    expect(list(text), written).toEqual([`${written} true`]);
    expect(nameReplacer(called, '#')(text), written).toBe(text);
    const taken = partFinder(called)(text).map(({ key }) => key);
    expect(nameReplacer({ ...called, taken }, '#')(text), written).toBe('asked by #, and so on');
  }
  expect(list('asked by Zelda Okoroafor E1')).toEqual(['Zelda Okoroafor true']);
  const alike = partFinder(callings('Zelda Okoroafor').called)('Z Okoroafor, Z. Okoroafor and z okoroafor');
  expect(alike.map(({ written, asked }) => `${written} ${asked ?? ''}`)).toEqual(['Z Okoroafor true', 'Z. Okoroafor ']);
  expect(list('Zelda_Okoroafor.docx')).toEqual(['Zelda_Okoroafor ']);
  expect(nameReplacer(called, '#')('Zelda Okoro\u00adafor')).toBe('#');
  expect(list('Zelda Okoroafor Smith, and Amina Okoroafor, Zelda Khan; ZeldaOkoroaforson')).toEqual([]);
  const encoded = callings('Xiomara Quiñones').alone;
  for (const link of ['Xiomara%20Qui%C3%B1ones.pdf', 'Xiomara-Quin%CC%83ones', '%51ui%c3%b1ones', 'a%E9%20Quinones'])
    expect(nameFinder(encoded)(`See https://un.example/d/${link} of it`), link).toEqual(['link']);
  expect(nameFinder(alone)('https://un.example/%4Fkoroafor')).toEqual(['link']);
});
