interface NameGroup {
  firstNames: readonly string[];
  middleNames: readonly string[];
  lastNames: readonly string[];
  weight: number;
}

const words = (text: string): string[] => text.split(' ');

/** Invented people of many scripts: code that reads, sorts, cuts or prints a name has to cope with all of them. */
export const NAME_GROUPS: readonly NameGroup[] = [
  {
    firstNames: words(
      'Aarati Bikash Chandra Deepa Ganesh Hira Isha Jeevan Kabita Laxmi Manoj Nirmala Prakash Rojina Sagar Tara Umesh Yamuna Anil Sunita',
    ),
    middleNames: words('Bahadur Kumar Kumari Prasad Devi Raj'),
    lastNames: words('Adhikari Basnet Chhetri Dahal Gurung Karki Lama Magar Neupane Poudel Rai Shrestha Tamang Thapa Maharjan Limbu'),
    weight: 50,
  },
  {
    firstNames: words('Zoë Jürgen Søren Łukasz Chloé Iñigo Åsa Önder Siobhán Renée'),
    middleNames: words('André José Marie Ève'),
    lastNames: words("Müller O'Brien Nuñez Øvergård Çelik Kovář Lefèvre Święch Hämäläinen D'Souza"),
    weight: 14,
  },
  {
    firstNames: words('सुमन प्रतिमा विवेक अनुषा राजेश मञ्जु'),
    middleNames: words('कुमार देवी'),
    lastNames: words('श्रेष्ठ अधिकारी गुरुङ थापा महर्जन'),
    weight: 12,
  },
  {
    firstNames: words('ليلى يوسف مريم خالد نور'),
    middleNames: words('بن عبد'),
    lastNames: words('الحداد المصري الخوري الشامي'),
    weight: 6,
  },
  { firstNames: words('小明 丽华 建国 雨桐 𠮷野'), middleNames: [], lastNames: words('王 李 张 欧阳 刘'), weight: 6 },
  {
    firstNames: words('Алёна Борис Юлия Фёдор Ірина'),
    middleNames: words('Иванович Сергеевна'),
    lastNames: words('Щербакова Ковальчук Ёлкина Цветаев'),
    weight: 6,
  },
  {
    firstNames: words('Ελένη Γιώργος Άννα Σωκράτης'),
    middleNames: words('Μαρία'),
    lastNames: words('Παπαδοπούλου Νικολαΐδης Ψαρράς'),
    weight: 6,
  },
];
