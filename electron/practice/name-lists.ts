/**
 * Given and family names by language, to put together into people who do not exist. Family names that belong to somebody
 * famous are left out on purpose.
 */
export interface ScriptName {
  readonly latin: string
  /** The name in its own script, where the list has one. */
  readonly native: string | null
}

export interface NameList {
  readonly language: string
  readonly given: readonly ScriptName[]
  readonly family: readonly ScriptName[]
  readonly display: (given: ScriptName, family: ScriptName) => string
}

/** `Latin` or `Latin=native`, separated by blanks; `_` stands for a blank inside a name. */
function names(text: string): ScriptName[] {
  return text
    .trim()
    .split(/\s+/u)
    .map((entry) => {
      const [latin = '', native] = entry.replaceAll('_', ' ').split('=')
      return { latin, native: native ?? null }
    })
}

const givenFirst: NameList['display'] = (given, family) => `${given.latin} ${family.latin}`
const familyFirst: NameList['display'] = (given, family) => `${family.latin} ${given.latin}`

/** Own script alone. */
const nativeGivenFirst: NameList['display'] = (given, family) =>
  `${given.native ?? given.latin} ${family.native ?? family.latin}`

/** Own script alone, family name first and without a blank. */
const nativeFamilyFirst: NameList['display'] = (given, family) =>
  `${family.native ?? family.latin}${given.native ?? given.latin}`

/** Latin with the own script behind it, family name first. */
const latinThenNative: NameList['display'] = (given, family) =>
  given.native === null || family.native === null
    ? familyFirst(given, family)
    : `${family.latin} ${given.latin} (${family.native} ${given.native})`

export const nameLists: readonly NameList[] = [
  {
    language: 'Norwegian and Danish',
    given: names('Åse Torbjørn Ingrid Sølvi Håkon Randi Øystein Gunnvor Mette Jens'),
    family: names('Fjordmo Brattvik Skårlund Ødegårdsli Nordsæter Kvalheim Strømnes Tangvoll Bækgaardsen Lyngmo'),
    display: givenFirst,
  },
  {
    language: 'Swedish and Finnish',
    given: names('Saga Björn Tuulikki Åke Väinö Hjördis Aino Sixten Päivi Örjan'),
    family: names(
      'Granehult Ekbackström Koivuranta Lövhammar Hämäläniemi Sjöarp Tallbrink Kallioaho Nyängsjö Virtasalo',
    ),
    display: givenFirst,
  },
  {
    language: 'Icelandic and Faroese',
    given: names('Þórunn Ásgeir Sólveig Hallgrímur Eyðun Bjarta Kári Ragnheiður Óðin Steinunn'),
    family: names('Eldjárnsdalur Hvammsfjall Brimnesi Skálafell á_Heygum Fossberg Mýrdalur Norðstein'),
    display: givenFirst,
  },
  {
    language: 'Polish',
    given: names('Zdzisława Łukasz Grażyna Wojciech Jadwiga Świętosław Bożena Mścisław Halina Kazimierz'),
    family: names(
      'Wronieckowska Żabikowski Dąbrówczak Świerkosz Łęgowiec Brzozianek Mgławicz Jaśkowiak Głuszyca Rzepiński',
    ),
    display: givenFirst,
  },
  {
    language: 'Czech and Hungarian',
    given: names('Bohuslava Řehoř Květoslava Zsófia Gyöngyi Břetislav Ödön Ludmila Győző Šárka'),
    family: names('Hřebenář Podlešák Szélkútvári Žďárek Kőhalmos Lískovcová Erdőszegi Vrbický Mákfalvi Drahokoupil'),
    display: givenFirst,
  },
  {
    language: 'German',
    given: names('Wiebke Jörg Gesche Lüder Heilwig Ottokar Käthe Folkert Mechthild Göran'),
    family: names(
      'Hagenbüchner Strohmoor Weißenbruch Lütkewiese Achterdiek Klünder-Voß Rautensiel Moorhusen Grünhäger Ostertün',
    ),
    display: givenFirst,
  },
  {
    language: 'French',
    given: names('Aurélie Thibault Hélène Gaëlle Côme Noémie Barthélémy Françoise Loïc Océane'),
    family: names(
      'Larivière-Dufour Montbrézieux Chênevert Gastinelle Beauvallon-Roy Pélissanne Trémargat Roquefeuille d’Aubrac Fontanès',
    ),
    display: givenFirst,
  },
  {
    language: 'Portuguese',
    given: names('Conceição Tomé Inês Gonçalo Assunção Estêvão Mafalda Simão Leonor Brás'),
    family: names(
      'Vasquilhos Montalvão Ribeirinhas Figueirôa Carvalhinha Falcoeira Serralheda Penaguião Quintanéu Alvôr',
    ),
    display: givenFirst,
  },
  {
    language: 'Spanish and Catalan',
    given: names('Begoña Íñigo Ximena Ramón Montserrat Ángel Nuria Jordi Araceli Óscar'),
    family: names(
      'Peñalmonte Zurbarrena Cabestanyó Urdanivia-Lago Ñancupe Montferrer Ibarrondo Quiñonero Salvatierga Bolívar-Seco',
    ),
    display: givenFirst,
  },
  {
    language: 'Irish and Welsh',
    given: names('Gráinne Caoimhín Sadhbh Fionnuala Iorwerth Angharad Tadhg Myfanwy Dáithí Gwenllian'),
    family: names(
      "O'Sheridane Ó_Maolfhaire Mac_Giolla_Dubh Llanwern-Pugh Ní_Cheallacháin O'Dálaigh Penybryn Mac_an_Bháicéir Cwmdulas O'Tuathlain",
    ),
    display: givenFirst,
  },
  {
    language: 'English',
    given: names('Winifred Rupert Thea Alistair Beatrix Jocelyn Percival Hettie Cedric Ottilie'),
    family: names(
      'Thistlewood-Marsh Oakenbury Penhallow-Finch Ravensdale-Moor Cobblewick Tarnside Appleyard-Stone Quillfeather Hartsbourne Saltmarshe',
    ),
    display: givenFirst,
  },
  {
    language: 'Greek',
    given: names(
      'Evdokia=Ευδοκία Stamatis=Σταμάτης Kalliope=Καλλιόπη Leandros=Λέανδρος Ourania=Ουρανία Thrasyvoulos=Θρασύβουλος Despina=Δέσποινα Anargyros=Ανάργυρος',
    ),
    family: names(
      'Petropouli=Πετροπούλη Thalassakis=Θαλασσάκης Vounarelis=Βουναρέλης Karydeas=Καρυδέας Melissourgou=Μελισσουργού Ampelonitis=Αμπελωνίτης Lithari=Λιθάρη',
    ),
    display: nativeGivenFirst,
  },
  {
    language: 'Turkish',
    given: names('Şükran Çağatay Gülümser İlteriş Nurgül Özgür Yağmur Doğukan Ümmühan Işıl'),
    family: names(
      'Karataşoğlu Göktepeli Çınarlıdere Söğütözü Yıldıztepe Dağdelenler Kuşçubaşıgil Ağaçkesen Ilıcalı Gümüşsuyu',
    ),
    display: givenFirst,
  },
  {
    language: 'Arabic in Latin script',
    given: names("Shadia Mu'tasim Ruqayya Yaqdhan Hanadi Ghassan Su'ad Dhafir Lubaba Khuzayma"),
    family: names(
      'al-Zaytouni Bin_Wahran al-Mirjan Qasrawiyya ash-Shatibani Nakhleh-Daher al-Yasmini el-Gharbawi Bou_Nahar at-Tayyani',
    ),
    display: givenFirst,
  },
  {
    language: 'Arabic',
    given: names('Nawar=نوار Taim=تيم Rabab=رباب Anas=أنس Sulafa=سلافة Wathiq=واثق'),
    family: names('al-Nahri=النهري al-Bustanji=البستنجي Zahr=زهر al-Qamari=القمري Sakhr=صخر al-Wadi=الوادي'),
    display: nativeGivenFirst,
  },
  {
    language: 'Hebrew and Amharic in Latin script',
    given: names('Tirzah Elishama Avital Yoezer Tsehay Berhanu Mulu Getachew Noga Worknesh'),
    family: names(
      "Har-Tavor Ben-Ilanot Gefen-Sela Woldegabir Tessemar Negewo Kinneret-Oz Abayneh-Lul Mesk'elu Dekel-Nahar",
    ),
    display: givenFirst,
  },
  {
    language: 'Yoruba and Igbo',
    given: names('Adéọlá Olúṣẹ́gun Títílayọ̀ Chidịnma Ọbịageli Ìfẹ́olúwa Káyọ̀dé Nkẹ́chi Babátúndé Ṣadé'),
    family: names(
      'Adébímpẹ́lú Ọlátúnjíọ̀ Okwuọsafor Àjàyíwolé Nwabụnike Ògúnmọ́dẹdé Ekwuemeji Ọdúnlámìí Ṣówándé-Cole Umeagụkwu',
    ),
    display: givenFirst,
  },
  {
    language: 'Swahili, Akan and Wolof',
    given: names('Nyambura Kwabena Mwanaisha Ousmane Efua Baraka Ndeye Kofi Zawadi Awa'),
    family: names(
      "N'Gorankro Wambugha-Maina Asantewiah Ndiongue-Sarr Mwakitawa Boahemfi Kilonzi-Were Thiawène Owusubaa M'Bokolé",
    ),
    display: givenFirst,
  },
  {
    language: 'Hindi',
    given: names(
      'Suhasini=सुहासिनी Devendra=देवेन्द्र Charulata=चारुलता Omprakash=ओमप्रकाश Vasundhara=वसुंधरा Trilok=त्रिलोक Kumudini=कुमुदिनी Harishchand=हरिश्चंद',
    ),
    family: names(
      'Vanmalia=वनमालिया Nadkishor=नदकिशोर Parvatkar=पर्वतकर Suryagarh=सूर्यगढ़ Chandrawal=चंद्रावल Meghpuria=मेघपुरिया Baghelwar=बघेलवार',
    ),
    display: (given, family) => `${given.latin} ${family.latin} (${given.native ?? ''} ${family.native ?? ''})`,
  },
  {
    language: 'Tamil and Sinhala in Latin script',
    given: names(
      'Thenmozhi Ilanchezhiyan Malarvizhi Sugathadasa Poongodi Nallathambi Chathurika Arulmani Kusumalatha Velmurugan',
    ),
    family: names(
      'Kurinjiselvan Wickramatungage Poomalairaj Gunasinghalage Thamaraikannan Abeykoonwela Marutharasan Nanayakkarage',
    ),
    display: givenFirst,
  },
  {
    language: 'Vietnamese',
    given: names('Bích_Thủy Quốc_Đạt Thị_Hạnh Minh_Triết Như_Ý Văn_Lễ Ngọc_Diệp Hữu_Phước Thu_Hằng Đình_Khôi'),
    family: names('Nghiêm Doãn Khổng Quách Tiêu Vương Lưu Đặng Thạch Đoàn'),
    display: familyFirst,
  },
  {
    language: 'Japanese',
    given: names(
      'Misora=美空 Haruto=陽翔 Kotoha=琴葉 Genzaburo=源三郎 Yuzuki=柚月 Sojiro=宗次郎 Chihaya=千早 Tokiwa=常磐',
    ),
    family: names(
      'Takasehara=高瀬原 Mizunokawa=水野川 Shiratorizawa=白鳥沢 Kitazumi=北住 Aoyamagi=青柳木 Tsukishima=月嶋 Urahama=浦浜',
    ),
    display: latinThenNative,
  },
  {
    language: 'Korean',
    given: names('Seo-yeon=서연 Ha-neul=하늘 Ji-hwan=지환 Bo-ram=보람 Da-eun=다은 Tae-sik=태식'),
    family: names('Namgoong=남궁 Seonwoo=선우 Hwangbo=황보 Dokgo=독고 Jegal=제갈 Sagong=사공'),
    display: nativeFamilyFirst,
  },
  {
    language: 'Chinese in Latin script',
    given: names('Mingyue Haoran Qiuyun Zhilan Wenbai Lingxiao Yuhan Songtao'),
    family: names('Ouyang Shangguan Situ Dongfang Linghu Duanmu Huangfu Gongsun'),
    display: familyFirst,
  },
  {
    language: 'Maori, Hawaiian and Samoan',
    given: names('Hinemoa Tāne Māhina Rāwiri Keahi Leilehua Tavita Ngāire Wiremu Sefina'),
    family: names(
      "Te_Awamutu-Rangi Waipounamu Kahananui-Pō Tauranganui Fa'alataitaua Manukorihi Ka‘ahumālie Te_Whetūrere Leota-Sina Ōtākouhia",
    ),
    display: givenFirst,
  },
  {
    language: 'Ukrainian and Bulgarian in Latin script',
    given: names('Solomiia Ostap Yaroslava Taras Desislava Krastyu Mykhailyna Hryhorii Rositsa Zdravko'),
    family: names(
      "Vyshnevhai Zolotonosha Kalynychenko-Riy Dubohryz Gorskotsvetov Trandafilska Zaliznyak-Bir Skovorodchuk Orehovetska Hrebin'ko",
    ),
    display: givenFirst,
  },
]
